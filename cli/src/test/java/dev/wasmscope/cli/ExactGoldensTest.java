package dev.wasmscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.exec.ExecutionResult;
import dev.wasmscope.engine.exec.GuestThread;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.RunMode;
import dev.wasmscope.engine.exec.Store;
import dev.wasmscope.engine.exec.StoreLimits;
import dev.wasmscope.engine.host.HostModule;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.wasi.RandomSource;
import dev.wasmscope.engine.wasi.WasiClock;
import dev.wasmscope.engine.wasi.WasiOptions;
import dev.wasmscope.engine.wasi.WasiPreview1;
import dev.wasmscope.profiler.collect.CallPathCollector;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.symbol.ProfileSymbols;
import dev.wasmscope.samples.ExtractedSample;
import dev.wasmscope.samples.Sample;
import dev.wasmscope.samples.Samples;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.DirAccess;
import dev.wasmscope.session.DirMapping;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.PathMappings;
import dev.wasmscope.session.Stop;
import dev.wasmscope.testing.Goldens;
import dev.wasmscope.testing.TestInputs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The exact counts of every run of every sample, and of lua, as goldens: they are the same in every
 * run and on every machine.
 */
class ExactGoldensTest {
    private static final String SCRIPT =
            "local function fib(n) if n < 2 then return n end return fib(n-1) + fib(n-2) end "
                    + "local t = {} for i = 1, 300 do t[i] = (i * 7919) % 1009 end table.sort(t) "
                    + "local s = {} for i = 1, 200 do s[#s + 1] = ('%d:%s'):format(i, t[i]) end "
                    + "print(fib(15), #table.concat(s, ','), select(2, pcall(error, 'caught')))";

    @TempDir Path folder;

    static Stream<Arguments> runs() throws Exception {
        List<Arguments> runs = new ArrayList<>();
        for (Sample sample : new Samples().all()) {
            sample.runs().forEach(run -> runs.add(Arguments.of(sample.id(), run.id())));
        }
        return runs.stream();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("runs")
    void countsOfASample(String id, String run) throws Exception {
        ExtractedSample sample = new SampleFolder(folder).extract(id);
        CallPathCollector collector = new CallPathCollector();
        LaunchConfig config =
                LaunchConfig.of(sample.module())
                        .withArgs(
                                sample.sample().runs().stream()
                                        .filter(r -> r.id().equals(run))
                                        .findFirst()
                                        .orElseThrow()
                                        .arguments())
                        .withPreopens(
                                sample.sample().preopens().stream()
                                        .map(
                                                p ->
                                                        new DirMapping(
                                                                sample.host(p),
                                                                p.guest(),
                                                                DirAccess.READ_WRITE))
                                        .toList())
                        .withProfile(collector.instructions());
        try (DebugSession session = DebugSession.open(config)) {
            Stop stop = session.run().join();
            ProfileSymbols symbols = new ProfileSymbols(session.module());
            Profile profile =
                    symbols.symbolise(collector.profile(id, stop.clock(), symbols::starts));
            check("exact/" + id + "-" + run, profile, stop.clock());
        }
    }

    @Test
    void countsOfLua() throws Exception {
        Path lua = TestInputs.guest("real/lua-c19-O0.wasm");
        WasiOptions options =
                WasiOptions.builder()
                        .args(List.of("lua", "-e", SCRIPT))
                        .clock(WasiClock.deterministic(0, 1000))
                        .random(RandomSource.seeded(1))
                        .build();
        Store store = new Store(StoreLimits.DEFAULT);
        Instance instance =
                store.instantiate(
                        ModuleReader.read(Files.readAllBytes(lua)),
                        Imports.of(new WasiPreview1(options).modules().toArray(HostModule[]::new)));
        GuestThread thread = new GuestThread(store);
        CallPathCollector collector = new CallPathCollector();
        thread.setInstrumentation(collector.instructions());
        thread.start(instance.exportedFunction("_start").orElseThrow(), List.of());
        assertEquals(new ExecutionResult.Completed(List.of()), thread.resume(RunMode.PLAIN));
        ProfileSymbols symbols = new ProfileSymbols(ModuleView.read(lua, PathMappings.NONE));
        Profile profile =
                symbols.symbolise(collector.profile("lua", thread.clock(), symbols::starts));
        check("exact/lua", profile, thread.clock());
    }

    private void check(String golden, Profile profile, long clock) {
        assertEquals(clock, profile.total(), "instructions of all paths");
        ExactCountsText text = new ExactCountsText(profile);
        text.requireSums();
        Goldens.check(golden + ".txt", text.toString());
    }
}
