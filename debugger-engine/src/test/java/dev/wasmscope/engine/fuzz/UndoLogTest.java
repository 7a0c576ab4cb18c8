package dev.wasmscope.engine.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.exec.ExecutionResult;
import dev.wasmscope.engine.exec.FunctionInstance;
import dev.wasmscope.engine.exec.GuestThread;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.RunMode;
import dev.wasmscope.engine.exec.UndoLog;
import dev.wasmscope.engine.exec.Value;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Whatever a random module's function did beside the run, at its start or in the middle of it,
 * nothing of it is left once it is taken back: memories and what they grew by, tables, globals,
 * dropped segments and objects. {@code -Dwasmscope.fuzz.modules=N} asks for more modules.
 */
class UndoLogTest {
    private static final long FIRST = Long.getLong("wasmscope.fuzz.seed", 1);
    private static final long COUNT = Long.getLong("wasmscope.fuzz.modules", 120);
    private static final long MOST_BYTES = 1 << 30;

    @Test
    void nothingIsLeftOfWhatIsTakenBack() {
        int changing = 0;
        for (long seed = FIRST; seed < FIRST + COUNT; seed++) {
            byte[] wasm = ModuleGenerator.generate(seed, NodeWorker.all());
            String plain = Runner.plain().run(wasm);
            assertEquals(plain, beside(wasm, seed, UndoLog::undo), "seed " + seed);
            changing += beside(wasm, seed, UndoLog::forget).equals(plain) ? 0 : 1;
        }
        int seen = changing;
        assertTrue(
                seen > COUNT / 4, () -> "only " + seen + " modules change anything that is seen");
    }

    /** The run of a module during which one of its functions is called beside it. */
    private static String beside(byte[] wasm, long seed, Consumer<UndoLog> end) {
        Random random = new Random(seed);
        return new Runner((thread, instance) -> run(thread, instance, random, end)).run(wasm);
    }

    private static ExecutionResult run(
            GuestThread thread, Instance instance, Random random, Consumer<UndoLog> end) {
        FunctionInstance function = thread.frame(0).function();
        List<Value> arguments =
                thread.frame(0).locals().subList(0, function.type().params().size());
        UndoLog log = new UndoLog(instance.store(), MOST_BYTES);
        GuestThread side = new GuestThread(instance.store());
        side.setUndoLog(log);
        for (int i = 0; i < 3; i++) {
            log.begin();
            side = call(side, log, function, arguments, random);
            end.accept(log);
            thread.setInstructionLimit(thread.clock() + random.nextInt(2000));
            ExecutionResult result = thread.resume(RunMode.PLAIN);
            if (!(result instanceof ExecutionResult.LimitReached)) {
                return result;
            }
        }
        // what is not taken back may have used up the fuel that ends loops
        thread.setInstructionLimit(thread.clock() + 20_000_000);
        return thread.resume(RunMode.PLAIN);
    }

    /** Calls in one run, in steps, or not to the end; gives the thread for the next call. */
    private static GuestThread call(
            GuestThread side,
            UndoLog log,
            FunctionInstance function,
            List<Value> arguments,
            Random random) {
        side.start(function, arguments);
        int way = random.nextInt(3);
        long most = way == 0 ? 1_000_000 : random.nextInt(3000);
        side.setInstructionLimit(side.clock() + most);
        ExecutionResult result = side.resume(way == 2 && most > 0 ? RunMode.STEP : RunMode.PLAIN);
        while (result instanceof ExecutionResult.Stepped) {
            result = side.step();
        }
        if (result instanceof ExecutionResult.Completed) {
            return side;
        }
        GuestThread next = new GuestThread(log.store());
        next.setUndoLog(log);
        return next;
    }
}
