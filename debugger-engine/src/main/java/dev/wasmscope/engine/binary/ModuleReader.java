package dev.wasmscope.engine.binary;

import dev.wasmscope.engine.module.ByteRange;
import dev.wasmscope.engine.module.CustomSection;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.SectionInfo;

/**
 * Reads a whole module (core specification 5.5.16) without decoding the bodies: they are looked at
 * when a function is validated, lowered or printed.
 */
public final class ModuleReader {

    private static final int CUSTOM = 0;

    private final byte[] bytes;
    private final ModuleParts parts = new ModuleParts();
    private int lastOrder;

    private ModuleReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads a module.
     *
     * @param bytes the whole file; the module keeps this array and nobody may change it afterwards
     * @throws MalformedModuleException if this is not a WebAssembly 3.0 module in the binary format
     */
    public static Module read(byte[] bytes) {
        return new ModuleReader(bytes).read();
    }

    private Module read() {
        FileHeader.check(bytes);
        ByteReader in = new ByteReader(bytes, FileHeader.LENGTH, bytes.length, ByteReader.OUTSIDE);
        while (!in.atEnd()) {
            readSection(in);
        }
        parts.finish(in);
        return parts.toModule(bytes);
    }

    private void readSection(ByteReader in) {
        int headerStart = in.position();
        int id = in.u8();
        SectionId section = id == CUSTOM ? null : SectionId.byId(id);
        if (id != CUSTOM && section == null) {
            throw in.malformed(headerStart, "malformed section id " + id);
        }
        int size = in.u32();
        int start = in.position();
        in.skip(size);
        String name = section == null ? "custom" : section.text();
        ByteReader contents = new ByteReader(bytes, start, in.position(), name);
        if (section == null) {
            name = readCustom(contents);
        } else {
            checkOrder(in, section, headerStart);
            readKnown(section, contents);
        }
        parts.sections.add(
                new SectionInfo(
                        id,
                        name,
                        new ByteRange(headerStart, start),
                        new ByteRange(start, in.position())));
    }

    private void checkOrder(ByteReader in, SectionId section, int at) {
        if (section.order() <= lastOrder) {
            throw in.malformed(
                    at,
                    "unexpected content after last section: the %s section is repeated or out of order"
                            .formatted(section.text()));
        }
        lastOrder = section.order();
    }

    private String readCustom(ByteReader in) {
        String name = in.name();
        ByteRange contents = new ByteRange(in.position(), in.limit());
        parts.customSections.add(new CustomSection(name, contents));
        return name;
    }

    private void readKnown(SectionId section, ByteReader in) {
        switch (section) {
            case TYPE -> TypeSectionReader.read(in, parts);
            case IMPORT -> EntitySectionReaders.readImports(in, parts);
            case FUNCTION -> EntitySectionReaders.readFunctions(in, parts);
            case TABLE -> EntitySectionReaders.readTables(in, parts);
            case MEMORY -> EntitySectionReaders.readMemories(in, parts);
            case TAG -> EntitySectionReaders.readTags(in, parts);
            case GLOBAL -> EntitySectionReaders.readGlobals(in, parts);
            case EXPORT -> EntitySectionReaders.readExports(in, parts);
            case START -> parts.start = in.u32();
            case ELEMENT -> SegmentSectionReaders.readElements(in, parts);
            case DATA_COUNT -> parts.dataCount = in.u32();
            case CODE -> SegmentSectionReaders.readCode(in, parts);
            case DATA -> SegmentSectionReaders.readData(in, parts);
        }
        if (section == SectionId.START) {
            parts.hasStart = true;
        } else if (section == SectionId.DATA_COUNT) {
            parts.hasDataCount = true;
        }
        if (!in.atEnd()) {
            throw in.malformed(in.position(), "section size mismatch");
        }
    }
}
