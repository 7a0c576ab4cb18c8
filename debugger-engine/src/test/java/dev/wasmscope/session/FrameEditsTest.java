package dev.wasmscope.session;

import static dev.wasmscope.session.DebuggedProgram.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.binary.ModuleBytes;
import dev.wasmscope.engine.module.CodeLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes in wasm's own terms: frames and their stack pointers, handlers, objects, recordings. */
class FrameEditsTest {
    @TempDir Path folder;

    /** A program whose function {@code run} stands at its first instruction. */
    private DebuggedProgram entered(byte[] module, String... arguments) throws Exception {
        Path wasm = Files.write(folder.resolve("edits.wasm"), module);
        DebuggedProgram program =
                new DebuggedProgram(
                        LaunchConfig.of(wasm)
                                .withInvoke("run")
                                .withArgs(List.of(arguments))
                                .withStopOnEntry(true));
        program.perform("run");
        return program;
    }

    private static byte[] function(String type, String body) {
        return new ModuleBytes()
                .section(1, "01 60 " + type)
                .section(3, "01 00")
                .section(7, "01 03 72 75 6e 00 00")
                .bodies(body)
                .build();
    }

    private static String refusal(CompletableFuture<?> refused) {
        ExecutionException e = assertThrows(ExecutionException.class, refused::get);
        return e.getCause().getMessage();
    }

    /** The instruction with a number among those of function 0 that begin with a word. */
    private static CodeLocation instruction(DebuggedProgram program, String word, int number) {
        return program.session().module().disassembly(0).stream()
                .filter(line -> line.codeOffset() >= 0 && line.text().strip().startsWith(word))
                .map(line -> new CodeLocation(0, line.codeOffset()))
                .skip(number)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachFrameHasTheStackPointerOfItsOwnTime() throws Exception {
        Path wasm = CompiledGuests.build("changes.c", "-O0");
        Path sources = Path.of("src/test/resources/dev/wasmscope/session");
        try (DebuggedProgram program = DebuggedProgram.open(wasm, sources)) {
            program.session().addFunctionBreakpoint("deep");
            List<String> pointers = new ArrayList<>();
            program.perform("run");
            for (int i = 0; i < 3; i++) {
                pointers.addFirst(program.evaluate(0, "$sp").value());
                if (i < 2) {
                    program.perform("continue");
                }
            }
            List<String> frames = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                frames.add(program.evaluate(i, "$sp").value());
            }
            assertEquals(pointers, frames);
            assertEquals(3, frames.stream().distinct().count(), frames.toString());
            assertEquals("2", program.evaluate(2, "n").value(), "read through its own pointer");
            String inMain = program.evaluate(3, "$sp").value();
            await(program.session().changes().forceReturn(2, "1"));
            assertEquals(
                    inMain, program.evaluate(0, "$sp").value(), "after three frames were left");
            assertEquals(inMain, program.evaluate(0, "$global0").value(), "and of the program");
        }
    }

    @Test
    void operandsThatAreNotNeededAreDropped() throws Exception {
        // i32.const 7, drop, nop, nop
        try (DebuggedProgram program = entered(function("00 00", "00 41 07 1a 01 01 0b"))) {
            program.perform("instruction");
            assertEquals(1, await(program.session().operandStack(0)).size());
            await(program.session().changes().jump(instruction(program, "nop", 1)));
            assertEquals(List.of(), await(program.session().operandStack(0)));
            assertEquals(
                    "cannot jump to 0x%x: the operand stack there is [i32], here it is []"
                            .formatted(instruction(program, "drop", 0).codeOffset()),
                    refusal(program.session().changes().jump(instruction(program, "drop", 0))));
            Stop end = program.perform("continue");
            assertEquals("exited with code 0", end.reason().text());
            assertEquals(2, end.clock(), "the constant and a nop");
        }
    }

    @Test
    void handlersAreNotEnteredWithoutAnException() throws Exception {
        // try, nop, nop, catch_all, nop, nop, end, nop
        byte[] module = function("00 00", "00 06 40 01 01 19 01 01 0b 01 0b");
        try (DebuggedProgram program = entered(module)) {
            StateChanges changes = program.session().changes();
            assertEquals(
                    "cannot jump to 0x%x: it lies in an exception handler, and no exception was"
                                    .formatted(instruction(program, "nop", 2).codeOffset())
                            + " caught",
                    refusal(changes.jump(instruction(program, "nop", 2))));
            Moved moved = await(changes.jump(instruction(program, "nop", 1)));
            assertEquals(
                    instruction(program, "nop", 1), moved.stop().top().orElseThrow().location());
            await(changes.jump(instruction(program, "nop", 4)));
            assertEquals("exited with code 0", program.perform("continue").reason().text());
        }
    }

    @Test
    void restartTellsOfParametersThatWereOverwritten() throws Exception {
        // local.get 0, i32.const 1, i32.add, local.set 0, local.get 0
        byte[] module = function("01 7f 01 7f", "00 20 00 41 01 6a 21 00 20 00 0b");
        try (DebuggedProgram program = entered(module, "5")) {
            for (int i = 0; i < 4; i++) {
                program.perform("instruction");
            }
            StateChanges changes = program.session().changes();
            assertEquals(
                    "cannot return: it is the outermost function: nothing in the program called it",
                    refusal(changes.forceReturn(0, "1")));
            Moved moved = await(changes.restartFrame(0));
            assertEquals(
                    List.of(
                            "parameter $local0 may have been overwritten since the call: it begins"
                                    + " with 6"),
                    moved.notes());
            Stop end = program.perform("continue");
            assertTrue(end.reason() instanceof StopReason.Exited, end.reason().text());
            assertEquals("7", ((StopReason.Exited) end.reason()).results().getFirst().value());
        }
    }

    @Test
    void aProgramThatTrappedDoesNotGoOn() throws Exception {
        // nop, unreachable
        try (DebuggedProgram program = entered(function("00 00", "00 01 00 0b"))) {
            program.perform("continue");
            assertEquals(
                    "the program cannot go on",
                    refusal(program.session().changes().restartFrame(0)));
        }
    }

    /** Function 0 makes a struct with a 5, function 1 adds 1 to it and gives it. */
    private static byte[] objects() {
        return new ModuleBytes()
                .section(1, "03 5f 01 7f 01 60 00 00 60 00 01 7f")
                .section(3, "02 01 02")
                .section(4, "01 70 00 02")
                .section(6, "01 63 00 01 d0 00 0b")
                .section(7, "02 03 72 75 6e 00 00 04 62 75 6d 70 00 01")
                .bodies(
                        "00 41 05 fb 00 00 24 00 01 01 0b",
                        "00 23 00 23 00 fb 02 00 00 41 01 6a fb 05 00 00 23 00 fb 02 00 00 0b")
                .build();
    }

    private static String bump(DebuggedProgram program, CallEffects effects) throws Exception {
        CompletableFuture<Variable> called =
                program.session().changes().evaluate(0, "bump()", effects, 1000);
        try {
            return called.get().value();
        } catch (ExecutionException e) {
            return e.getCause().getMessage();
        }
    }

    @Test
    void objectsAreShownChangedAndTakenBack() throws Exception {
        try (DebuggedProgram program = entered(objects())) {
            for (int i = 0; i < 3; i++) {
                program.perform("instruction");
            }
            assertEquals("5", program.evaluate(0, "$global0.0").value());
            assertEquals("6", bump(program, CallEffects.ROLL_BACK));
            assertEquals("5", program.evaluate(0, "$global0.0").value(), "taken back");
            assertEquals("6", bump(program, CallEffects.KEEP));
            assertEquals("6", program.evaluate(0, "$global0.0").value(), "kept");
            assertEquals("40", program.evaluate(0, "$global0.0 = 20 * 2").value());
            assertEquals("41", bump(program, CallEffects.ROLL_BACK));
            assertEquals("null", program.evaluate(0, "$global0 = null").value());
            assertEquals(
                    "column 1: bump trapped: null structure reference in bump; the program is as"
                            + " before",
                    bump(program, CallEffects.KEEP));
            assertEquals("func[1] bump", program.evaluate(0, "$table0[1] = bump").value());
            assertEquals("func[1] bump", program.evaluate(0, "$table0[1]").value());
            assertEquals(
                    "no function is called 'nobody'",
                    refusal(program.session().evaluate(0, "$table0[0] = nobody")));
            assertEquals(
                    "table 0 has 2 elements, no number 2",
                    refusal(program.session().evaluate(0, "$table0[2] = bump")));
        }
    }

    @Test
    void aRecordedRunIsNotChanged() throws Exception {
        Path wasm = CompiledGuests.build("changes.c", "-O0");
        LaunchConfig config =
                LaunchConfig.of(wasm)
                        .withPaths(
                                new PathMappings(
                                        List.of(),
                                        List.of(
                                                Path.of(
                                                        "src/test/resources/dev/wasmscope/session"))))
                        .withRecording(folder.resolve("run.rec"));
        try (DebuggedProgram program = new DebuggedProgram(config)) {
            program.runToLine("changes.c", 48);
            DebugSession session = program.session();
            String refusal =
                    "%s cannot be changed while the run is recorded: the recording would lack the"
                            + " change";
            assertEquals(
                    refusal.formatted("where the program goes on"),
                    refusal(session.changes().jump("changes.c", 47)));
            assertEquals(
                    "column 1: " + refusal.formatted("the program"),
                    refusal(session.evaluate(0, "n = 1")));
            assertEquals(
                    "column 1: " + refusal.formatted("the program"),
                    refusal(session.changes().evaluate(0, "add(1, 2)", CallEffects.KEEP, 1000)));
            assertEquals(
                    refusal.formatted("a table"),
                    refusal(session.changes().setTableElement(0, 1, "null")));
            assertEquals("3", program.evaluate(0, "add(1, 2)").value(), "taken back, so harmless");
        }
    }
}
