package dev.wasmscope.session;

import static dev.wasmscope.session.DebuggedProgram.await;
import static dev.wasmscope.session.DebuggedProgram.place;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.module.CodeLocation;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that return, begin anew or go on elsewhere because the user wants it. */
class RedirectTest {
    private static final String SOURCE = "changes.c";

    private static DebuggedProgram program(String optimisation) throws Exception {
        Path wasm = CompiledGuests.build(SOURCE, optimisation);
        return DebuggedProgram.open(wasm, Path.of("src/test/resources/dev/wasmscope/session"));
    }

    private static String refusal(CompletableFuture<?> refused) {
        ExecutionException e = assertThrows(ExecutionException.class, refused::get);
        assertTrue(e.getCause() instanceof SessionException, e.getCause().toString());
        return e.getCause().getMessage();
    }

    private static String end(DebuggedProgram program) {
        program.perform("continue");
        return program.output().strip();
    }

    @Test
    void jumpSkipsAStatement() throws Exception {
        try (DebuggedProgram program = program("-O0")) {
            Stop before = program.runToLine(SOURCE, 47);
            Moved moved = await(program.session().changes().jump(SOURCE, 48));
            assertEquals("changes.c:48", place(moved.stop()));
            assertEquals("jumped to line 48", moved.stop().reason().text());
            assertEquals(before.clock(), moved.stop().clock(), "nothing was executed");
            assertEquals("4 7 8 15 start 0", afterSteps(program), "n stayed 2");
        }
    }

    /** {@code got} is steps' result and 15. */
    private static String afterSteps(DebuggedProgram program) {
        String line = end(program);
        int got = Integer.parseInt(line.substring(0, line.indexOf(' '))) - 15;
        return got + line.substring(line.indexOf(' '));
    }

    @Test
    void jumpBackRepeatsAStatement() throws Exception {
        try (DebuggedProgram program = program("-O0")) {
            program.runToLine(SOURCE, 48);
            await(program.session().changes().jump(SOURCE, 47));
            assertEquals("202 7 8 15 start 0", afterSteps(program), "n was multiplied twice");
        }
    }

    @Test
    void jumpIsRefusedWhereItMeansNothing() throws Exception {
        try (DebuggedProgram program = program("-O0")) {
            Stop stop = program.runToLine(SOURCE, 46);
            StateChanges changes = program.session().changes();
            assertEquals(
                    "cannot jump to line 52: steps has no code of it",
                    refusal(changes.jump(SOURCE, 52)));
            CodeLocation main = stop.frames().get(1).location();
            assertEquals(
                    "cannot jump to 0x%x: it is in __original_main, the program stands in steps"
                            .formatted(main.codeOffset())
                            .replace("__original_main", stop.frames().get(1).function()),
                    refusal(changes.jump(main)));
            CodeLocation top = stop.frames().getFirst().location();
            assertEquals(
                    "cannot jump to 0x%x: no instruction that is ever executed begins there"
                            .formatted(top.codeOffset() + 1),
                    refusal(
                            changes.jump(
                                    new CodeLocation(top.functionIndex(), top.codeOffset() + 1))));
            assertEquals(
                    "cannot jump to line 45: the function would make its frame twice there: restart"
                            + " it instead",
                    refusal(changes.jump(SOURCE, 45)));
            assertEquals("22 7 8 15 start 0", afterSteps(program), "nothing was changed");
        }
    }

    @Test
    void jumpIsRefusedWhereOperandsAreMissing() throws Exception {
        try (DebuggedProgram program = program("-O0")) {
            Stop stop = program.runToLine(SOURCE, 46);
            int function = stop.frames().getFirst().functionIndex();
            // the i32.mul of n * 10 needs two operands
            CodeLocation multiplication =
                    program.session().module().disassembly(function).stream()
                            .filter(line -> line.text().strip().startsWith("i32.mul"))
                            .map(line -> new CodeLocation(function, line.codeOffset()))
                            .findFirst()
                            .orElseThrow();
            assertTrue(
                    refusal(program.session().changes().jump(multiplication))
                            .endsWith("the operand stack there is [i32, i32], here it is []"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-O0", "-O1"})
    void returnGivesTheCallerAValue(String optimisation) throws Exception {
        try (DebuggedProgram program = program(optimisation)) {
            Breakpoint breakpoint = program.session().addFunctionBreakpoint("steps");
            program.perform("run");
            program.session().removeBreakpoint(breakpoint.id());
            assertEquals(
                    "steps returns int: say what",
                    refusal(program.session().changes().forceReturn(0, "")));
            Moved moved = await(program.session().changes().forceReturn(0, "500 + 1"));
            assertEquals("returned from steps", moved.stop().reason().text());
            assertEquals("changes.c:68", place(moved.stop()));
            assertEquals("501 7 8 15 start 0", afterSteps(program));
        }
    }

    @Test
    void returnOfAStructureWritesItWhereTheCallerWantsIt() throws Exception {
        try (DebuggedProgram program = program("-O0")) {
            program.runToLine(SOURCE, 54);
            await(program.session().evaluate(0, "p.b = 77"));
            Moved moved = await(program.session().changes().forceReturn(0, "p"));
            assertEquals("changes.c:69", place(moved.stop()));
            assertEquals("37 7 77 15 start 0", end(program));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-O0", "-O1"})
    void frameBeginsAnewWithItsArguments(String optimisation) throws Exception {
        try (DebuggedProgram program = program(optimisation)) {
            program.runToLine(SOURCE, 48);
            String stackPointer = stackPointer(program);
            Moved moved = await(program.session().changes().restartFrame(0));
            assertEquals("restarted steps", moved.stop().reason().text());
            assertEquals(
                    "$pc",
                    program.session()
                                            .module()
                                            .function(
                                                    moved.stop()
                                                            .top()
                                                            .orElseThrow()
                                                            .functionIndex())
                                            .orElseThrow()
                                            .codeOffset()
                                    <= moved.stop().top().orElseThrow().location().codeOffset()
                            ? "$pc"
                            : "elsewhere");
            program.runToLine(SOURCE, 48);
            assertEquals(stackPointer, stackPointer(program), "no room on the stack is lost");
            assertEquals("22 7 8 15 start 0", afterSteps(program));
        }
    }

    private static String stackPointer(DebuggedProgram program) {
        return await(program.session().wasmGlobals()).getFirst().value();
    }

    @Test
    void outerFrameBeginsAnew() throws Exception {
        try (DebuggedProgram program = program("-O0")) {
            program.runToLine(SOURCE, 59);
            Moved moved = await(program.session().changes().restartFrame(1));
            assertEquals(List.of(), moved.notes());
            assertEquals("main", moved.stop().top().orElseThrow().function());
            program.runToLine(SOURCE, 69);
            assertEquals("22 7 8 15 start 0", afterSteps(program));
        }
    }

    @Test
    void frameCannotBeginAnewWhenItWasInlinedOrTheProgramIsOver() throws Exception {
        try (DebuggedProgram program = program("-O0")) {
            program.runToLine(SOURCE, 59);
            assertEquals(
                    "there is no frame 99", refusal(program.session().changes().restartFrame(99)));
            end(program);
            assertEquals(
                    "the program is over", refusal(program.session().changes().restartFrame(0)));
        }
    }

    /** What a Rust program prints when a function returns something else. */
    private static String rust(String function, String value) throws Exception {
        Path sources = Path.of("src/test/resources/dev/wasmscope/session");
        try (DebuggedProgram program =
                DebuggedProgram.open(RustGuests.build("changes.rs"), sources)) {
            Breakpoint breakpoint = program.session().addFunctionBreakpoint("app::" + function);
            program.perform("run");
            program.session().removeBreakpoint(breakpoint.id());
            await(program.session().changes().forceReturn(0, value));
            return end(program);
        }
    }

    @Test
    void rustFunctionsReturnNumbersEnumsAndStructures() throws Exception {
        String first = "7 3 5 High\n";
        String second = "1500 Some(4) 3 6 2 5 [1, 2, 3, 4] point 4\nQUIET 6";
        assertEquals(first + second, rust("add", "7"));
        assertEquals("50 3 5 High\n" + second.replace("6 2", "6 3"), rust("add", "a * 10 + 20"));
        assertEquals("7 3 5 Low\n" + second, rust("other", "level"));
        assertEquals(first + second.replace("Some(4)", "Some(2)"), rust("half", "half(4)"));
        assertEquals(first + second.replace("1500", "1.5"), rust("far", "m"));
        assertEquals(first + second.replace("[1, 2, 3, 4]", "[6, 7, 8, 9]"), rust("big", "big(6)"));
    }
}
