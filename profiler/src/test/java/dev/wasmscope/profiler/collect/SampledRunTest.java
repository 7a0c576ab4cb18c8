package dev.wasmscope.profiler.collect;

import static dev.wasmscope.profiler.collect.ManualTimes.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.probe.Instrumentation;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.StopReason;
import dev.wasmscope.testing.TestInputs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sampled runs of real programs, beside exact ones of the same. */
class SampledRunTest {
    private static final String LUA =
            "local function fib(n) if n < 2 then return n end return fib(n-1) + fib(n-2) end "
                    + "local t = {} for i = 1, 1500 do t[i] = tostring(i * 7919 % 1500) end "
                    + "table.sort(t) print(fib(16), t[1], #table.concat(t))";

    @TempDir Path folder;

    private LaunchConfig program(String name) {
        boolean lua = name.startsWith("lua");
        LaunchConfig config = LaunchConfig.of(TestInputs.guest("real/" + name + ".wasm"));
        return lua
                ? config.withArgs(List.of("-e", LUA))
                : config.withStdin(new StdinSource.Bytes(text()));
    }

    private static byte[] text() {
        StringBuilder text = new StringBuilder();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 6_000; i++) {
            text.append("word").append(random.nextInt(400)).append(' ');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Stop run(LaunchConfig config, Instrumentation attached) throws SessionException {
        try (DebugSession session = DebugSession.open(config.withProfile(attached))) {
            return session.run().join();
        }
    }

    private static Profile sampled(LaunchConfig config) throws SessionException {
        SamplerChain chain = new SamplerChain();
        run(config, Instrumentation.NONE.withSampler(chain));
        return chain.collector.profile("sampled");
    }

    private static Profile exact(LaunchConfig config) throws SessionException {
        CallPathCollector collector = new CallPathCollector();
        Stop stop = run(config, Instrumentation.NONE.withCalls(collector));
        return collector.profile("exact", stop.clock());
    }

    /** A measure by function, callees excluded. */
    private static Map<FunctionKey, Long> byFunction(Profile profile, Measure measure) {
        long[] values = profile.values(measure).orElseThrow();
        Map<FunctionKey, Long> sums = new HashMap<>();
        for (int row = 1; row < values.length; row++) {
            FunctionKey key = profile.functions().get(profile.tree().function(row));
            sums.merge(key, values[row], Long::sum);
        }
        return sums;
    }

    @ParameterizedTest
    @CsvSource({"lua-c19-O0", "minigzip-c19-O0"})
    void theShareOfEveryFunctionIsThatOfItsInstructions(String name) throws SessionException {
        // Lua sorts in another order at another time of day: both see the same clock.
        Path recording = folder.resolve("run.wsr");
        Profile profile = exact(program(name).withRecording(recording));
        Map<FunctionKey, Long> exact = byFunction(profile, Measure.INSTRUCTIONS);
        Profile sampled = sampled(program(name).withReplay(recording));
        Map<FunctionKey, Long> found = byFunction(sampled, Measure.SAMPLES);
        double total = exact.values().stream().mapToLong(Long::longValue).sum();
        double samples = found.values().stream().mapToLong(Long::longValue).sum();
        assertTrue(samples > 250, "samples: " + samples);
        exact.forEach(
                (function, instructions) -> {
                    double share = instructions / total;
                    double bound = 5 * Math.sqrt(samples * share * (1 - share)) + 2;
                    double got = found.getOrDefault(function, 0L);
                    assertEquals(samples * share, got, bound, function.toString());
                });
        assertTrue(exact.keySet().containsAll(found.keySet()), "only functions that ran");
    }

    @Test
    void theSamePathsAsInTheExactProfile() throws SessionException {
        Profile sampled = sampled(program("minigzip-c19-O0"));
        Profile exact = exact(program("minigzip-c19-O0"));
        Map<List<Object>, Integer> paths = new HashMap<>();
        for (int row = 0; row < exact.tree().size(); row++) {
            paths.put(path(exact, row), row);
        }
        for (int row = 0; row < sampled.tree().size(); row++) {
            List<Object> path = path(sampled, row);
            assertTrue(paths.containsKey(path), () -> "never called: " + path);
        }
    }

    private static List<Object> path(Profile profile, int row) {
        return java.util.stream.Stream.iterate(
                        row, r -> r != CallTree.ROOT, r -> profile.tree().parent(r))
                .<Object>map(r -> profile.functions().get(profile.tree().function(r)))
                .toList();
    }

    @Test
    void equalRunsAndTheirReplaysAreSampledAlike() throws SessionException {
        Path recording = folder.resolve("run.wsr");
        Profile first = sampled(program("minigzip-c19-O0").withRecording(recording));
        assertEquals(first, sampled(program("minigzip-c19-O0")), "another run");
        Profile replayed = sampled(program("minigzip-c19-O0").withReplay(recording));
        assertEquals(first, replayed, "its replay");
    }

    @Test
    void aTrapInTheMiddleLeavesTheSamplesSoFar() throws SessionException {
        SamplerChain chain = new SamplerChain();
        LaunchConfig config =
                program("lua-c19-O0")
                        .withLimits(
                                dev.wasmscope.session.RunLimits.NONE.withMaxInstructions(400_000));
        Stop stop = run(config, Instrumentation.NONE.withSampler(chain));
        assertEquals(400_000, stop.clock(), stop.reason().toString());
        Profile profile = chain.collector.profile("guest");
        assertTrue(
                Arrays.stream(profile.values(Measure.SAMPLES).orElseThrow()).sum() > 20,
                profile.toString());
        assertEquals(profile.total(), chain.times.wall());
    }

    @Test
    void waitingForInputIsIdle() throws Exception {
        ManualTimes times = new ManualTimes();
        SampleCollector collector = new SampleCollector(times, new SplittableRandom(1));
        LaunchConfig config =
                LaunchConfig.of(TestInputs.guest("real/minigzip-c19-O0.wasm"))
                        .withStdin(new StdinSource.Fed())
                        .withProfile(Instrumentation.NONE.withSampler(collector));
        try (DebugSession session = DebugSession.open(config)) {
            var stop = session.run();
            // The program gets to its read some time; from then on each look finds it there. A
            // look may find it in the calls before that, too: no CPU time passes here at all.
            Map<String, Long> idle = Map.of();
            while (idle.getOrDefault("fd_read", 0L) < 50 * MILLI && !stop.isDone()) {
                times.pass(MILLI, 0);
                collector.look();
                idle = idle(session, collector.profile("guest"));
            }
            session.feedStdin(text());
            session.closeStdin();
            assertTrue(stop.join().reason() instanceof StopReason.Exited, "ended");
            assertTrue(idle.getOrDefault("fd_read", 0L) >= 50 * MILLI, "idle: " + idle);
            assertFalse(idle.containsKey(""), "only calls to the host are idle: " + idle);
        }
    }

    /** Nanoseconds by called import; by the empty name in functions of the guest itself. */
    private static Map<String, Long> idle(DebugSession session, Profile profile) {
        long[] byRow = profile.values(Measure.IDLE_TIME).orElseThrow();
        var imports = session.module().imports();
        Map<String, Long> idle = new TreeMap<>();
        for (int row = 0; row < byRow.length; row++) {
            if (byRow[row] > 0) {
                int function = profile.tree().function(row);
                var key = (FunctionKey.Code) profile.functions().get(function);
                int index = key.functionIndex();
                String name = index < imports.size() ? imports.get(index).name() : "";
                idle.merge(name, byRow[row], Long::sum);
            }
        }
        return idle;
    }
}
