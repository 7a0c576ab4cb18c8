package dev.wasmscope.profiler.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.probe.CallListener;
import dev.wasmscope.engine.probe.Instrumentation;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.CodeCounts;
import dev.wasmscope.profiler.model.CountedParts;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.ProfilePhases;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.StopReason;
import dev.wasmscope.testing.TestInputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exact profiles of a part of a run. */
class PhasesTest {
    private static final String LUA =
            "local t = {} for i = 1, 60 do t[i] = tostring(i * 7919 % 60) end table.sort(t)";

    /** Lua asks for the time to begin with, so it is always the same recorded run. */
    @TempDir private static Path folder;

    private static LaunchConfig lua() {
        return LaunchConfig.of(TestInputs.guest("real/lua-c19-O0.wasm"))
                .withReplay(folder.resolve("lua.wsr"));
    }

    @BeforeAll
    static void record() throws SessionException {
        LaunchConfig config =
                LaunchConfig.of(TestInputs.guest("real/lua-c19-O0.wasm"))
                        .withArgs(List.of("-e", LUA))
                        .withRecording(folder.resolve("lua.wsr"));
        try (DebugSession session = DebugSession.open(config)) {
            session.run().join();
        }
    }

    private static Profile profile(ProfilePhases phases) throws SessionException {
        CallPathCollector collector = new CallPathCollector();
        LaunchConfig config = lua().withProfile(collector.instructions());
        try (DebugSession session = DebugSession.open(config)) {
            session.profiling().restrict(phases);
            Stop stop = session.run().join();
            assertTrue(stop.reason() instanceof StopReason.Exited, stop.reason().toString());
            return collector.profile("guest", stop.clock());
        }
    }

    /** Instructions by path of function indices and call sites. */
    private static Map<List<Integer>, Long> byPath(Profile profile) {
        Map<List<Integer>, Long> sums = new HashMap<>();
        for (int row = 1; row < profile.tree().size(); row++) {
            sums.merge(path(profile, row), profile.tree().self(row), Long::sum);
        }
        sums.values().removeIf(count -> count == 0);
        return sums;
    }

    private static Map<List<Integer>, Long> callsByPath(Profile profile) {
        Map<List<Integer>, Long> sums = new HashMap<>();
        for (int row = 1; row < profile.tree().size(); row++) {
            sums.merge(path(profile, row), profile.tree().calls(row), Long::sum);
        }
        sums.values().removeIf(count -> count == 0);
        return sums;
    }

    private static List<Integer> path(Profile profile, int row) {
        return java.util.stream.Stream.iterate(
                        row, r -> r != CallTree.ROOT, r -> profile.tree().parent(r))
                .flatMap(
                        r ->
                                java.util.stream.Stream.of(
                                        key(profile, r), profile.tree().callSite(r)))
                .toList();
    }

    private static int key(Profile profile, int row) {
        return ((dev.wasmscope.profiler.model.FunctionKey.Code)
                        profile.functions().get(profile.tree().function(row)))
                .functionIndex();
    }

    private static Map<List<Integer>, Long> sum(
            Map<List<Integer>, Long> a, Map<List<Integer>, Long> b) {
        Map<List<Integer>, Long> all = new HashMap<>(a);
        b.forEach((path, count) -> all.merge(path, count, Long::sum));
        return all;
    }

    @ParameterizedTest
    @CsvSource({"0", "50_001", "123_457"})
    void aRunCutAtAClockIsTheSumOfItsParts(String at) throws SessionException {
        long cut = Long.parseLong(at.replace("_", ""));
        Profile whole = profile(ProfilePhases.ALL);
        Profile before = profile(ProfilePhases.ALL.within(0, cut));
        Profile after = profile(ProfilePhases.ALL.within(cut, Long.MAX_VALUE));
        assertEquals(Math.min(cut, whole.total()), before.total(), "instructions before");
        assertEquals(
                List.of(),
                differences(byPath(whole), sum(byPath(before), byPath(after))),
                "instructions by path");
        assertEquals(
                List.of(),
                differences(callsByPath(whole), sum(callsByPath(before), callsByPath(after))),
                "calls by path");
        requireCode(before);
        requireCode(after);
    }

    @Test
    void aCallCountsOnceWhereverItIsCut() throws SessionException {
        List<Long> calls = new ArrayList<>();
        CallListener listener =
                new CallListener() {
                    @Override
                    public void enter(int instance, int function, int site, long clock) {
                        calls.add(clock);
                    }

                    @Override
                    public void leave(long clock) {}
                };
        try (DebugSession session =
                DebugSession.open(lua().withProfile(Instrumentation.NONE.withCalls(listener)))) {
            session.run().join();
        }
        Map<List<Integer>, Long> whole = callsByPath(profile(ProfilePhases.ALL));
        for (int i = 7; i < calls.size(); i += calls.size() / 12) {
            long cut = calls.get(i);
            var before = callsByPath(profile(ProfilePhases.ALL.within(0, cut)));
            var after = callsByPath(profile(ProfilePhases.ALL.within(cut, Long.MAX_VALUE)));
            assertEquals(List.of(), differences(whole, sum(before, after)), "cut at " + cut);
        }
    }

    private static List<String> differences(
            Map<List<Integer>, Long> expected, Map<List<Integer>, Long> found) {
        Set<List<Integer>> paths = new HashSet<>(expected.keySet());
        paths.addAll(found.keySet());
        return paths.stream()
                .filter(path -> !Objects.equals(expected.get(path), found.get(path)))
                .map(path -> path + ": " + expected.get(path) + ", but " + found.get(path))
                .toList();
    }

    /** The counts of every row's code add up to the row's instructions. */
    private static void requireCode(Profile profile) {
        long[] sums = new long[profile.tree().size()];
        profile.table(CodeCounts.class)
                .ifPresent(
                        code -> {
                            for (int i = 0; i < code.size(); i++) {
                                sums[code.row(i)] += code.weight(i);
                            }
                        });
        for (int row = 1; row < sums.length; row++) {
            assertEquals(
                    profile.tree().self(row), sums[row], "row " + row + " " + path(profile, row));
        }
    }

    @Test
    void aRangeOfTheClockIsExact() throws SessionException {
        assertEquals(12_345, profile(ProfilePhases.ALL.within(100_000, 112_345)).total());
    }

    @Test
    void thePartsThatCountedAreKept() throws SessionException {
        CallPathCollector paths = new CallPathCollector();
        PartCollector parts = new PartCollector();
        try (DebugSession session =
                DebugSession.open(lua().withProfile(paths.calls().withParts(parts)))) {
            session.profiling().restrict(ProfilePhases.ALL.below("sort"));
            Stop stop = session.run().join();
            Profile profile = parts.addTo(paths.profile("guest", stop.clock()), stop.clock());
            CountedParts table = profile.table(CountedParts.class).orElseThrow();
            long sum = 0;
            for (int i = 0; i < table.size(); i++) {
                assertTrue(i == 0 || table.from(i) >= table.to(i - 1), "in order: " + i);
                sum += table.to(i) - table.from(i);
            }
            assertEquals(profile.total(), sum, "the parts are what was counted");
        }
        PartCollector open = new PartCollector();
        open.changed(true, 10);
        open.changed(false, 20);
        open.changed(true, 20);
        CountedParts one =
                open.addTo(paths.profile("guest", 99), 99).table(CountedParts.class).orElseThrow();
        assertEquals(1, one.size(), "what touches is one part");
        assertEquals(99, one.to(0), "to where the run is");
    }

    @Test
    void belowAFunctionIsWhatTheWholeProfileHasBelowIt() throws SessionException {
        Profile whole = profile(ProfilePhases.ALL);
        Profile below = profile(ProfilePhases.ALL.below("sort"));
        assertTrue(below.total() > 10_000, "total: " + below.total());
        int sort = functionNamed("sort");
        Map<List<Integer>, Long> expected = byPath(whole);
        expected.keySet().removeIf(path -> !functions(path).contains(sort));
        assertEquals(expected, byPath(below));
        Map<List<Integer>, Long> calls = callsByPath(whole);
        calls.keySet().removeIf(path -> !functions(path).contains(sort));
        assertEquals(calls, callsByPath(below));
    }

    private static List<Integer> functions(List<Integer> path) {
        return java.util.stream.IntStream.range(0, path.size() / 2)
                .mapToObj(i -> path.get(2 * i))
                .toList();
    }

    private static int functionNamed(String name) throws SessionException {
        try (DebugSession session = DebugSession.open(lua())) {
            return session.module().functions().stream()
                    .filter(f -> f.name().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .index();
        }
    }

    @Test
    void betweenTwoBreakpointsIsTheSameEachTime() throws SessionException {
        ProfilePhases phases =
                ProfilePhases.ALL.between(
                        Optional.of(new BreakpointSpec.Function("auxsort")),
                        Optional.of(new BreakpointSpec.Function("luaD_poscall")));
        Profile first = profile(phases);
        assertTrue(first.total() > 1_000, "total: " + first.total());
        assertTrue(first.total() < profile(ProfilePhases.ALL).total() / 2, "only a part");
        assertEquals(first, profile(phases));
    }

    @Test
    void whatIsNotThereIsSaid() throws SessionException {
        try (DebugSession session = DebugSession.open(lua())) {
            SessionException error =
                    assertThrows(
                            SessionException.class,
                            () -> session.profiling().restrict(ProfilePhases.ALL.below("no_such")));
            assertTrue(error.getMessage().contains("no_such"), error.getMessage());
        }
    }

    @Test
    void startedAndStoppedAtStops() throws SessionException {
        CallPathCollector collector = new CallPathCollector();
        try (DebugSession session = DebugSession.open(lua().withStopOnEntry(true))) {
            session.addBreakpoint(new BreakpointSpec.Function("sort"));
            session.run().join();
            assertTrue(!session.profiling().isRecording(), "nothing is attached");
            Stop atSort = session.continueRun().join();
            long from = session.profiling().start(collector.calls()).join();
            assertEquals(atSort.clock(), from);
            Stop out = session.stepOut().join();
            long to = session.profiling().stop().join();
            assertEquals(out.clock(), to);
            long end = session.continueRun().join().clock();
            assertTrue(end > to, "it went on");
            assertEquals(to - from, collector.profile("guest", end).total());
        }
    }

    @Test
    void startedAndStoppedWhileItRuns() throws Exception {
        long whole = profile(ProfilePhases.ALL).total();
        try (DebugSession session = DebugSession.open(busyLua())) {
            CompletableFuture<Stop> end = session.run();
            for (int part = 0; part < 3; part++) {
                CallPathCollector collector = new CallPathCollector();
                long from = session.profiling().start(collector.instructions()).join();
                assertTrue(session.profiling().isRecording(), "part " + part);
                runOn(session, from);
                long to = session.profiling().stop().join();
                assertFalse(session.profiling().isRecording(), "part " + part);
                runOn(session, to);
                assertFalse(end.isDone(), "it ran all the while; part " + part);
                Profile profile = collector.profile("guest", to);
                assertEquals(to - from, profile.total(), "instructions of part " + part);
                requireCode(profile);
            }
        }
        assertEquals(whole, profile(ProfilePhases.ALL).total(), "other runs are as before");
    }

    @Test
    void samplesStartAndStopWhileItRuns() throws Exception {
        try (DebugSession session = DebugSession.open(busyLua())) {
            CompletableFuture<Stop> end = session.run();
            SamplerChain chain = new SamplerChain();
            long from = session.profiling().start(Instrumentation.NONE.withSampler(chain)).join();
            long to = runOn(session, from);
            session.profiling().stop().join();
            Profile profile = chain.collector.profile("guest");
            assertTrue(samples(profile) > 0, "samples from " + from + " to " + to);
            runOn(session, to);
            assertEquals(samples(profile), samples(chain.collector.profile("guest")), "none later");
            assertFalse(end.isDone(), "it ran all the while");
        }
    }

    private static long samples(Profile profile) {
        return Arrays.stream(profile.values(Measure.SAMPLES).orElse(new long[0])).sum();
    }

    /** A program that does not end. */
    private static LaunchConfig busyLua() {
        return LaunchConfig.of(TestInputs.guest("real/lua-c19-O0.wasm"))
                .withArgs(List.of("-e", "local n = 0 while true do n = n + #tostring(n) end"));
    }

    /** Waits until a running program has executed 200,000 instructions more. */
    private static long runOn(DebugSession session, long from) {
        while (true) {
            long now = session.profiling().at(LongSupplier::getAsLong).join();
            if (now > from + 200_000) {
                return now;
            }
            Thread.onSpinWait();
        }
    }
}
