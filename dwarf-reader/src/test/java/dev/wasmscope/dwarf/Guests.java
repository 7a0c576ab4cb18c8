package dev.wasmscope.dwarf;

import dev.wasmscope.dwarf.scope.Program;
import dev.wasmscope.dwarf.section.Problems;
import dev.wasmscope.dwarf.section.SectionSet;
import dev.wasmscope.testing.TestInputs;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The programs that tests read. */
final class Guests {
    /** One of each compiler, language, version and optimisation. */
    static final List<String> ALL =
            List.of(
                    "c/shapes-c19-O0-dw4.wasm",
                    "c/shapes-c19-O0-dw5.wasm",
                    "c/shapes-c19-O2-dw4.wasm",
                    "c/shapes-c19-O2-dw5.wasm",
                    "c/shapes-c19-O2-linetables.wasm",
                    "c/shapes-c22-O0.wasm",
                    "c/mem64-c19.wasm",
                    "cpp/zoo-c19-O0-dw4.wasm",
                    "cpp/zoo-c19-O0-dw5.wasm",
                    "cpp/zoo-c19-O2-dw5.wasm",
                    "cpp/zoo-c22-eh-exnref-O0.wasm",
                    "rust/app-r163-O0.wasm",
                    "rust/app-r196-dev.wasm",
                    "rust/app-r196-release.wasm",
                    "zig/app-zig011-Debug.wasm",
                    "real/bzip2-c19-O1.wasm",
                    "real/lua-c19-O0.wasm",
                    "real/minigzip-c19-O0.wasm");

    /** All guests of the C, C++, Rust and Zig folders that have lines, and the real programs. */
    static List<String> allWithLines() {
        List<String> more =
                List.of(
                        "c/shapes-c19-O0-g3macro.wasm",
                        "c/shapes-c19-O1-split4.wasm",
                        "c/shapes-c19-O1-split5.wasm",
                        "c/shapes-c19-O2-embedsrc.wasm",
                        "c/shapes-c19-reactor.wasm",
                        "c/shapes-ext.debug.wasm",
                        "cpp/zoo-c19-eh-legacy-O0.wasm");
        return Stream.concat(ALL.stream(), more.stream()).toList();
    }

    /** Whether {@code -Dwasmscope.oracle=all} asks for all there is instead of samples. */
    static boolean everything() {
        return System.getProperty("wasmscope.oracle", "").equals("all");
    }

    private Guests() {}

    static Path path(String guest) {
        return TestInputs.guest(guest);
    }

    static DwarfInfo read(String guest) {
        return DwarfInfo.read(WasmSections.of(TestInputs.guestBytes(guest)));
    }

    /** The units of a guest. */
    static Program program(String guest) {
        Problems problems = new Problems();
        return new Program(
                new SectionSet(WasmSections.of(TestInputs.guestBytes(guest)), problems), problems);
    }

    /** The addresses of every so many rows of the line tables, at least 37 rows apart. */
    static long[] sample(DwarfInfo info, int wanted) {
        long[] addresses = rows(info).distinct().toArray();
        int step = Math.max(37, addresses.length / wanted);
        return LongStream.range(0, (addresses.length + step - 1) / step)
                .map(i -> addresses[(int) i * step])
                .toArray();
    }

    /** The addresses of all rows of the line tables. */
    static long[] rowAddresses(DwarfInfo info) {
        return rows(info).distinct().toArray();
    }

    private static LongStream rows(DwarfInfo info) {
        return info.rows(0, 1L << 32).stream().mapToLong(row -> row.address());
    }

    /** Name of the golden file of a guest. */
    static String golden(String kind, String guest) {
        return kind + "/" + guest.replace('/', '-').replace(".wasm", ".txt");
    }
}
