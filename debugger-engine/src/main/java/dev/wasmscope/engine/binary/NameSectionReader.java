package dev.wasmscope.engine.binary;

import dev.wasmscope.engine.module.CustomSection;
import dev.wasmscope.engine.module.Names;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The name section (appendix "Custom Sections" of the core specification, with the subsections of
 * the extended name section proposal). Lenient: it keeps what it can read and notes the first
 * problem.
 */
final class NameSectionReader {

    private final ByteReader in;
    private final Map<Names.Kind, Map<Integer, String>> flat = new EnumMap<>(Names.Kind.class);
    private final Map<Names.NestedKind, Map<Integer, Map<Integer, String>>> nested =
            new EnumMap<>(Names.NestedKind.class);
    private Optional<String> moduleName = Optional.empty();

    private NameSectionReader(ByteReader in) {
        this.in = in;
    }

    static Names read(byte[] bytes, List<CustomSection> customSections) {
        for (CustomSection section : customSections) {
            if (section.name().equals("name")) {
                int start = (int) section.contents().start();
                int end = (int) section.contents().end();
                return new NameSectionReader(new ByteReader(bytes, start, end, "name")).read();
            }
        }
        return Names.NONE;
    }

    private Names read() {
        Optional<String> problem = Optional.empty();
        while (!in.atEnd() && problem.isEmpty()) {
            problem = readSubsection();
        }
        return new Names(moduleName, flat, nested, problem);
    }

    /** Reads one subsection; the answer is what kept the reader from finding the next one. */
    private Optional<String> readSubsection() {
        try {
            int id = in.u8();
            int size = in.u32();
            int start = in.position();
            in.skip(size);
            ByteReader contents = new ByteReader(in.bytes(), start, in.position(), "name");
            readContents(id, contents);
            return Optional.empty();
        } catch (MalformedModuleException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    private void readContents(int id, ByteReader contents) {
        switch (id) {
            case 0 -> moduleName = Optional.of(contents.name());
            case 1 -> readNames(contents, flat(Names.Kind.FUNCTION));
            case 2 -> readNested(contents, Names.NestedKind.LOCAL);
            case 3 -> readNested(contents, Names.NestedKind.LABEL);
            case 4 -> readNames(contents, flat(Names.Kind.TYPE));
            case 5 -> readNames(contents, flat(Names.Kind.TABLE));
            case 6 -> readNames(contents, flat(Names.Kind.MEMORY));
            case 7 -> readNames(contents, flat(Names.Kind.GLOBAL));
            case 8 -> readNames(contents, flat(Names.Kind.ELEMENT));
            case 9 -> readNames(contents, flat(Names.Kind.DATA));
            case 10 -> readNested(contents, Names.NestedKind.FIELD);
            case 11 -> readNames(contents, flat(Names.Kind.TAG));
            default -> {
                // A subsection of a later proposal: nothing of it is needed.
            }
        }
    }

    private Map<Integer, String> flat(Names.Kind kind) {
        return flat.computeIfAbsent(kind, k -> new HashMap<>());
    }

    private static void readNames(ByteReader contents, Map<Integer, String> names) {
        int count = contents.u32();
        for (int i = 0; Integer.compareUnsigned(i, count) < 0; i++) {
            int index = contents.u32();
            String name = contents.name();
            if (!name.isEmpty()) {
                names.put(index, name);
            }
        }
    }

    private void readNested(ByteReader contents, Names.NestedKind kind) {
        Map<Integer, Map<Integer, String>> outer =
                nested.computeIfAbsent(kind, k -> new HashMap<>());
        int count = contents.u32();
        for (int i = 0; Integer.compareUnsigned(i, count) < 0; i++) {
            int index = contents.u32();
            readNames(contents, outer.computeIfAbsent(index, k -> new HashMap<>()));
        }
    }
}
