package dev.wasmscope.engine.binary;

import dev.wasmscope.engine.module.ByteRange;
import dev.wasmscope.engine.module.CustomSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the sections of a file are, without looking into them: files with debug information only
 * need not be modules that could run.
 *
 * @param customSections in file order
 * @param code the contents of the first code section
 */
public record SectionScan(List<CustomSection> customSections, Optional<ByteRange> code) {
    public SectionScan {
        customSections = List.copyOf(customSections);
    }

    /**
     * Scans a file.
     *
     * @throws MalformedModuleException if it is not in the WebAssembly binary format, or a section
     *     runs past the end
     */
    public static SectionScan of(byte[] bytes) {
        FileHeader.check(bytes);
        List<CustomSection> custom = new ArrayList<>();
        Optional<ByteRange> code = Optional.empty();
        ByteReader in = new ByteReader(bytes, FileHeader.LENGTH, bytes.length, ByteReader.OUTSIDE);
        while (!in.atEnd()) {
            int id = in.u8();
            int size = in.u32();
            int start = in.position();
            in.skip(size);
            if (id == 0) {
                ByteReader contents = new ByteReader(bytes, start, in.position(), "custom");
                String name = contents.name();
                custom.add(
                        new CustomSection(name, new ByteRange(contents.position(), in.position())));
            } else if (code.isEmpty() && SectionId.byId(id) == SectionId.CODE) {
                code = Optional.of(new ByteRange(start, in.position()));
            }
        }
        return new SectionScan(custom, code);
    }
}
