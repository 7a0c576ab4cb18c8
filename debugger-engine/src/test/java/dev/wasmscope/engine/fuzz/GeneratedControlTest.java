package dev.wasmscope.engine.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.engine.exec.ExecutionResult;
import dev.wasmscope.engine.exec.RunMode;
import org.junit.jupiter.api.Test;

/**
 * However a random module is run, fast, profiled, stepped or under random commands of a debugger,
 * its results, memories, traps and clock are the same. {@code -Dwasmscope.fuzz.modules=N} asks for
 * more modules, from {@code -Dwasmscope.fuzz.seed=N} on.
 */
class GeneratedControlTest {
    private static final long FIRST = Long.getLong("wasmscope.fuzz.seed", 1);
    private static final long COUNT = Long.getLong("wasmscope.fuzz.modules", 60);

    @Test
    void randomModulesRunTheSameInEveryMode() {
        for (long seed = FIRST; seed < FIRST + COUNT; seed++) {
            byte[] wasm = ModuleGenerator.generate(seed, NodeWorker.all());
            Runner plain = Runner.plain();
            String expected = plain.run(wasm);
            check(seed, "profiled", wasm, plain, expected, profiled());
            check(seed, "stepped", wasm, plain, expected, stepped());
            Runner controlled = new Runner(new RandomControl(seed));
            check(seed, "controlled", wasm, plain, expected, controlled);
        }
    }

    private static void check(
            long seed, String how, byte[] wasm, Runner plain, String expected, Runner other) {
        assertEquals(expected, other.run(wasm), "seed " + seed + " " + how);
        assertEquals(plain.clocks(), other.clocks(), "clocks of seed " + seed + " " + how);
    }

    private static Runner profiled() {
        return new Runner((thread, _) -> thread.resume(RunMode.PROFILE));
    }

    private static Runner stepped() {
        return new Runner(
                (thread, _) -> {
                    ExecutionResult result = thread.step();
                    while (result instanceof ExecutionResult.Stepped) {
                        result = thread.step();
                    }
                    return result;
                });
    }
}
