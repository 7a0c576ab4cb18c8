package dev.wasmscope.engine.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.engine.exec.ExecutionResult;
import dev.wasmscope.engine.exec.GuestThread;
import dev.wasmscope.engine.exec.RunMode;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.probe.CountingProbe;
import dev.wasmscope.engine.probe.Instrumentation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * However a random module is run, the counts of a profile are what single steps see: how often each
 * instruction is executed, with calls, tail calls, exceptions, traps and all kinds of branches.
 * {@code -Dwasmscope.fuzz.modules=N} asks for more modules.
 */
class ExactCountsTest {
    private static final long FIRST = Long.getLong("wasmscope.fuzz.seed", 1);
    private static final long COUNT = Long.getLong("wasmscope.fuzz.modules", 60);

    @Test
    void countsAreWhatSingleStepsSee() {
        for (long seed = FIRST; seed < FIRST + COUNT; seed++) {
            byte[] wasm = ModuleGenerator.generate(seed, NodeWorker.all());
            List<List<CodeLocation>> steps = steps(wasm);
            check("run, seed " + seed, wasm, steps, (thread, _) -> thread.resume(RunMode.PLAIN));
            check("stepped, seed " + seed, wasm, steps, (thread, _) -> step(thread, _ -> {}));
            check("controlled, seed " + seed, wasm, steps, new RandomControl(seed));
        }
    }

    @Test
    void aPartOfARunCountsWhatStepsSeeThere() {
        for (long seed = FIRST; seed < FIRST + COUNT; seed++) {
            byte[] wasm = ModuleGenerator.generate(seed, NodeWorker.all());
            List<List<CodeLocation>> steps = steps(wasm);
            Random random = new Random(seed);
            int[] call = {0};
            long now = seed;
            new Runner(
                            (thread, _) -> {
                                List<CodeLocation> all = steps.get(call[0]++);
                                return part(thread, all, random, "seed " + now);
                            })
                    .run(wasm);
        }
    }

    /** Attaches at one clock and looks at another. */
    private static ExecutionResult part(
            GuestThread thread, List<CodeLocation> all, Random random, String what) {
        int from = random.nextInt(all.size() + 1);
        int to = from + random.nextInt(all.size() + 1 - from);
        ExecutionResult result = runTo(thread, from);
        if (!(result instanceof ExecutionResult.LimitReached)) {
            return result;
        }
        CountingProbe probe = new CountingProbe(from);
        thread.setInstrumentation(probe.instrumentation());
        result = runTo(thread, to);
        assertEquals(
                count(all.subList(from, (int) thread.clock())),
                probe.executions(thread.clock()),
                what + ", instructions " + from + " to " + to);
        thread.setInstrumentation(Instrumentation.NONE);
        thread.setInstructionLimit(Long.MAX_VALUE);
        return result instanceof ExecutionResult.LimitReached
                ? thread.resume(RunMode.PLAIN)
                : result;
    }

    private static ExecutionResult runTo(GuestThread thread, long clock) {
        thread.setInstructionLimit(clock);
        return thread.resume(RunMode.PLAIN);
    }

    private static void check(
            String what, byte[] wasm, List<List<CodeLocation>> steps, Runner.Driver driver) {
        int[] call = {0};
        new Runner(
                        (thread, instance) -> {
                            CountingProbe probe = new CountingProbe(0);
                            thread.setInstrumentation(probe.instrumentation());
                            ExecutionResult result = driver.run(thread, instance);
                            assertEquals(
                                    count(steps.get(call[0]++)),
                                    probe.executions(thread.clock()),
                                    what);
                            return result;
                        })
                .run(wasm);
    }

    /** By call of the module, the instruction that each tick of the clock stands for. */
    private static List<List<CodeLocation>> steps(byte[] wasm) {
        List<List<CodeLocation>> calls = new ArrayList<>();
        new Runner(
                        (thread, _) -> {
                            List<CodeLocation> executed = new ArrayList<>();
                            calls.add(executed);
                            return step(thread, executed::add);
                        })
                .run(wasm);
        return calls;
    }

    private static ExecutionResult step(
            GuestThread thread, java.util.function.Consumer<CodeLocation> executed) {
        thread.frame(0); // in the form whose location is exact at the start of a function, too
        ExecutionResult result = new ExecutionResult.Stepped();
        while (result instanceof ExecutionResult.Stepped) {
            long clock = thread.clock();
            CodeLocation at = thread.location(0);
            result = thread.step();
            if (thread.clock() != clock) {
                assertEquals(clock + 1, thread.clock(), () -> "a step at " + at);
                executed.accept(at);
            }
        }
        return result;
    }

    private static Map<CodeLocation, Long> count(List<CodeLocation> executed) {
        Map<CodeLocation, Long> counts =
                new TreeMap<>(
                        Comparator.comparingInt(CodeLocation::functionIndex)
                                .thenComparingLong(CodeLocation::codeOffset));
        executed.forEach(at -> counts.merge(at, 1L, Long::sum));
        return counts;
    }
}
