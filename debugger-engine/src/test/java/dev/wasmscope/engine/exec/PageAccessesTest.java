package dev.wasmscope.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.engine.binary.ModuleBytes;
import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.host.HostModule;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.probe.Instrumentation;
import dev.wasmscope.engine.probe.PageAccesses;
import dev.wasmscope.engine.probe.PageAccesses.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of access is counted once, for its page, with its bytes; run and stepped alike. */
class PageAccessesTest {
    private static PageAccesses run(RunMode mode, String memories, String body) {
        byte[] module =
                new ModuleBytes()
                        .section(1, "01  60 00 00")
                        .section(2, "01  04 686f7374 05 7772697465  00 00") // host.write
                        .section(3, "01 00")
                        .section(5, memories)
                        .section(12, "01")
                        .bodies("00 " + body + " 0b")
                        .section(11, "01  01 08 0102030405060708")
                        .build();
        HostModule host =
                HostModule.builder("host")
                        .add(
                                "write",
                                new FuncType(List.of(), List.of()),
                                call -> {
                                    call.wrote(4094, 3);
                                    call.read(0, 5);
                                })
                        .build();
        Store store = new Store(StoreLimits.DEFAULT);
        Instance instance = store.instantiate(ModuleReader.read(module), Imports.of(host));
        GuestThread thread = new GuestThread(store);
        PageAccesses pages = new PageAccesses();
        thread.setInstrumentation(Instrumentation.NONE.withPages(pages));
        thread.start(instance.function(1), List.of());
        ExecutionResult result = thread.resume(mode);
        while (result instanceof ExecutionResult.Stepped) {
            result = thread.resume(mode);
        }
        return pages;
    }

    /** {@code memory/page: reads rBYTES writes wBYTES host hBYTES} of each page with any. */
    private static String text(PageAccesses pages) {
        List<String> lines = new ArrayList<>();
        for (int memory : pages.memories()) {
            for (int page = 0; page < 64; page++) {
                StringBuilder line = new StringBuilder();
                for (Column column : Column.values()) {
                    long[] values = pages.column(memory, column);
                    long value = page < values.length ? values[page] : 0;
                    line.append(
                            value == 0 ? "" : " " + "rRwWgGhH".charAt(column.ordinal()) + value);
                }
                if (!line.isEmpty()) {
                    lines.add((memory == 0 ? "" : memory + "/") + page + line);
                }
            }
        }
        return String.join(", ", lines);
    }

    private static void expect(String expected, String memories, String body) {
        for (RunMode mode : List.of(RunMode.PROFILE, RunMode.STEP)) {
            assertEquals(expected, text(run(mode, memories, body)), body + ", " + mode);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"01 00 02", "01 04 02", "01 03 02 02"})
    void everyLoadAndStore(String memory) {
        for (int code = Opcode.I32_LOAD.code(); code <= Opcode.I64_STORE32.code(); code++) {
            Opcode opcode = Objects.requireNonNull(Opcode.byCode(code));
            boolean store = code >= Opcode.I32_STORE.code();
            String value =
                    switch (opcode.mnemonic().substring(0, 3)) {
                        case "i32" -> "41 05";
                        case "i64" -> "42 05";
                        case "f32" -> "43 0000803f";
                        default -> "44 000000000000f03f";
                    };
            String address = memory.startsWith("01 04") ? "42" : "41";
            String access = "%02x 00 fe3f".formatted(code); // 8190
            String body = address + " 01 " + (store ? value + access : access + " 1a");
            int bytes = opcode.accessBytes();
            expect("1 " + (store ? "w1 W" : "r1 R") + bytes, memory, body);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fill over two pages | 0 w1 W6, 1 w1 W2 | 41 fa1f 41 01 41 08 fc 0b 00",
                "fill of nothing     | ''              | 41 fa1f 41 01 41 00 fc 0b 00",
                "copy                | 0 r1 R8, 4 w1 W8 | 41 8080 01 41 00 41 08 fc 0a 00 00",
                "init                | 3 w1 W4 | 41 80e000 41 00 41 04 fc 08 00 00",
                "vector              | 0 r1 R16, 1 w1 W16 | 41 8020 41 00 fd 00 04 00 fd 0b 04 00",
                "lane                | 0 r1 R4 | 41 00 41 00 fd 0c 00000000000000000000000000000000"
                        + " fd 56 02 00 00 1a 1a",
                "read-modify-write   | 1 r1 R4 w1 W4 | 41 8020 41 01 fe 1e 02 00 1a",
                "other memory        | 1/1 w1 W4 | 41 8020 41 01 36 42 01 00",
                "host                | 0 g1 G5 h1 H2, 1 h1 H1 | 10 00",
                "trap                | 0 r1 R1 | 41 00 2d 00 00 1a 41 7f 2d 00 00 1a",
            })
    void everythingElse(String what, String expected, String body) {
        expect(expected, "02  00 02  00 02", body);
    }

    @Test
    void bytesOfRangesAreKeptByInstruction() {
        PageAccesses pages = run(RunMode.PROFILE, "01 00 02", "41 8020 41 00 41 08 fc 0a 00 00");
        long[][] ranges = pages.rangesAt();
        assertEquals(1, ranges.length, "instructions on ranges");
        assertEquals(1, ranges[0][0], "function");
        assertEquals(8, ranges[0][2], "bytes read");
        assertEquals(8, ranges[0][3], "bytes written");
    }
}
