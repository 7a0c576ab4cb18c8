package dev.wasmscope.engine.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.exec.ExecutionResult;
import dev.wasmscope.engine.exec.FrameTypes;
import dev.wasmscope.engine.exec.GuestThread;
import dev.wasmscope.engine.exec.RunMode;
import dev.wasmscope.engine.probe.CallListener;
import dev.wasmscope.engine.probe.Instrumentation;
import dev.wasmscope.testing.TestInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The suite under a debugger, above all garbage-collected types, typed references and tail calls:
 * stepped instruction by instruction with a look at the frames, whose values must be what their
 * types say, and profiled, with the same results and the same clock as run straight on.
 */
class SteppedSpecTest {
    /** Straight arithmetic and memory have tests of their own. */
    private static final Pattern LEFT_OUT =
            Pattern.compile("(simd|i\\d+x|float|f32|f64|i32|i64|const|mem|int_|align|conv).*");

    /** Steps of a function before it may run on: a few scripts loop a million times. */
    private static final int STEPS = 500;

    @Test
    void steppingAndProfilingChangeNothing() throws IOException {
        int commands = 0;
        int clocks = 0;
        for (Path script : scripts()) {
            List<Long> plain = new ArrayList<>();
            List<Long> stepped = new ArrayList<>();
            List<Long> profiled = new ArrayList<>();
            commands += passed(script, noting(plain, Driver.PLAIN));
            passed(script, noting(stepped, SteppedSpecTest::step));
            passed(script, noting(profiled, SteppedSpecTest::profile));
            assertEquals(plain, stepped, "clocks of " + script);
            assertEquals(plain, profiled, "clocks of " + script);
            clocks += plain.size();
        }
        assertTrue(commands > 2_000, commands + " commands");
        assertTrue(clocks > 1_000, clocks + " calls");
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.walk(TestInputs.suite("spec-core-3.0"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !LEFT_OUT.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    private static int passed(Path script, Driver driver) {
        ScriptResult result = ScriptRunner.run(script, driver);
        assertEquals(List.of(), result.failures());
        return result.passed();
    }

    private static Driver noting(List<Long> clocks, Driver driver) {
        return thread -> {
            ExecutionResult result = driver.run(thread);
            clocks.add(thread.clock());
            return result;
        };
    }

    private static ExecutionResult step(GuestThread thread) {
        ExecutionResult result = new ExecutionResult.Stepped();
        for (int i = 0; i < STEPS && result instanceof ExecutionResult.Stepped; i++) {
            if (thread.depth() > 0) { // a host function has no frame
                assertEquals(
                        List.of(),
                        FrameTypes.misfits(thread.frame(0)),
                        () -> thread.frame(0).instance().module().toString());
            }
            result = thread.step();
        }
        return result instanceof ExecutionResult.Stepped ? thread.resume(RunMode.PLAIN) : result;
    }

    private static ExecutionResult profile(GuestThread thread) {
        int[] depth = {0};
        thread.setInstrumentation(
                Instrumentation.NONE.withCalls(
                        new CallListener() {
                            @Override
                            public void enter(
                                    int instance, int functionIndex, int callSite, long clock) {
                                depth[0]++;
                            }

                            @Override
                            public void leave(long clock) {
                                depth[0]--;
                                assertTrue(depth[0] >= 0, "left more than entered");
                            }
                        }));
        ExecutionResult result = thread.resume(RunMode.PROFILE);
        assertEquals(0, depth[0], "frames entered and not left");
        return result;
    }
}
