package dev.wasmscope.engine.exec;

import static dev.wasmscope.engine.exec.SmallModule.body;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.host.HostExit;
import dev.wasmscope.engine.host.HostFunction;
import dev.wasmscope.engine.host.HostModule;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.probe.CallListener;
import dev.wasmscope.engine.probe.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What ends or stops a guest thread, and what can be seen and changed then. */
class GuestThreadTest {
    /** {@code sum(n) = n == 0 ? 0 : n + sum(n - 1)}. */
    private static final byte[] SUM =
            body(
                    0x20, 0, 0x45, 0x04, 0x7F, // local.get 0, i32.eqz, if (result i32)
                    0x41, 0, 0x05, // i32.const 0, else
                    0x20, 0, 0x20, 0, 0x41, 1, 0x6B, 0x10,
                    0, // local.get 0, 0, i32.const 1, sub, call
                    0x6A, 0x0B); // i32.add, end

    /** Counts local 0 up for ever. */
    private static final byte[] SPIN =
            body(0x03, 0x40, 0x20, 0, 0x41, 1, 0x6A, 0x21, 0, 0x0C, 0, 0x0B, 0x00);

    private static GuestThread start(
            StoreLimits limits, SmallModule module, String name, Value... arguments) {
        return start(new Store(limits), module, Imports.none(), name, arguments);
    }

    private static GuestThread start(
            Store store, SmallModule module, Imports imports, String name, Value... arguments) {
        Instance instance = store.instantiate(module.module(), imports);
        GuestThread thread = new GuestThread(store);
        thread.start(instance.exportedFunction(name).orElseThrow(), List.of(arguments));
        return thread;
    }

    private static Trap trapOf(GuestThread thread) {
        return assertInstanceOf(ExecutionResult.Trapped.class, thread.resume(RunMode.PLAIN)).trap();
    }

    private static SmallModule sum() {
        return new SmallModule().function("sum", "i", "i", "", SUM);
    }

    @Test
    void aTrapInAFusedOperationIsAtItsInstructionWithItsOperands() {
        byte[] divide = body(0x20, 0, 0x20, 1, 0x6D, 0x21, 0, 0x20, 0);
        GuestThread thread =
                start(
                        StoreLimits.DEFAULT,
                        new SmallModule().function("divide", "ii", "i", "", divide),
                        "divide",
                        Value.i32(7),
                        Value.i32(0));
        Trap trap = trapOf(thread);
        assertEquals(TrapKind.INTEGER_DIVIDE_BY_ZERO, trap.kind());
        long bodyStart = thread.frame(0).function().info().codeOffset();
        assertEquals(bodyStart + 1 + 4, trap.location().orElseThrow().codeOffset());
        assertEquals(List.of(Value.i32(7), Value.i32(0)), thread.frame(0).operandStack());
        assertEquals(2, thread.clock(), "the two local.get before it are done");
        assertThrows(IllegalStateException.class, () -> thread.resume(RunMode.PLAIN));
    }

    @Test
    void anAccessOutOfBoundsNamesTheAddressWithoutWrapping() {
        byte[] load = body(0x20, 0, 0x28, 2, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F);
        GuestThread thread =
                start(
                        StoreLimits.DEFAULT,
                        new SmallModule().memory(1).function("load", "i", "i", "", load),
                        "load",
                        Value.i32(-1));
        Trap trap = trapOf(thread);
        assertEquals("out of bounds memory access", trap.kind().text());
        assertEquals(0x1_ffff_fffeL, trap.address().orElseThrow());
    }

    @Test
    void endlessRecursionIsATrapOfTheGuest() {
        byte[] self = body(0x10, 0);
        GuestThread thread =
                start(
                        StoreLimits.DEFAULT.withMaxCallDepth(5000),
                        new SmallModule().function("self", "", "", "", self),
                        "self");
        assertEquals(TrapKind.CALL_STACK_EXHAUSTED, trapOf(thread).kind());
        assertEquals(5000, thread.depth());
    }

    @Test
    void aHundredThousandFramesWork() {
        GuestThread thread = start(StoreLimits.DEFAULT, sum(), "sum", Value.i32(100_000));
        assertEquals(
                new ExecutionResult.Completed(List.of(Value.i32((int) (100_000L * 100_001 / 2)))),
                thread.resume(RunMode.PLAIN));
    }

    @Test
    void aSpinningGuestPausesGoesOnAndReachesItsLimitExactly() throws InterruptedException {
        GuestThread thread =
                start(
                        StoreLimits.DEFAULT,
                        new SmallModule().function("spin", "i", "", "", SPIN),
                        "spin",
                        Value.i32(0));
        Thread pauser = Thread.ofPlatform().start(thread::requestPause);
        assertInstanceOf(ExecutionResult.Paused.class, thread.resume(RunMode.PLAIN));
        pauser.join();
        long turns = ((Value.I32) thread.frame(0).locals().getFirst()).value();
        assertEquals(5 * turns, thread.clock(), "five instructions a turn");
        thread.setInstructionLimit(thread.clock() + 5000);
        assertInstanceOf(ExecutionResult.LimitReached.class, thread.resume(RunMode.PLAIN));
        assertEquals(5 * (turns + 1000), thread.clock());
    }

    @Test
    void aLoopThatComesByClearedBreaksTooOftenGetsCodeWithoutThem() {
        GuestThread thread =
                start(
                        StoreLimits.DEFAULT,
                        new SmallModule().function("spin", "i", "", "", SPIN),
                        "spin",
                        Value.i32(0));
        Instance instance = thread.store().instances().getFirst();
        WasmFunction spin = (WasmFunction) instance.function(0);
        CodeLocation add = new CodeLocation(0, spin.info().codeOffset() + 1 + 6);
        thread.setBreak(instance, add);
        assertInstanceOf(ExecutionResult.BreakHit.class, thread.resume(RunMode.PLAIN));
        thread.clearBreak(instance, add);
        assertTrue(spin.fast().code.hasBreak(add.codeOffset()), "code keeps it at first");
        thread.setInstructionLimit(500_000);
        assertInstanceOf(ExecutionResult.LimitReached.class, thread.resume(RunMode.PLAIN));
        assertEquals(500_000, thread.clock());
        assertEquals(List.of(Value.i32(100_000)), thread.frame(0).locals());
        assertFalse(spin.fast().code.hasBreak(add.codeOffset()), "asked for 100,000 times");
        thread.setBreak(instance, add);
        assertEquals(new ExecutionResult.LimitReached(), thread.resume(RunMode.PLAIN));
        thread.setInstructionLimit(600_000);
        assertEquals(new ExecutionResult.BreakHit(instance, add), thread.resume(RunMode.PLAIN));
        assertEquals(List.of(Value.i32(100_000), Value.i32(1)), thread.frame(0).operandStack());
    }

    @Test
    void outerFramesShowLocalsOperandsAndTheirStackPointer() {
        // outer: global 0 := 100; 5 + inner(local 0).   inner: global 0 := 50; unreachable
        byte[] outer = body(0x41, 0xE4, 0, 0x24, 0, 0x41, 5, 0x20, 0, 0x10, 1, 0x6A);
        byte[] inner = body(0x41, 50, 0x24, 0, 0x00);
        GuestThread thread =
                start(
                        StoreLimits.DEFAULT,
                        new SmallModule()
                                .global(7)
                                .function("outer", "i", "i", "l", outer)
                                .function("inner", "i", "i", "", inner),
                        "outer",
                        Value.i32(9));
        assertEquals(TrapKind.UNREACHABLE, trapOf(thread).kind());
        assertEquals(2, thread.depth());
        FrameView caller = thread.frame(1);
        assertEquals(List.of(Value.i32(9), Value.i64(0)), caller.locals());
        assertEquals(List.of(Value.i32(5)), caller.operandStack());
        assertEquals(100, caller.stackPointer());
        assertEquals(50, thread.frame(0).stackPointer());
    }

    @Test
    void editsOfAStoppedFrameAreWhatTheGuestGoesOnWith() {
        GuestThread thread = start(StoreLimits.DEFAULT, sum(), "sum", Value.i32(3));
        Instance instance = thread.store().instances().getFirst();
        long start = ((WasmFunction) instance.function(0)).info().codeOffset();
        CodeLocation add = new CodeLocation(0, start + 1 + 17);
        thread.setBreak(instance, add);
        assertEquals(new ExecutionResult.BreakHit(instance, add), thread.resume(RunMode.PLAIN));
        assertEquals(List.of(Value.i32(1), Value.i32(0)), thread.frame(0).operandStack());
        thread.frame(0).setOperand(1, Value.i32(1000));
        assertEquals(List.of(Value.i32(2)), thread.frame(1).operandStack());
        thread.frame(1).setOperand(0, Value.i32(20));
        thread.clearBreak(instance, add);
        assertEquals(
                new ExecutionResult.Completed(List.of(Value.i32(1000 + 1 + 20 + 3))),
                thread.resume(RunMode.PLAIN));
    }

    @Test
    void aBreakpointSetAtAStopOnTheFirstInstructionDoesNotHinderTheStep() {
        GuestThread thread = start(StoreLimits.DEFAULT, sum(), "sum", Value.i32(3));
        Instance instance = thread.store().instances().getFirst();
        long first = ((WasmFunction) instance.function(0)).info().codeOffset() + 1;
        thread.setBreak(instance, new CodeLocation(0, first));
        assertInstanceOf(ExecutionResult.BreakHit.class, thread.resume(RunMode.PLAIN));
        thread.setBreak(instance, new CodeLocation(0, first + 17));
        assertInstanceOf(ExecutionResult.Stepped.class, thread.step());
        assertEquals(new CodeLocation(0, first + 2), thread.location(0));
        assertEquals(List.of(Value.i32(3)), thread.frame(0).operandStack());
    }

    @Test
    void aBreakpointSetWhileFramesAreActiveStopsThemToo() {
        GuestThread thread = start(StoreLimits.DEFAULT, sum(), "sum", Value.i32(4));
        Instance instance = thread.store().instances().getFirst();
        long start = ((WasmFunction) instance.function(0)).info().codeOffset();
        CodeLocation zero = new CodeLocation(0, start + 1 + 5);
        thread.setBreak(instance, zero);
        assertInstanceOf(ExecutionResult.BreakHit.class, thread.resume(RunMode.PLAIN));
        assertEquals(5, thread.depth());
        CodeLocation add = new CodeLocation(0, start + 1 + 17);
        thread.setBreak(instance, add);
        for (int depth = 4; depth >= 1; depth--) {
            assertEquals(new ExecutionResult.BreakHit(instance, add), thread.resume(RunMode.PLAIN));
            assertEquals(depth, thread.depth());
        }
        assertEquals(
                new ExecutionResult.Completed(List.of(Value.i32(10))),
                thread.resume(RunMode.PLAIN));
    }

    @Test
    void anInterruptedHostCallIsRepeatedAndAnExitEndsTheGuest() {
        AtomicInteger calls = new AtomicInteger();
        HostFunction host =
                call -> {
                    if (calls.getAndIncrement() == 0) {
                        throw new InterruptedException();
                    }
                    if (call.i32(0) == 42) {
                        throw new HostExit(3);
                    }
                    call.result(call.i32(0) + 1);
                };
        FuncType type = new FuncType(List.of(NumType.I32), List.of(NumType.I32));
        HostModule module = HostModule.builder("env").add("f", type, host).build();
        byte[] twice = body(0x20, 0, 0x10, 0, 0x10, 0);
        Store store = new Store(StoreLimits.DEFAULT);
        GuestThread thread =
                start(
                        store,
                        new SmallModule()
                                .importFunction("env", "f", "i", "i")
                                .function("twice", "i", "i", "", twice),
                        Imports.of(module),
                        "twice",
                        Value.i32(41));
        assertInstanceOf(ExecutionResult.Paused.class, thread.resume(RunMode.PLAIN));
        assertEquals(List.of(Value.i32(41)), thread.frame(0).operandStack());
        assertEquals(new ExecutionResult.Exited(3), thread.resume(RunMode.PLAIN));
        assertEquals(2, store.hostCalls().total(), "the interrupted call is not logged");
        assertEquals("42", store.hostCalls().events().getFirst().result());
        assertEquals("exit 3", store.hostCalls().events().getLast().result());
    }

    @Test
    void listenersHearBalancedCallsAlsoWhenATrapUnwinds() {
        List<String> heard = new ArrayList<>();
        byte[] outer = body(0x10, 1, 0x10, 2);
        byte[] nothing = body(0x01);
        byte[] trap = body(0x01, 0x00);
        GuestThread thread = new GuestThread(new Store(StoreLimits.DEFAULT));
        thread.setInstrumentation(
                Instrumentation.NONE.withCalls(
                        new CallListener() {
                            @Override
                            public void enter(
                                    int instance, int functionIndex, int callSite, long clock) {
                                heard.add("enter %d at %d".formatted(functionIndex, clock));
                            }

                            @Override
                            public void leave(long clock) {
                                heard.add("leave at " + clock);
                            }
                        }));
        SmallModule module =
                new SmallModule()
                        .function("outer", "", "", "", outer)
                        .function("nothing", "", "", "", nothing)
                        .function("trap", "", "", "", trap);
        Instance instance = thread.store().instantiate(module.module(), Imports.none());
        thread.start(instance.function(0), List.of());
        assertInstanceOf(ExecutionResult.Trapped.class, thread.resume(RunMode.PROFILE));
        assertEquals(
                List.of(
                        "enter 0 at 0",
                        "enter 1 at 1",
                        "leave at 2",
                        "enter 2 at 3",
                        "leave at 4",
                        "leave at 4"),
                heard);
    }

    @Test
    void importsThatDoNotFitAreNamedWithBothTypes() {
        SmallModule module = new SmallModule().importFunction("env", "f", "i", "i");
        Store store = new Store(StoreLimits.DEFAULT);
        LinkException unknown =
                assertThrows(
                        LinkException.class,
                        () -> store.instantiate(module.module(), Imports.none()));
        assertEquals(
                "unknown import: \"env\" \"f\" (function [i32] -> [i32])", unknown.getMessage());
        HostModule other = HostModule.builder("env").add("f", FuncType.empty(), call -> {}).build();
        LinkException wrong =
                assertThrows(
                        LinkException.class,
                        () -> store.instantiate(module.module(), Imports.of(other)));
        assertTrue(
                String.valueOf(wrong.getMessage())
                        .startsWith("incompatible import type: \"env\" \"f\""),
                wrong.getMessage());
    }
}
