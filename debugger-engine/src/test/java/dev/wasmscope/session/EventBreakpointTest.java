package dev.wasmscope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.exec.TrapKind;
import dev.wasmscope.testing.TestInputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Breakpoints that wait for an event: traps, exceptions, start and end, a memory that grows. */
class EventBreakpointTest {
    private static DebuggedProgram events(String kind) throws SessionException {
        return new DebuggedProgram(
                LaunchConfig.of(program())
                        .withArgs(List.of(kind))
                        .withLimits(RunLimits.NONE.withMaxCallDepth(100)));
    }

    private static Path program() {
        return CompiledGuests.build("events.c", "-mexception-handling");
    }

    /** All stops of a run with where they are, the end as the last. */
    private static List<String> stops(DebuggedProgram program) {
        List<String> seen = new ArrayList<>();
        Stop stop = program.perform("run");
        while (!stop.ended()) {
            String function = stop.frames().get(stop.focus()).function();
            seen.add(stop.reason().text() + " in " + function);
            stop = program.perform("continue");
        }
        seen.add(stop.reason().text());
        return seen;
    }

    private static Breakpoint add(DebuggedProgram program, BreakpointSpec spec) {
        Breakpoint added = program.session().addBreakpoint(spec);
        assertTrue(added.verified(), added.toString());
        return added;
    }

    /** Each kind of trap that C can make, and the end when nobody wants to stop there. */
    @ParameterizedTest
    @CsvSource({
        "unreachable, unreachable",
        "zero, integer divide by zero",
        "overflow, integer overflow",
        "memory, out of bounds memory access",
        "index, undefined element",
        "null, uninitialized element",
        "type, indirect call type mismatch",
        "conversion, integer overflow",
        "stack, call stack exhausted",
        "throw, uncaught exception"
    })
    void aTrapStopsUnlessItsBreakpointsDoNotWantIt(String kind, String trap) throws Exception {
        try (DebuggedProgram program = events(kind)) {
            assertEquals(trap, trapAt(program.perform("run")));
            assertEquals("exited with code 134", program.perform("continue").reason().text());

            Breakpoint breakpoint = add(program, new BreakpointSpec.Trap(trap));
            assertEquals(trap, trapAt(program.perform("run")));
            assertEquals(1, program.session().breakpoints().getFirst().hitCount());
            program.perform("continue");

            program.session().setBreakpointEnabled(breakpoint.id(), false);
            assertEquals(List.of("exited with code 134"), stops(program));

            add(program, new BreakpointSpec.Trap("cast failure"));
            program.session().removeBreakpoint(breakpoint.id());
            assertEquals(trap, trapAt(program.perform("run")), "another kind's changes nothing");
        }
    }

    private static String trapAt(Stop stop) {
        return assertInstanceOf(StopReason.Trapped.class, stop.reason()).kind();
    }

    @ParameterizedTest
    @EnumSource(
            value = TrapKind.class,
            names = {"RECORDING"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyKindOfTrapHasABreakpoint(TrapKind kind) throws Exception {
        try (DebuggedProgram program = events("none")) {
            add(program, new BreakpointSpec.Trap(kind.text()));
        }
    }

    @Test
    void anUnknownTrapIsToldWithTheKnownOnes() throws Exception {
        try (DebuggedProgram program = events("none")) {
            Breakpoint wrong =
                    program.session().addBreakpoint(new BreakpointSpec.Trap("segmentation fault"));
            assertTrue(!wrong.verified());
            assertTrue(
                    wrong.message()
                            .startsWith(
                                    "no trap is named segmentation fault; there are unreachable,"
                                            + " out of bounds memory access, "),
                    wrong.message());
        }
    }

    @Test
    void exceptionsThatNothingCatchesAreNoOtherTraps() throws Exception {
        try (DebuggedProgram program = events("throw")) {
            Breakpoint traps = add(program, new BreakpointSpec.Trap(""));
            program.session().setBreakpointEnabled(traps.id(), false);
            assertEquals("uncaught exception", trapAt(program.perform("run")));
            program.perform("continue");
            Breakpoint uncaught = add(program, new BreakpointSpec.Uncaught());
            program.session().setBreakpointEnabled(uncaught.id(), false);
            assertEquals(List.of("exited with code 134"), stops(program));
        }
    }

    @Test
    void stopsBeforeAnExceptionIsThrown() throws Exception {
        try (DebuggedProgram program = events("throw")) {
            add(program, new BreakpointSpec.Thrown());
            Stop stop = program.perform("run");
            assertEquals("breakpoint 1: throw tag 0 (i32 7), not caught", stop.reason().text());
            assertEquals("7", program.evaluate(stop.focus(), "value").value());
            long clock = stop.clock();
            stop = program.perform("continue");
            assertEquals("uncaught exception", trapAt(stop));
            assertEquals(clock, stop.clock(), "the throw itself is not completed");
        }
    }

    /** Line 71 throws once; what catches it throws nothing again. */
    @ParameterizedTest
    @CsvSource({"zoo-c19-eh-legacy-O0", "zoo-c22-eh-exnref-O0"})
    void saysWhoCatchesTheException(String guest) throws Exception {
        Path wasm = TestInputs.guest("cpp/" + guest + ".wasm");
        try (DebuggedProgram program = DebuggedProgram.open(wasm, TestInputs.guest("src"))) {
            add(program, new BreakpointSpec.Thrown());
            List<String> stops = stops(program);
            assertEquals(2, stops.size(), stops::toString);
            assertTrue(
                    stops.getFirst()
                            .matches(
                                    "breakpoint 1: throw tag 0.* \\(i32 \\d+\\), caught in main in .*"),
                    stops::toString);
            program.session().setBreakpointEnabled(1, false);
            assertEquals(1, stops(program).size());
        }
    }

    @Test
    void aStepStopsAtAThrowOnItsWay() throws Exception {
        Path wasm = TestInputs.guest("cpp/zoo-c19-eh-legacy-O0.wasm");
        try (DebuggedProgram program = DebuggedProgram.open(wasm, TestInputs.guest("src"))) {
            program.runToLine("zoo.cpp", 71);
            Breakpoint thrown = add(program, new BreakpointSpec.Thrown());
            Stop stop = program.perform("over");
            assertEquals(
                    List.of(thrown.id()),
                    assertInstanceOf(StopReason.AtThrow.class, stop.reason()).ids());
            assertEquals("zoo.cpp:102", DebuggedProgram.place(program.perform("out")));
        }
    }

    @Test
    void stopsBeforeTheFirstInstruction() throws Exception {
        try (DebuggedProgram program = events("none")) {
            add(program, new BreakpointSpec.Entry());
            Stop stop = program.perform("run");
            assertEquals("breakpoint 1", stop.reason().text());
            assertEquals(0, stop.clock());
            assertEquals("exited with code 0", program.perform("continue").reason().text());
        }
    }

    @Test
    void aConditionAtTheEntryMayLetTheProgramRun() throws Exception {
        try (DebuggedProgram program = events("none")) {
            program.session()
                    .addBreakpoint(
                            new BreakpointSpec.Entry(),
                            BreakpointOptions.NONE.withCondition("$insn > 0"));
            assertEquals(List.of("exited with code 0"), stops(program));
        }
    }

    @ParameterizedTest
    @CsvSource({"none, 0", "exit, 3", "one, 1"})
    void stopsAtTheEndWhileThereAreFrames(String kind, int code) throws Exception {
        try (DebuggedProgram program = events(kind)) {
            add(program, new BreakpointSpec.Exit());
            Stop stop = program.perform("run");
            StopReason.AtExit exit = assertInstanceOf(StopReason.AtExit.class, stop.reason());
            assertEquals(code, exit.code());
            assertTrue(stop.guestDepth() > 0);
            if (kind.equals("exit")) {
                assertEquals("main", stop.frames().get(stop.focus()).function());
                assertEquals("2", program.evaluate(stop.focus(), "argc").value());
            }
            Stop end = program.perform("continue");
            assertEquals("exited with code " + code, end.reason().text());
            assertEquals(
                    List.of(1L),
                    program.session().breakpoints().stream().map(Breakpoint::hitCount).toList());
        }
    }

    /** {@code fib} returns many times; the program ends once. */
    @Test
    void theReturnOfARecursiveFunctionThatWasInvokedIsTheOutermost() throws Exception {
        LaunchConfig config = LaunchConfig.of(program()).withInvoke("fib").withArgs(List.of("5"));
        try (DebuggedProgram program = new DebuggedProgram(config)) {
            add(program, new BreakpointSpec.Exit());
            List<String> stops = stops(program);
            assertEquals(2, stops.size(), stops::toString);
        }
    }

    @Test
    void stopsBeforeAMemoryGrows() throws Exception {
        try (DebuggedProgram program = events("grow")) {
            add(program, new BreakpointSpec.MemoryGrow());
            Stop stop = program.perform("run");
            StopReason.AtMemoryGrow grow =
                    assertInstanceOf(StopReason.AtMemoryGrow.class, stop.reason());
            assertEquals(65536 * grow.pages(), size(program));
            assertTrue(grow.more() >= 3, grow.toString());
            assertEquals("main", stop.frames().get(stop.focus()).function());
            program.perform("instruction");
            assertEquals(65536 * (grow.pages() + grow.more()), size(program));
        }
    }

    private static long size(DebuggedProgram program) {
        return DebuggedProgram.await(program.session().memorySize(0));
    }

    /** Plain, qualified, mangled and demangled names, with parameters and without. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "clampi                       ~ 1",
                "clampi(int, int, int)        ~ 1",
                "zoo::Animal::name            ~ 1",
                "Animal::name() const         ~ 1",
                "_ZNK3zoo6Animal4nameEv       ~ 1",
                "func[21]                     ~ 1",
                "/^clampi/                    ~ 1",
                "/^(clampi|main)$/            ~ 2",
                "/^_ZNK3zoo6Animal4nameEv$/   ~ 1",
                "/^zoo::Ring<int, 8>::push/   ~ 1",
                "nothing of that name         ~ 0",
                "/nothing of that name/       ~ 0",
                "/[/                          ~ 0",
                // template arguments may be left out, all of them or the last ones
                "Ring::push                   ~ 1",
                "Ring<int, 8>::push(int const&) ~ 1",
                "Ring<int, 8U>::push          ~ 0",
                "Ring<long>::push             ~ 0",
                "Ring<int>::push              ~ 1",
                "std::vector<double>::push_back ~ 0",
                "Vec2::operator+              ~ 0",
                "Rin::push                    ~ 0",
            })
    void functionsAreFoundByNameAndPattern(String name, int places) throws Exception {
        Path wasm = TestInputs.guest("cpp/zoo-c19-O0-dw5.wasm");
        try (DebuggedProgram program = DebuggedProgram.open(wasm, TestInputs.guest("src"))) {
            Breakpoint found =
                    program.session()
                            .addBreakpoint(
                                    name.startsWith("/")
                                            ? new BreakpointSpec.FunctionPattern(
                                                    name.substring(1, name.length() - 1))
                                            : new BreakpointSpec.Function(name));
            assertEquals(places, found.locations().size(), found.toString());
            assertEquals(places > 0, found.message().isEmpty(), found.message());
        }
    }

    /** Optimised, both are part of main only. */
    @ParameterizedTest
    @CsvSource({
        "clampi, clampi, v",
        "'clampi(int, int, int)', clampi, v",
        "/^clampi/, clampi, v",
        "zoo::Ring::push, zoo::Ring<…>::push, this",
        "push, zoo::Ring<…>::push, this",
    })
    void inlinedCallsOfAFunctionAreItsPlacesToo(String name, String function, String parameter)
            throws Exception {
        Path wasm = TestInputs.guest("cpp/zoo-c19-O2-dw5.wasm");
        try (DebuggedProgram program = DebuggedProgram.open(wasm, TestInputs.guest("src"))) {
            Breakpoint found =
                    add(
                            program,
                            name.startsWith("/")
                                    ? new BreakpointSpec.FunctionPattern(
                                            name.substring(1, name.length() - 1))
                                    : new BreakpointSpec.Function(name));
            assertEquals(
                    List.of(function),
                    found.locations().stream()
                            .map(BreakpointLocation::function)
                            .distinct()
                            .toList());
            Stop stop = program.perform("run");
            SymbolisedFrame top = stop.frames().getFirst();
            assertEquals(function, top.function());
            assertTrue(top.inlined());
            assertTrue(
                    DebuggedProgram.await(program.session().variables(0)).stream()
                            .anyMatch(variable -> variable.name().equals(parameter)));
        }
    }
}
