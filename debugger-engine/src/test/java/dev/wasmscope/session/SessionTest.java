package dev.wasmscope.session;

import static dev.wasmscope.session.DebuggedProgram.await;
import static dev.wasmscope.session.DebuggedProgram.place;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.testing.TestInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Breakpoints, stacks, variables and memory of the C guest {@code shapes.c}. */
class SessionTest {
    private static DebuggedProgram shapes(String... args) throws SessionException {
        return DebuggedProgram.open(
                TestInputs.guest("c/shapes-c19-O0-dw5.wasm"), TestInputs.guest("src"), args);
    }

    /** No folder is given in which the sources could be found. */
    @Test
    void sourcesThatTheModuleCarriesAreShown() throws Exception {
        LaunchConfig config = LaunchConfig.of(TestInputs.guest("c/shapes-c19-O2-embedsrc.wasm"));
        try (DebuggedProgram program = new DebuggedProgram(config)) {
            Stop stop = program.runToLine("shapes.c", 93);
            String file = stop.position().orElseThrow().file();
            if (!(program.session().module().source(file) instanceof SourceText.Found found)) {
                throw new AssertionError("no text of " + file);
            }
            assertEquals(Optional.empty(), found.path(), "not read from a disk");
            assertEquals(
                    "    int64_t f = fib(argc > 1 ? atoi(argv[1]) : 20);", found.lines().get(92));
        }
    }

    /** Loop heads have line 0; a paused program that spins stands on one. */
    @Test
    void codeOfNoLineShowsTheLastLineBeforeIt() throws Exception {
        try (DebuggedProgram program = shapes()) {
            DebugSession session = program.session();
            FunctionView main = session.module().findFunctions("main").getFirst();
            LineEntry noLine =
                    session.module().lines().stream()
                            .filter(row -> row.line() == 0)
                            .filter(row -> row.codeOffset() >= main.codeOffset())
                            .findFirst()
                            .orElseThrow();
            session.addInstructionBreakpoint(
                    session.module().locationOf(noLine.codeOffset()).orElseThrow());
            Stop stop = await(session.run());
            assertEquals("main", stop.top().orElseThrow().function());
            assertTrue(
                    stop.top().orElseThrow().position().orElseThrow().line() > 0,
                    () -> "no line at " + stop.top());
        }
    }

    @Test
    void stopsWhereABreakpointMovedAndSaysSo() throws Exception {
        try (DebuggedProgram program = shapes()) {
            Breakpoint moved = program.session().addLineBreakpoint("shapes.c", 60);
            assertEquals("moved to line 61, the next with code", moved.message());
            assertTrue(moved.verified());
            Stop stop = program.perform("run");
            assertEquals(new StopReason.AtBreakpoint(List.of(moved.id())), stop.reason());
            assertEquals("shapes.c:61", place(stop));
            assertEquals("fib", stop.top().orElseThrow().function());
            assertEquals(1, program.session().breakpoints().getFirst().hitCount());
        }
    }

    @Test
    void saysWhyABreakpointCannotBeSet() throws Exception {
        try (DebuggedProgram program = shapes()) {
            DebugSession session = program.session();
            assertEquals(
                    "no function is named nothing",
                    session.addFunctionBreakpoint("nothing").message());
            assertEquals(
                    "no code was compiled from a file named other.c",
                    session.addLineBreakpoint("other.c", 1).message());
            assertEquals(
                    "no code at or behind line 5000",
                    session.addLineBreakpoint("shapes.c", 5000).message());
            CodeLocation nowhere = new CodeLocation(8, 0xffffff);
            assertFalse(session.addInstructionBreakpoint(nowhere).verified());
            assertInstanceOf(StopReason.Exited.class, program.perform("run").reason());
        }
    }

    @Test
    void aBreakpointSwitchedOffOrRemovedDoesNotStop() throws Exception {
        try (DebuggedProgram program = shapes()) {
            DebugSession session = program.session();
            Breakpoint first = session.addLineBreakpoint("shapes.c", 85);
            Breakpoint second = session.addLineBreakpoint("shapes.c", 87);
            assertEquals("shapes.c:85", place(program.perform("run")));
            session.setBreakpointEnabled(second.id(), false);
            assertEquals("shapes.c:85", place(program.perform("continue")));
            session.removeBreakpoint(first.id());
            session.setBreakpointEnabled(second.id(), true);
            assertEquals("shapes.c:87", place(program.perform("continue")));
        }
    }

    @Test
    void showsTheStackWithTheVariablesOfEveryFrame() throws Exception {
        try (DebuggedProgram program = shapes()) {
            Stop stop = program.runToLine("shapes.c", 46);
            assertEquals(
                    List.of("area_poly", "main"),
                    stop.frames().subList(0, 2).stream().map(SymbolisedFrame::function).toList());
            assertEquals("20.0", program.evaluate(0, "acc").value());
            assertEquals("SHAPE_POLY", program.evaluate(0, "s->kind").value());
            assertEquals("4.0", program.evaluate(0, "s->u.poly.pts[1].x").value());
            assertEquals("s5", text(program.evaluate(0, "s->name")));
            // of the caller: its own stack pointer, not that of the frame that runs
            assertEquals("0.0", program.evaluate(1, "total").value());
            assertEquals("1", program.evaluate(1, "argc").value());
            assertEquals("6", program.evaluate(1, "g_count").value());
            assertEquals(
                    program.evaluate(0, "s").value(),
                    program.evaluate(1, "list").value(),
                    "area_poly got the head of the list");
        }
    }

    private static String text(Variable variable) {
        return variable.value().replace("\"", "");
    }

    @Test
    void recursionHasItsOwnVariablesInEachFrame() throws Exception {
        try (DebuggedProgram program = shapes("6")) {
            program.session().addFunctionBreakpoint("fib");
            program.perform("run");
            program.perform("continue");
            Stop third = program.perform("continue");
            assertEquals("fib", third.frames().get(2).function());
            List<String> values = new ArrayList<>();
            for (int frame = 0; frame < 3; frame++) {
                values.add(program.evaluate(frame, "n").value());
            }
            assertEquals(List.of("4", "5", "6"), values);
        }
    }

    @Test
    void listsParametersBeforeLocalsAndTellsLocations() throws Exception {
        try (DebuggedProgram program = shapes()) {
            program.runToLine("shapes.c", 87);
            List<Variable> variables = await(program.session().variables(0));
            assertEquals(
                    List.of("argc", "argv"),
                    variables.subList(0, 2).stream().map(Variable::name).toList());
            assertEquals(VariableKind.PARAMETER, variables.getFirst().kind());
            Variable arr =
                    variables.stream()
                            .filter(v -> v.name().equals("arr"))
                            .findFirst()
                            .orElseThrow();
            assertEquals("int[16]", arr.typeName());
            assertEquals(16, arr.childCount());
            assertEquals(64, arr.byteSize().orElseThrow());
            List<Variable> elements = await(program.session().children(arr, 14, 5));
            assertEquals(List.of("[14]", "[15]"), elements.stream().map(Variable::name).toList());
        }
    }

    @Test
    void laysAVariableOutInMemory() throws Exception {
        try (DebuggedProgram program = shapes()) {
            program.runToLine("shapes.c", 46);
            Variable shape = program.evaluate(0, "*s");
            List<MemoryField> fields = await(program.session().memoryLayout(shape));
            assertEquals("*s", fields.getFirst().path());
            MemoryField radius =
                    fields.stream()
                            .filter(f -> f.path().equals("s->u.circle.r"))
                            .findFirst()
                            .orElseThrow();
            assertEquals(shape.address().orElseThrow() + 24, radius.address());
            assertEquals(8, radius.size());
        }
    }

    @Test
    void readsAndWritesMemory() throws Exception {
        try (DebuggedProgram program = shapes()) {
            program.runToLine("shapes.c", 93);
            DebugSession session = program.session();
            Variable total = program.evaluate(0, "total");
            long address = total.address().orElseThrow();
            byte[] one = {0, 0, 0, 0, 0, 0, (byte) 0xf0, 0x3f};
            await(session.writeMemory(0, address, one));
            assertEquals("1.0", program.evaluate(0, "total").value());
            assertEquals(8, await(session.readMemory(0, address, 8)).length);
            long size = await(session.memorySize(0));
            assertEquals(4, await(session.readMemory(0, size - 4, 8)).length);
            assertSessionError(
                    "outside of the memory", session.writeMemory(0, size - 4, new byte[8]));
            program.perform("continue");
            assertTrue(program.output().contains("total=1.000"), program.output());
        }
    }

    @Test
    void errorsInExpressionsPointAtTheColumn() throws Exception {
        try (DebuggedProgram program = shapes()) {
            program.runToLine("shapes.c", 46);
            DebugSession session = program.session();
            assertSessionError(
                    "column 1: no variable is named t here", session.evaluate(0, "t->x"));
            assertSessionError(
                    "column 4: const shape has no member x", session.evaluate(0, "s->x"));
            assertSessionError(
                    "column 3: expected an operator, not 'x'", session.evaluate(0, "s x"));
            assertSessionError("there is no frame 99", session.evaluate(99, "s"));
        }
    }

    @Test
    void variablesOfAnEarlierStopAreStale() throws Exception {
        try (DebuggedProgram program = shapes()) {
            program.runToLine("shapes.c", 46);
            Variable shape = program.evaluate(0, "s");
            program.perform("over");
            assertSessionError("earlier stop", program.session().children(shape, 0, 1));
        }
    }

    @Test
    void showsWhatWasmItselfHolds() throws Exception {
        try (DebuggedProgram program = shapes()) {
            program.runToLine("shapes.c", 61);
            DebugSession session = program.session();
            assertEquals("20", await(session.wasmLocals(0)).getFirst().value());
            assertEquals("i32", await(session.wasmLocals(0)).getFirst().type());
            assertTrue(
                    await(session.wasmGlobals()).stream()
                            .anyMatch(g -> g.name().equals("__stack_pointer") && g.mutable()));
            CodeLocation before = session.lastStop().orElseThrow().top().orElseThrow().location();
            Stop after = program.perform("instruction");
            assertInstanceOf(StopReason.StepDone.class, after.reason());
            assertTrue(
                    after.top().orElseThrow().location().codeOffset() > before.codeOffset(),
                    "one instruction further");
        }
    }

    @Test
    void runsAgainWithTheSameBreakpoints() throws Exception {
        try (DebuggedProgram program = shapes()) {
            Stop first = program.runToLine("shapes.c", 93);
            program.session().addFunctionBreakpoint("bubble");
            assertEquals(new StopReason.Killed(), await(program.session().kill()).reason());
            Stop again = program.perform("run");
            assertEquals("bubble", again.top().orElseThrow().function());
            assertTrue(again.clock() < first.clock());
        }
    }

    @Test
    void stepsThroughInlinedCallsOfOptimisedCode() throws Exception {
        try (DebuggedProgram program =
                DebuggedProgram.open(
                        TestInputs.guest("c/shapes-c19-O2-dw5.wasm"), TestInputs.guest("src"))) {
            Stop stop = program.runToLine("shapes.c", 31);
            assertEquals("sq", stop.top().orElseThrow().function());
            assertTrue(stop.top().orElseThrow().inlined());
            assertEquals("area_circle", stop.frames().get(1).function());
            assertEquals(33, stop.frames().get(1).position().orElseThrow().line());
            assertEquals(0, stop.frames().get(1).guestDepth());
        }
    }

    private static void assertSessionError(String message, CompletableFuture<?> answer) {
        ExecutionException error = assertThrows(ExecutionException.class, answer::get);
        assertInstanceOf(SessionException.class, error.getCause());
        assertTrue(
                error.getCause().getMessage().contains(message),
                () -> "expected '" + message + "' in: " + error.getCause().getMessage());
    }
}
