package dev.wasmscope.dwarf;

import dev.wasmscope.dwarf.section.DebugSections;
import java.nio.charset.StandardCharsets;

/** Finds the custom sections of a module: just enough WebAssembly for tests. */
final class WasmSections {
    private final byte[] file;
    private int at = 8;

    private WasmSections(byte[] file) {
        this.file = file;
    }

    /** The custom sections of a module, by name. */
    static DebugSections of(byte[] file) {
        WasmSections walker = new WasmSections(file);
        DebugSections.Builder sections = DebugSections.builder();
        while (walker.at < file.length) {
            int id = file[walker.at++];
            int end = walker.leb();
            end += walker.at;
            if (id == 0) {
                int length = walker.leb();
                String name = new String(file, walker.at, length, StandardCharsets.UTF_8);
                int from = walker.at + length;
                sections.add(name, file, from, end - from);
            }
            walker.at = end;
        }
        return sections.build();
    }

    private int leb() {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = file[at++];
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
