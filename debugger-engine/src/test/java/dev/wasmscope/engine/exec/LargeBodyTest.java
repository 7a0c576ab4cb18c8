package dev.wasmscope.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.CodeLocation;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Making the code of a large body takes long; the thread answers a pause meanwhile. */
class LargeBodyTest {
    private static final int ADDITIONS = 400_000;

    private final Store store = new Store(StoreLimits.DEFAULT);

    /** The parameter and as many times 1, in 2.8 MB without a branch; and a caller. */
    private Instance instance(int... last) {
        byte[] piece = SmallModule.body(0x20, 0, 0x41, 1, 0x6A, 0x21, 0); // local 0 + 1
        byte[] additions = new byte[piece.length * ADDITIONS];
        for (int i = 0; i < additions.length; i++) {
            additions[i] = piece[i % piece.length];
        }
        byte[] result = SmallModule.body(last);
        SmallModule module =
                new SmallModule()
                        .function("large", "i", "i", "l", SmallModule.join(additions, result))
                        .function("calls", "i", "i", "", SmallModule.body(0x20, 0, 0x10, 0));
        return store.instantiate(module.module(), Imports.none());
    }

    private static GuestThread started(Instance instance, String name) {
        GuestThread thread = new GuestThread(instance.store());
        thread.start(
                (FunctionInstance) instance.export(name).orElseThrow(), List.of(new Value.I32(5)));
        return thread;
    }

    private static WasmFunction large(Instance instance) {
        return (WasmFunction) instance.export("large").orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(names = {"PLAIN", "STEP", "PROFILE"})
    void aThreadThatStartsWithOnePausesBeforeItsCodeIsThere(RunMode mode) {
        Instance instance = instance(0x20, 0);
        GuestThread thread = started(instance, "large");
        thread.requestPause();
        assertInstanceOf(ExecutionResult.Paused.class, thread.resume(mode));
        assertNull(large(instance).fast, "the code was waited for");
        assertEquals(0, thread.clock());
        assertEquals(1, thread.depth());
        assertEquals(large(instance).info().codeOffset() + 3, thread.location(0).codeOffset());
        assertEquals(List.of(new Value.I32(5), new Value.I64(0)), thread.frame(0).locals());
        assertEquals(List.of(), thread.frame(0).operandStack());
        assertNull(large(instance).fast, "the code was waited for to show the frame");
        completes(thread);
    }

    private static void completes(GuestThread thread) {
        ExecutionResult.Completed done =
                assertInstanceOf(ExecutionResult.Completed.class, thread.resume(RunMode.PLAIN));
        assertEquals(List.of(new Value.I32(5 + ADDITIONS)), done.results());
        assertEquals(0, thread.depth());
    }

    /** Somebody asks for a pause whenever the thread waits, which it does for the code only. */
    @ParameterizedTest
    @EnumSource(names = {"PLAIN", "STEP", "PROFILE"})
    void aCallOfOnePausesWhileItsCodeIsMade(RunMode mode) throws Exception {
        Instance instance = instance(0x20, 0);
        GuestThread thread = started(instance, "calls");
        assertInstanceOf(ExecutionResult.Stepped.class, thread.step());
        Thread runner = Thread.currentThread();
        AtomicBoolean over = new AtomicBoolean();
        Thread asking =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    while (!over.get()) {
                                        if (runner.getState() == Thread.State.TIMED_WAITING) {
                                            thread.requestPause();
                                        }
                                        Thread.onSpinWait();
                                    }
                                });
        ExecutionResult result = thread.resume(mode);
        over.set(true);
        asking.join();
        assertInstanceOf(ExecutionResult.Paused.class, result);
        assertNull(large(instance).fast, "it paused when the code was there");
        assertEquals(1, thread.depth(), "it is at the call");
        assertEquals(List.of(new Value.I32(5)), thread.frame(0).operandStack());
        thread.clearPauseRequest();
        completes(thread);
    }

    @Test
    void aBreakThatIsSetWhileItsCodeIsMadeStops() {
        Instance instance = instance(0x20, 0);
        GuestThread thread = started(instance, "large");
        thread.requestPause();
        assertInstanceOf(ExecutionResult.Paused.class, thread.resume(RunMode.PLAIN));
        long first = thread.location(0).codeOffset();
        CodeLocation third = new CodeLocation(0, first + 4);
        thread.setBreak(instance, third);
        thread.setBreak(instance, new CodeLocation(0, first));
        assertInstanceOf(ExecutionResult.BreakHit.class, thread.resume(RunMode.PLAIN));
        assertEquals(first, thread.location(0).codeOffset());
        assertInstanceOf(ExecutionResult.BreakHit.class, thread.resume(RunMode.PLAIN));
        assertEquals(third, thread.location(0));
        assertEquals(2, thread.clock());
        completes(thread);
    }

    @Test
    void aStepBeginsInIt() {
        GuestThread thread = started(instance(0x20, 0), "large");
        assertInstanceOf(ExecutionResult.Stepped.class, thread.step());
        assertEquals(1, thread.clock());
        assertEquals(List.of(new Value.I32(5)), thread.frame(0).operandStack());
        completes(thread);
    }

    @Test
    void aFrameThatWaitsForItsCodeCanBeginAnew() {
        GuestThread thread = started(instance(0x20, 0), "large");
        thread.requestPause();
        assertInstanceOf(ExecutionResult.Paused.class, thread.resume(RunMode.PLAIN));
        thread.edits().restart(0);
        completes(thread);
    }

    @Test
    void oneThatIsNotValidTraps() {
        for (String function : List.of("large", "calls")) {
            GuestThread thread = started(instance(0x42, 0), function); // an i64
            ExecutionResult.Trapped trapped =
                    assertInstanceOf(ExecutionResult.Trapped.class, thread.resume(RunMode.PLAIN));
            assertEquals(TrapKind.INVALID_FUNCTION, trapped.trap().kind());
            assertTrue(trapped.trap().detail().contains("type mismatch"), trapped.trap().detail());
            assertFalse(trapped.trap().location().isPresent() && function.equals("large"));
        }
    }
}
