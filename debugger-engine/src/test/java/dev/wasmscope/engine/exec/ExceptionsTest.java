package dev.wasmscope.engine.exec;

import static dev.wasmscope.engine.exec.SmallModule.body;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.probe.CallListener;
import dev.wasmscope.engine.probe.Instrumentation;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Exceptions, legacy and 3.0: who catches them with which values, and that running, profiling,
 * stepping and stopping at every instruction agree about it.
 */
class ExceptionsTest {
    private static final int RUN = 3;
    private static final byte[] THROW_0 = body(0x20, 0, 0x08, 0);
    private static final byte[] CALL_0_ADD =
            body(0x20, 0, 0x41, 1, 0x6A, 0x22, 0, 0x10, 0, 0x41, 9, 0x21, 0);
    private static final byte[] THROW_1 = body(0x20, 0, 0x20, 1, 0x08, 1);

    /**
     * One body of {@code run(i) -> i} with a local 1 (i) and 2 (exnref), and what it does with 5.
     *
     * @param clock instructions that it counts
     */
    record Case(String name, byte[] body, String outcome, long clock) {
        Case(String name, String outcome, long clock, String body) {
            this(name, HexFormat.of().withDelimiter(" ").parseHex(body), outcome, clock);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("no throw", "5", 1, "06 7F 20 00 19 41 07 0B"),
                new Case("in the same function", "5", 2, "06 7F 20 00 08 00 07 00 0B"),
                new Case(
                        "a local that was set before the throw",
                        "13",
                        6,
                        "06 7F 41 08 21 01 20 00 08 00 07 00 20 01 6A 0B"),
                new Case(
                        "a lazy copy of a local below the try",
                        "6",
                        8,
                        "20 00 06 40 41 32 21 00 41 01 08 00 07 00 21 01 0B 20 01 6A"),
                new Case("from a callee", "105", 6, "41 E4 00 06 7F 20 00 10 00 41 01 07 00 0B 6A"),
                new Case("through frames", "6", 9, "06 7F 20 00 10 01 41 01 07 00 0B"),
                new Case(
                        "through call_indirect",
                        "6",
                        10,
                        "06 7F 20 00 41 01 11 01 00 41 01 07 00 0B"),
                new Case(
                        "by tag, past an inner catch of another",
                        "9",
                        6,
                        "06 7F 06 7F 20 00 10 00 41 01 07 01 1A 0B 07 00 41 04 6A 0B"),
                new Case(
                        "the second clause, two values",
                        "5",
                        7,
                        "06 7F 20 00 42 03 10 02 41 01 07 00 07 01 1A 19 41 02 0B"),
                new Case(
                        "rethrow past a new catch",
                        "5",
                        5,
                        "06 7F 06 7F 20 00 10 00 41 01 19 09 00 0B 07 00 0B"),
                new Case(
                        "rethrow of the outer of two",
                        "5",
                        6,
                        "06 7F 06 7F 20 00 08 00 19 06 7F 41 09 08 00 07 00 1A 09 01 0B 0B 07 00 0B"),
                new Case(
                        "a call between catch and rethrow",
                        "5",
                        16,
                        "06 7F 06 7F 20 00 08 00 19 06 40 41 01 10 01 19 0B 41 03 1A 09 00 0B 07 00 21 01 20 01 0B"),
                new Case(
                        "delegate skips the middle",
                        "15",
                        6,
                        "06 7F 06 7F 06 7F 20 00 10 00 41 01 18 01 07 00 41 01 6A 0B 07 00 41 0A 6A 0B"),
                new Case(
                        "delegate to the next",
                        "6",
                        6,
                        "06 7F 06 7F 06 7F 20 00 10 00 41 01 18 00 07 00 41 01 6A 0B 07 00 41 0A 6A 0B"),
                new Case(
                        "delegate through a delegate to the caller",
                        "uncaught exception at throw, depth 1",
                        1,
                        "06 7F 06 7F 06 7F 20 00 08 00 18 00 18 01 07 00 0B"),
                new Case(
                        "uncaught", "uncaught exception at throw, depth 3", 8, "20 00 10 01 41 01"),
                new Case(
                        "uncaught, another tag",
                        "uncaught exception at throw, depth 2",
                        3,
                        "06 7F 20 00 10 00 41 01 07 01 1A 0B"),
                new Case(
                        "try_table to a block",
                        "10",
                        6,
                        "02 7F 1F 40 01 00 00 00 20 00 10 00 0B 41 01 0B 41 05 6A"),
                new Case("try_table to the body", "5", 4, "1F 40 01 00 00 00 20 00 10 00 0B 00"),
                new Case(
                        "try_table to the body, its end reached",
                        "5",
                        4,
                        "1F 40 01 00 00 00 20 00 10 00 0B 41 01"),
                new Case(
                        "try_table to a loop",
                        "0",
                        35,
                        "01 03 40 1F 40 01 02 00 20 00 41 01 6B 22 00 04 40 20 00 08 00 0B 0B 0B 20 00"),
                new Case(
                        "catch_ref and throw_ref",
                        "5",
                        7,
                        "06 7F 02 69 1F 40 01 03 00 20 00 10 00 0B 00 0B 21 02 20 02 0A 07 00 0B"),
                new Case(
                        "throw_ref of null",
                        "null exception reference at throw_ref, depth 1",
                        1,
                        "20 02 0A"));
    }

    private static GuestThread start(Case one) {
        SmallModule module =
                new SmallModule()
                        .tag("i")
                        .tag("il")
                        .table()
                        .function("throw 0", "i", "", "", THROW_0)
                        .function("call 0", "i", "", "", CALL_0_ADD)
                        .function("throw 1", "il", "", "", THROW_1)
                        .function("run", "i", "i", "ix", one.body());
        Store store = new Store(StoreLimits.DEFAULT);
        Instance instance = store.instantiate(module.module(), Imports.none());
        GuestThread thread = new GuestThread(store);
        thread.start(instance.function(RUN), List.of(Value.i32(5)));
        return thread;
    }

    private static String outcome(GuestThread thread, ExecutionResult result) {
        return switch (result) {
            case ExecutionResult.Completed(List<Value> values) ->
                    values.getFirst() instanceof Value.I32(int value) ? "" + value : "" + values;
            case ExecutionResult.Trapped(Trap trap) ->
                    "%s at %s, depth %d"
                            .formatted(trap.kind().text(), mnemonic(thread), thread.depth());
            default -> String.valueOf(result);
        };
    }

    private static String mnemonic(GuestThread thread) {
        FrameView frame = thread.frame(0);
        InstructionCursor cursor =
                InstructionCursor.at(
                        frame.instance().module(), frame.functionIndex(), frame.codeOffset());
        assertTrue(cursor.next());
        return cursor.opcode().mnemonic();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void runningProfilingSteppingAndStoppingAgree(Case one) {
        for (RunMode mode : List.of(RunMode.PLAIN, RunMode.PROFILE)) {
            GuestThread thread = start(one);
            assertEquals(one.outcome(), outcome(thread, thread.resume(mode)), mode.name());
            assertEquals(one.clock(), thread.clock(), mode.name());
        }
        List<String> passed = new ArrayList<>();
        GuestThread stepped = start(one);
        assertEquals(one.outcome(), step(stepped, passed), "stepped");
        assertEquals(one.clock(), stepped.clock(), "stepped");
        assertEquals(
                String.join("\n", passed),
                String.join("\n", stops(one)),
                "stops at breakpoints on all instructions");
    }

    private static String step(GuestThread thread, List<String> passed) {
        ExecutionResult result = new ExecutionResult.Stepped();
        while (result instanceof ExecutionResult.Stepped) {
            passed.add(stop(thread));
            result = thread.step();
        }
        return outcome(thread, result);
    }

    private static String stop(GuestThread thread) {
        return GuestRun.state(thread) + " " + thread.location(0);
    }

    /** Runs with a breakpoint on every instruction that a step stops at. */
    private static List<String> stops(Case one) {
        GuestThread explored = start(one);
        List<CodeLocation> places = new ArrayList<>();
        ExecutionResult result = new ExecutionResult.Stepped();
        while (result instanceof ExecutionResult.Stepped) {
            places.add(explored.frame(0).location());
            result = explored.step();
        }
        GuestThread thread = start(one);
        Instance instance = thread.frame(0).instance();
        places.forEach(place -> thread.setBreak(instance, place));
        List<String> stops = new ArrayList<>();
        while (thread.resume(RunMode.PLAIN) instanceof ExecutionResult.BreakHit) {
            stops.add(stop(thread));
        }
        return stops;
    }

    @Test
    void anUncaughtExceptionNamesItsTagAndLeavesTheFrames() {
        GuestThread thread = start(new Case("", "", 0, "20 00 42 03 10 02 41 01"));
        Trap trap =
                assertInstanceOf(ExecutionResult.Trapped.class, thread.resume(RunMode.PLAIN))
                        .trap();
        assertEquals(TrapKind.UNCAUGHT_EXCEPTION, trap.kind());
        assertTrue(trap.detail().startsWith("tag 1"), trap.detail());
        assertEquals(List.of(Value.i32(5), Value.i64(3)), thread.frame(0).operandStack());
        assertEquals(RUN, thread.frame(1).functionIndex());
    }

    @Test
    void aListenerHearsThatUnwoundFramesAreLeft() {
        GuestThread thread = start(new Case("", "", 0, "06 7F 20 00 10 01 41 01 07 00 0B"));
        List<String> events = new ArrayList<>();
        thread.setInstrumentation(
                Instrumentation.NONE.withCalls(
                        new CallListener() {
                            @Override
                            public void enter(
                                    int instance, int function, int callSite, long clock) {
                                events.add("enter " + function + " at " + clock);
                            }

                            @Override
                            public void leave(long clock) {
                                events.add("leave at " + clock);
                            }
                        }));
        thread.resume(RunMode.PROFILE);
        assertEquals(
                List.of(
                        "enter 3 at 0",
                        "enter 1 at 2",
                        "enter 0 at 7",
                        "leave at 9",
                        "leave at 9",
                        "leave at 9"),
                events);
    }

    @Test
    void aLoopOfThrowsCanBePaused() {
        GuestThread thread =
                start(new Case("", "", 0, "03 40 1F 40 01 02 00 20 00 08 00 0B 0B 41 01"));
        thread.setInstructionLimit(1001);
        assertInstanceOf(ExecutionResult.LimitReached.class, thread.resume(RunMode.PLAIN));
        assertEquals(1001, thread.clock());
        thread.setInstructionLimit(Long.MAX_VALUE);
        assertInstanceOf(ExecutionResult.Stepped.class, thread.step());
        assertEquals(1002, thread.clock());
        thread.requestPause();
        assertInstanceOf(ExecutionResult.Paused.class, thread.resume(RunMode.PLAIN));
        assertEquals(1004, thread.clock(), "at the next handler");
    }

    @Test
    void aRunStopsAtHandlersOfOuterFramesWhenAsked() {
        Case through = new Case("", "", 0, "06 7F 20 00 10 01 41 01 07 00 0B 1A 41 02");
        for (int depth : new int[] {0, 1, 2}) {
            GuestThread thread = start(through);
            thread.stopAtHandlers(depth);
            if (depth > 0) {
                ExecutionResult caught = thread.resume(RunMode.PLAIN);
                assertInstanceOf(ExecutionResult.Stepped.class, caught);
                assertTrue(thread.atHandler());
                assertEquals(1, thread.depth());
                assertEquals(9, thread.clock());
                assertEquals(List.of(Value.i32(6)), thread.frame(0).operandStack());
            }
            assertEquals("2", outcome(thread, thread.resume(RunMode.PLAIN)));
            assertEquals(11, thread.clock());
        }
    }

    @Test
    void aHandlerInTheSameFrameStopsToo() {
        GuestThread thread = start(new Case("", "", 0, "06 7F 20 00 08 00 07 00 41 01 6A 0B"));
        thread.stopAtHandlers(1);
        assertInstanceOf(ExecutionResult.Stepped.class, thread.resume(RunMode.PLAIN));
        assertEquals(2, thread.clock());
        assertEquals("6", outcome(thread, thread.resume(RunMode.PLAIN)));
    }

    /** Random pauses, breakpoints and steps change nothing, however small the program. */
    @ParameterizedTest
    @MethodSource("cases")
    void controlChangesNothing(Case one) {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            GuestThread thread = start(one);
            Instance instance = thread.frame(0).instance();
            List<CodeLocation> seen = new ArrayList<>();
            ExecutionResult result = new ExecutionResult.Stepped();
            while (!(result instanceof ExecutionResult.Completed
                    || result instanceof ExecutionResult.Trapped)) {
                seen.add(thread.frame(random.nextInt(thread.depth())).location());
                CodeLocation place = seen.get(random.nextInt(seen.size()));
                switch (random.nextInt(4)) {
                    case 0 -> thread.setBreak(instance, place);
                    case 1 -> thread.clearBreak(instance, place);
                    case 2 -> {
                        thread.setInstructionLimit(thread.clock() + random.nextInt(10));
                        result = thread.resume(RunMode.PLAIN);
                    }
                    default -> result = thread.step();
                }
            }
            assertEquals(one.outcome(), outcome(thread, result), "seed " + seed);
            assertEquals(one.clock(), thread.clock(), "seed " + seed);
        }
    }
}
