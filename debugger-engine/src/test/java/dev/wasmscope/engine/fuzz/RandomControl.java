package dev.wasmscope.engine.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.exec.ExecutionResult;
import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.exec.GuestThread;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.RunMode;
import dev.wasmscope.engine.module.CodeLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * Everything that a debugger does without editing, in random order, until the guest is over: steps,
 * pauses, limits, breakpoints that come and go, views of all frames.
 */
final class RandomControl implements Runner.Driver {
    private static final int COMMANDS = 400;

    private final Random random;

    RandomControl(long seed) {
        random = new Random(seed);
    }

    @Override
    public ExecutionResult run(GuestThread thread, Instance instance) {
        List<CodeLocation> seen = new ArrayList<>();
        ExecutionResult result = new ExecutionResult.Stepped();
        for (int i = 0; i < COMMANDS && goesOn(result); i++) {
            seen.add(thread.location(random.nextInt(thread.depth())));
            CodeLocation place = seen.get(random.nextInt(seen.size()));
            switch (random.nextInt(8)) {
                case 0 -> thread.setBreak(instance, place);
                case 1 -> thread.clearBreak(instance, place);
                case 2 -> look(thread);
                case 3 -> {
                    thread.requestPause();
                    result = thread.resume(RunMode.PLAIN);
                }
                case 4 -> {
                    thread.stopAtHandlers(random.nextInt(4));
                    result = thread.resume(RunMode.PLAIN);
                    thread.stopAtHandlers(0);
                }
                case 5 -> result = toLimit(thread);
                default -> result = thread.step();
            }
        }
        thread.clearPauseRequest();
        while (goesOn(result)) {
            result = thread.resume(RunMode.PLAIN);
        }
        return result;
    }

    private ExecutionResult toLimit(GuestThread thread) {
        long limit = thread.clock() + random.nextInt(400);
        thread.setInstructionLimit(limit);
        ExecutionResult result =
                thread.resume(random.nextBoolean() ? RunMode.PLAIN : RunMode.PROFILE);
        if (result instanceof ExecutionResult.LimitReached) {
            assertEquals(limit, thread.clock(), "a limit is reached exactly");
        } else {
            assertTrue(thread.clock() <= limit, "nothing runs past a limit");
        }
        thread.setInstructionLimit(Long.MAX_VALUE);
        return result;
    }

    private static boolean goesOn(ExecutionResult result) {
        return switch (result) {
            case ExecutionResult.Completed _, ExecutionResult.Exited _, ExecutionResult.Trapped _ ->
                    false;
            default -> true;
        };
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
