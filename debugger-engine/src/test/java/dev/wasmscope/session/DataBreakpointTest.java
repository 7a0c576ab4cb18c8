package dev.wasmscope.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.binary.ModuleBytes;
import dev.wasmscope.testing.TestInputs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Breakpoints on data: what stops, which values they name, and who did it. */
class DataBreakpointTest {

    private static DebuggedProgram watched() throws SessionException {
        return stopped(
                LaunchConfig.of(CompiledGuests.build("watched.c", "-O0"))
                        .withStdin(new StdinSource.Bytes("abc\n".getBytes(UTF_8))));
    }

    private static DebuggedProgram stopped(LaunchConfig config) throws SessionException {
        DebuggedProgram program = new DebuggedProgram(config);
        program.session().addFunctionBreakpoint("main");
        program.perform("run");
        return program;
    }

    private static Breakpoint watch(DebuggedProgram program, String expression, DataAccess access) {
        DataTarget target =
                DebuggedProgram.await(program.session().dataBreakpoints().target(0, expression));
        return program.session().addBreakpoint(new BreakpointSpec.Data(target, access));
    }

    /** Every stop for data to the end: what was done, and in which function. */
    private static String hits(DebuggedProgram program) {
        List<String> hits = new ArrayList<>();
        Stop stop = program.perform("continue");
        while (!stop.ended()) {
            hits.add(
                    switch (stop.reason()) {
                        case StopReason.AtData at ->
                                at.hits().getFirst().text()
                                        + " by "
                                        + at.by().hostCall().map(h -> h + " in ").orElse("")
                                        + at.by().frames().getFirst().function();
                        case StopReason.DataEnded end -> end.event();
                        default -> stop.reason().text();
                    });
            stop = program.perform("continue");
        }
        assertEquals("exited with code 0", stop.reason().text(), "the program does what it does");
        return String.join("; ", hits);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "total        | CHANGE | total: 0 -> 4 by main; total: 4 -> 14 by main",
                "first.value  | CHANGE | first.value: 1 -> 10 by change",
                "first.value  | WRITE  | first.value: 1 -> 10 by change; first.value: 10, the same by change;"
                        + " first.value: 10, the same by change; first.value: 10, the same by change",
                "second.value | READ_WRITE | second.value: 2 -> 20 by main",
                "total        | READ   | total is 4 by main; total is 14 by main",
                "first.low    | CHANGE | first.low: 0 -> 5 by change",
                "first.high   | CHANGE | first.high: 0 -> 9 by change",
                "line[1]      | CHANGE | line[1]: 0 '\\0' -> 98 'b' by wasi_snapshot_preview1.fd_read in __wasi_fd_read",
                "line         | WRITE  | line: \"\" -> \"abc\\n\" by wasi_snapshot_preview1.fd_read in __wasi_fd_read",
                // the host reads what the guest has it write, and no more
                "line         | READ   | line is \"abc\\n\" by wasi_snapshot_preview1.fd_write in __wasi_fd_write",
                "line[1]      | READ_WRITE | line[1]: 0 '\\0' -> 98 'b' by wasi_snapshot_preview1.fd_read in"
                        + " __wasi_fd_read; line[1] is 98 'b' by wasi_snapshot_preview1.fd_write in"
                        + " __wasi_fd_write",
                "line[2]      | READ   | ''",
                // the pointer moves on, and the watch with it
                "head->value  | CHANGE | head->value: 1 -> 10 by change; head->value: 10 -> 2 by main;"
                        + " head->value: 2 -> 20 by main",
                "head->value + total | CHANGE | head->value + total: 1 -> 10 by change; head->value + total: 10 -> 2"
                        + " by main; head->value + total: 2 -> 20 by main; head->value + total: 20 -> 24 by main;"
                        + " head->value + total: 24 -> 34 by main",
            })
    void aVariableStopsWithItsValuesAndWhoDidIt(
            String expression, DataAccess access, String expected) throws Exception {
        try (DebuggedProgram program = watched()) {
            watch(program, expression, access);
            assertEquals(expected, hits(program));
        }
    }

    @Test
    void whatTheHostReadIsKnownOfARecordedRunToo(@TempDir Path folder) throws Exception {
        Path recording = folder.resolve("run.recording");
        Path wasm = CompiledGuests.build("watched.c", "-O0");
        LaunchConfig config =
                LaunchConfig.of(wasm).withStdin(new StdinSource.Bytes("abc\n".getBytes(UTF_8)));
        try (DebuggedProgram program = new DebuggedProgram(config.withRecording(recording))) {
            program.perform("run");
        }
        try (DebuggedProgram program = stopped(LaunchConfig.of(wasm).withReplay(recording))) {
            watch(program, "line", DataAccess.READ);
            assertEquals(
                    "line is \"abc\\n\" by wasi_snapshot_preview1.fd_write in __wasi_fd_write",
                    hits(program));
        }
    }

    @Test
    void aLocalVariableIsOneActivationsAndEndsWithIt() throws Exception {
        try (DebuggedProgram program = watched()) {
            program.session().addFunctionBreakpoint("depth_of");
            for (int i = 0; i < 3; i++) {
                program.perform("continue");
            }
            assertEquals("2", program.evaluate(0, "n").value(), "the third activation");
            program.session()
                    .breakpoints()
                    .forEach(b -> program.session().removeBreakpoint(b.id()));
            Breakpoint depth = watch(program, "depth", DataAccess.CHANGE);
            assertEquals(
                    "depth: 0 -> 2 by depth_of; depth: 2 -> 3 by depth_of;"
                            + " depth is gone: depth_of has returned",
                    hits(program));
            Breakpoint over =
                    program.session().breakpoints().stream()
                            .filter(b -> b.id() == depth.id())
                            .findFirst()
                            .orElseThrow();
            assertEquals("depth_of has returned: the variable is gone", over.message());
            assertTrue(!over.verified(), "it waits for nothing any more");
        }
    }

    @Test
    void aConditionAndTheNumberOfTheHitDecide() throws Exception {
        try (DebuggedProgram program = watched()) {
            DataTarget total =
                    DebuggedProgram.await(program.session().dataBreakpoints().target(0, "total"));
            program.session()
                    .addBreakpoint(
                            new BreakpointSpec.Data(total, DataAccess.CHANGE),
                            BreakpointOptions.NONE.withCondition("total > 4"));
            assertEquals("total: 4 -> 14 by main", hits(program));
        }
    }

    /** 64 KiB from an odd address on; what is beside is left alone. */
    @Test
    void bytesOfAnyRangeAreWatched() throws Exception {
        try (DebuggedProgram program = watched()) {
            long line = program.evaluate(0, "line").address().orElseThrow();
            DataTarget target = new DataTarget.Bytes(0, line + 3, DataTarget.MAX_LENGTH);
            program.session().addBreakpoint(new BreakpointSpec.Data(target, DataAccess.CHANGE));
            Stop stop = program.perform("continue");
            StopReason.AtData at = assertInstanceOf(StopReason.AtData.class, stop.reason());
            assertTrue(
                    at.event().matches("65536 bytes at 0x\\w+: at [+]\\d+: .* -> at [+]\\d+: .*"),
                    at.text());
            assertEquals("change", at.by().frames().getFirst().function());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + 2      | it is nowhere in the program, so it cannot change",
                "nothing    | column 1: no variable is named nothing here",
                "$local999  | no local 999 here",
                "$stack0    | no stack 0 here",
                "$table7[0] | there is no table 7",
            })
    void whatCannotBeWatchedIsSaid(String expression, String message) throws Exception {
        try (DebuggedProgram program = watched()) {
            AssertionError error =
                    assertThrows(
                            AssertionError.class,
                            () -> watch(program, expression, DataAccess.CHANGE));
            assertTrue(String.valueOf(error.getCause()).contains(message), error::toString);
        }
    }

    /** What the user changes, and what a called function does, is where the next change begins. */
    @Test
    void whatTheUserChangesIsNoChangeOfTheProgram() throws Exception {
        try (DebuggedProgram program = watched()) {
            watch(program, "head->value", DataAccess.CHANGE);
            watch(program, "first.value + total", DataAccess.CHANGE);
            for (String change : List.of("total = 100", "change(&second)", "head = &second")) {
                DebuggedProgram.await(
                        program.session()
                                .changes()
                                .evaluate(0, change, CallEffects.KEEP, 1_000_000));
            }
            for (String expected :
                    List.of(
                            "head->value: 10 -> <column 7: it is a null pointer>",
                            "first.value + total: 101 -> 110")) {
                Stop stop = program.perform("continue");
                StopReason.AtData at = assertInstanceOf(StopReason.AtData.class, stop.reason());
                assertEquals(expected, at.hits().getFirst().text());
            }
        }
    }

    /** Optimised code keeps a variable in one local now and in another one then. */
    @ParameterizedTest
    @CsvSource({
        "-O1, b, CHANGE, b: 18 -> 12; b: 12 -> 6; b: 6 -> 0",
        "-O2, b, CHANGE, b: 18 -> 12; b: 12 -> 6; b: 6 -> 0",
        "-O2, b + 1, CHANGE, b + 1: 19 -> 13; b + 1: 13 -> 7; b + 1: 7 -> 1",
        "-O2, b, WRITE, b: 18 -> 12; b: 12 -> 6; b: 6 -> 0",
        "-O2, a, CHANGE, ''", // it has no value once the loop has begun
    })
    void aVariableThatMovesBetweenLocalsIsFollowed(
            String optimised, String expression, DataAccess access, String expected)
            throws Exception {
        LaunchConfig config = LaunchConfig.of(CompiledGuests.build("moving.c", optimised));
        try (DebuggedProgram program = new DebuggedProgram(config)) {
            program.session().addFunctionBreakpoint("gcd");
            program.perform("run");
            watch(program, expression, access);
            assertEquals(
                    expected + "; " + expression + " is gone: gcd has returned",
                    "; ".repeat(expected.isEmpty() ? 1 : 0) + hits(program).replace(" by gcd", ""));
        }
    }

    @Test
    void wasmsOwnPlacesAreWatched() throws Exception {
        try (DebuggedProgram program = watched()) {
            watch(program, "$global0", DataAccess.CHANGE);
            Stop stop = program.perform("continue");
            StopReason.AtData at =
                    assertInstanceOf(StopReason.AtData.class, stop.reason(), stop.reason().text());
            assertEquals("in global 0", at.hits().getFirst().place());
        }
    }

    /** Function 0 sets its local to 7, element 1 of the table to function 1, the global to 9. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$local0    | $local0: 0 -> 7 by run",
                "$table0[1] | $table0[1]: null -> func[1] other by run",
                "$global0   | $global0: 1 -> 9 by run",
            })
    void localsElementsAndGlobalsSayWhatTheyWere(
            String place, String expected, @TempDir Path folder) throws Exception {
        byte[] module =
                new ModuleBytes()
                        .section(1, "01 60 00 00")
                        .section(3, "02 00 00")
                        .section(4, "01 70 00 02")
                        .section(6, "01 7f 01 41 01 0b")
                        .section(7, "02 03 72 75 6e 00 00 05 6f 74 68 65 72 00 01")
                        .bodies("01 01 7f 41 07 21 00 41 01 d2 01 26 00 41 09 24 00 0b", "00 0b")
                        .build();
        LaunchConfig config =
                LaunchConfig.of(Files.write(folder.resolve("places.wasm"), module))
                        .withInvoke("run")
                        .withStopOnEntry(true);
        try (DebuggedProgram program = new DebuggedProgram(config)) {
            program.perform("run");
            watch(program, place, DataAccess.CHANGE);
            Stop stop = program.perform("continue");
            StopReason.AtData at =
                    assertInstanceOf(StopReason.AtData.class, stop.reason(), stop.reason().text());
            assertEquals(
                    expected,
                    at.hits().getFirst().text() + " by " + at.by().frames().getFirst().function());
        }
    }

    /** The field of an object of the guest's heap, and a wasm local that holds a reference. */
    @Test
    void aFieldOfAnObjectIsWatched() throws Exception {
        try (DebuggedProgram program =
                DebuggedProgram.open(
                        TestInputs.guest("kotlin/guest-dev.wasm"), TestInputs.guest("src"))) {
            program.session().addFunctionBreakpoint("Tree.insert");
            program.perform("run");
            program.session()
                    .breakpoints()
                    .forEach(b -> program.session().removeBreakpoint(b.id()));
            watch(program, "$local0.l", DataAccess.CHANGE);
            Stop stop = program.perform("continue");
            StopReason.AtData at = assertInstanceOf(StopReason.AtData.class, stop.reason());
            DataHit hit = at.hits().getFirst();
            assertEquals("null", hit.before());
            assertTrue(hit.after().startsWith("$Tree {"), hit.after());
        }
    }

    @Test
    void aWatchOfStaticStorageIsThereInTheNextRun() throws Exception {
        try (DebuggedProgram program = watched()) {
            watch(program, "total", DataAccess.CHANGE);
            assertEquals("total: 0 -> 4 by main; total: 4 -> 14 by main", hits(program));
            program.perform("run");
            assertEquals("total: 0 -> 4 by main; total: 4 -> 14 by main", hits(program));
        }
    }
}
