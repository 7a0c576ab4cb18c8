package dev.wasmscope.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.binary.ModuleBytes;
import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.host.HostModule;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.probe.CallListener;
import dev.wasmscope.engine.probe.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tail calls: one frame for all of them, and what clock, listeners and stops see of it. */
class TailCallsTest {
    /** In function order behind the import {@code host.twice}: the names of the exports. */
    private static final int DIRECT = 1;

    private static final int INDIRECT = 2;
    private static final int BY_REFERENCE = 3;
    private static final int TO_HOST = 4;
    private static final int CALLER = 5;
    private static final int CALLER_OF_TO_HOST = 6;

    /** Instructions of each turn, the tail call included. */
    private static final int TURN = 11;

    /** {@code (n i32, sum i64) -> i64}: if n is 0 the sum, else itself with n - 1 and sum + n. */
    private static String loop(String call) {
        return "00  20 00 45 04 7e 20 01 05  20 00 41 01 6b  20 01 20 00 ac 7c " + call + " 0b 0b";
    }

    private final Store store = new Store(StoreLimits.DEFAULT.withMaxCallDepth(3));
    private final Instance instance = store.instantiate(ModuleReader.read(module()), host());

    private static byte[] module() {
        return new ModuleBytes()
                .section(1, "03  60 02 7f 7e 01 7e  60 01 7f 01 7f  60 01 7f 01 7e")
                .section(2, "01  04 686f7374 05 7477696365  00 01")
                .section(3, "06  00 00 00 01 02 01")
                .section(4, "01  70 00 04")
                // declares function 3 too
                .section(9, "01  00 41 00 0b 04  00 01 02 03")
                .bodies(
                        loop("12 01"),
                        loop("41 02 13 00 00"),
                        loop("d2 03 15 00"),
                        "00  20 00 41 01 6a 12 00 0b",
                        "00  20 00 42 00 10 01 0b",
                        "00  20 00 10 04 41 01 6a 0b")
                .build();
    }

    private static Imports host() {
        FuncType type = new FuncType(List.of(NumType.I32), List.of(NumType.I32));
        return Imports.of(
                HostModule.builder("host")
                        .add("twice", type, call -> call.result(2 * call.i32(0)))
                        .build());
    }

    private GuestThread start(int function, Value... arguments) {
        GuestThread thread = new GuestThread(store);
        thread.start(instance.function(function), List.of(arguments));
        return thread;
    }

    @ParameterizedTest
    @ValueSource(ints = {DIRECT, INDIRECT, BY_REFERENCE})
    void tenMillionFitIntoOneFrame(int function) {
        int count = function == DIRECT ? 10_000_000 : 100_000;
        GuestThread thread = start(function, Value.i32(count), Value.i64(0));
        assertEquals(
                new ExecutionResult.Completed(List.of(Value.i64(count * (count + 1L) / 2))),
                thread.resume(RunMode.PLAIN));
        int extra = function == DIRECT ? 0 : 1; // the table index or the reference
        assertEquals((TURN + extra) * (long) count + 4, thread.clock());
    }

    @ParameterizedTest
    @EnumSource(RunMode.class)
    void aHostFunctionReturnsToTheCaller(RunMode mode) {
        GuestThread thread = start(TO_HOST, Value.i32(20));
        ExecutionResult result = thread.resume(mode);
        while (result instanceof ExecutionResult.Stepped) {
            result = thread.resume(mode);
        }
        assertEquals(new ExecutionResult.Completed(List.of(Value.i32(42))), result);
        assertEquals(4, thread.clock());
    }

    @ParameterizedTest
    @EnumSource(RunMode.class)
    void aStopBehindTheHostFunctionIsInTheCallerOfTheFrameThatIsGone(RunMode mode) {
        store.door().watch(event -> true);
        GuestThread thread = start(CALLER_OF_TO_HOST, Value.i32(20));
        ExecutionResult result = thread.resume(mode);
        while (result instanceof ExecutionResult.Stepped) {
            result = thread.resume(mode);
        }
        assertEquals(new ExecutionResult.HostCalled(), result);
        assertEquals(1, thread.depth());
        assertEquals(6, thread.clock());
        assertEquals(List.of(Value.i32(42)), thread.frame(0).operandStack());
        assertEquals(
                new ExecutionResult.Completed(List.of(Value.i32(43))),
                thread.resume(RunMode.PLAIN));
        assertEquals(
                new ExecutionResult.Completed(List.of(Value.i32(42))),
                start(TO_HOST, Value.i32(20)).resume(RunMode.PLAIN));
    }

    @Test
    void aDepthLimitThatIsReachedDoesNotStopThem() {
        Store small = new Store(StoreLimits.DEFAULT.withMaxCallDepth(1));
        Instance alone = small.instantiate(ModuleReader.read(module()), host());
        GuestThread thread = new GuestThread(small);
        thread.start(alone.function(DIRECT), List.of(Value.i32(1000), Value.i64(0)));
        assertEquals(
                new ExecutionResult.Completed(List.of(Value.i64(500_500))),
                thread.resume(RunMode.PLAIN));
    }

    @Test
    void listenersHearOneReturnForEachCall() {
        List<String> events = new ArrayList<>();
        GuestThread thread = start(CALLER, Value.i32(2));
        thread.setInstrumentation(
                Instrumentation.NONE.withCalls(
                        new CallListener() {
                            @Override
                            public void enter(int number, int function, int callSite, long clock) {
                                events.add("+" + function + "@" + clock);
                            }

                            @Override
                            public void leave(long clock) {
                                events.add("-@" + clock);
                            }
                        }));
        thread.resume(RunMode.PROFILE);
        assertEquals("+5@0 +1@3 -@14 +1@14 -@25 +1@25 -@29 -@29", String.join(" ", events));
    }

    @Test
    void aStepReplacesTheFrameAndTheCallerStays() {
        GuestThread thread = start(CALLER, Value.i32(1));
        List<String> stops = new ArrayList<>();
        ExecutionResult result = new ExecutionResult.Stepped();
        while (result instanceof ExecutionResult.Stepped) {
            stops.add(
                    "%d:%s %s"
                            .formatted(
                                    thread.depth(),
                                    thread.location(0).functionIndex(),
                                    thread.frame(0).locals()));
            result = thread.step();
        }
        assertInstanceOf(ExecutionResult.Completed.class, result);
        assertTrue(
                stops.contains("2:1 [I32[value=0], I64[value=1]]"), () -> String.join("\n", stops));
        assertTrue(stops.stream().noneMatch(stop -> stop.startsWith("3")), "a third frame");
    }

    @Test
    void anEndlessOneCanBePausedAndGoesOn() {
        GuestThread thread = start(DIRECT, Value.i32(1000), Value.i64(0));
        thread.setInstructionLimit(505);
        assertInstanceOf(ExecutionResult.LimitReached.class, thread.resume(RunMode.PLAIN));
        // at the call, its operands where the debugger looks for them
        assertEquals(List.of(Value.i32(954), Value.i64(44_965)), thread.frame(0).operandStack());
        assertEquals(Value.i32(955), thread.frame(0).locals().getFirst());
        thread.setInstructionLimit(Long.MAX_VALUE);
        assertEquals(
                new ExecutionResult.Completed(List.of(Value.i64(500_500))),
                thread.resume(RunMode.PLAIN));
    }

    @Test
    void aBreakpointStopsInEveryOne() {
        GuestThread thread = start(DIRECT, Value.i32(3), Value.i64(0));
        CodeLocation start = thread.location(0);
        thread.setBreak(instance, start);
        List<Value> counts = new ArrayList<>();
        while (thread.resume(RunMode.PLAIN) instanceof ExecutionResult.BreakHit) {
            assertEquals(start, thread.location(0));
            counts.add(thread.frame(0).locals().getFirst());
        }
        assertEquals(List.of(Value.i32(3), Value.i32(2), Value.i32(1), Value.i32(0)), counts);
    }
}
