package dev.wasmscope.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.testing.TestInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever a debugger does that edits nothing, the guest runs as if nobody had looked: steps,
 * pauses, breakpoints that come and go, views of all frames, in any order.
 */
class RandomControlTest {
    private static final int COMMANDS = 3000;

    @ParameterizedTest
    @CsvSource({
        "1, cpp/zoo-c19-O0-dw5.wasm",
        "2, cpp/zoo-c19-O0-dw5.wasm",
        "3, cpp/zoo-c19-O0-dw5.wasm",
        "4, cpp/zoo-c19-eh-legacy-O0.wasm",
        "5, cpp/zoo-c22-eh-exnref-O0.wasm",
        "6, kotlin/guest-dev.wasm"
    })
    void lookingChangesNothing(int seed, String guest) {
        Module module = ModuleReader.read(TestInputs.guestBytes(guest));
        GuestRun plain = new GuestRun(module, new byte[0], "guest");
        String expected = plain.outcome(plain.thread.resume(RunMode.PLAIN));
        GuestRun run = new GuestRun(module, new byte[0], "guest");
        ExecutionResult result = control(run, new Random(seed));
        run.thread.setInstructionLimit(Long.MAX_VALUE);
        run.thread.clearPauseRequest();
        run.thread.setWatches(List.of());
        while (goesOn(result)) {
            result = run.thread.resume(RunMode.PLAIN);
        }
        assertEquals(expected, run.outcome(result), "seed " + seed);
    }

    private static boolean goesOn(ExecutionResult result) {
        return !(result instanceof ExecutionResult.Completed
                || result instanceof ExecutionResult.Exited);
    }

    private static ExecutionResult control(GuestRun run, Random random) {
        List<CodeLocation> seen = new ArrayList<>();
        ExecutionResult result = new ExecutionResult.Stepped();
        for (int i = 0; i < COMMANDS && goesOn(result); i++) {
            GuestThread thread = run.thread;
            seen.add(thread.location(random.nextInt(thread.depth())));
            CodeLocation place = seen.get(random.nextInt(seen.size()));
            switch (random.nextInt(8)) {
                case 0 -> thread.setBreak(run.instance, place);
                case 1 -> thread.clearBreak(run.instance, place);
                case 2 -> look(thread);
                case 3 -> {
                    thread.requestPause();
                    result = thread.resume(RunMode.PLAIN);
                }
                case 4 -> {
                    thread.setInstructionLimit(thread.clock() + random.nextInt(200));
                    result = thread.resume(random.nextBoolean() ? RunMode.PLAIN : RunMode.PROFILE);
                }
                case 5 -> watch(run, random);
                default -> result = thread.step();
            }
        }
        return result;
    }

    /**
     * Watches some bytes below the stack pointer, where something is written all the time, or none.
     */
    private static void watch(GuestRun run, Random random) {
        Memory memory = run.instance.memory(0);
        long address = run.thread.frame(0).stackPointer() + random.nextInt(-64, 64);
        Watch.Trigger[] triggers = Watch.Trigger.values();
        Watch.Trigger trigger = triggers[random.nextInt(triggers.length)];
        boolean some = random.nextBoolean() && memory.contains(address, 16);
        List<Watch> watches = new ArrayList<>();
        if (some) {
            int length = 1 + random.nextInt(16);
            int frame = random.nextInt(1 + run.thread.depth());
            WatchPlace bytes = new WatchPlace.Bytes(memory, address, length);
            watches.add(new Watch(bytes, trigger, frame));
            watches.add(
                    new Watch(new WatchPlace.Global(run.instance.globals().getFirst()), trigger));
            WasmFunction function = run.thread.frame(0).function();
            int locals = run.thread.frame(0).locals().size();
            if (locals > 0) {
                int local = random.nextInt(locals);
                watches.add(
                        new Watch(
                                new WatchPlace.Local(function, run.thread.depth(), local),
                                trigger));
            }
        }
        run.thread.setWatches(watches);
    }

    private static void look(GuestThread thread) {
        for (int i = 0; i < thread.depth(); i++) {
            FrameView frame = thread.frame(i);
            assertEquals(thread.location(i), frame.location());
            assertTrue(frame.locals().size() >= frame.function().type().params().size());
            assertTrue(frame.operandStack().stream().noneMatch(Objects::isNull));
        }
    }
}
