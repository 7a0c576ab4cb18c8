package dev.wasmscope.profiler.analyse;

import dev.wasmscope.engine.host.inject.Injection;
import dev.wasmscope.engine.host.inject.InjectionException;
import dev.wasmscope.profiler.collect.CallPathCollector;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.symbol.ProfileSymbols;
import dev.wasmscope.samples.ExtractedSample;
import dev.wasmscope.samples.Sample;
import dev.wasmscope.samples.Samples;
import dev.wasmscope.session.CallKeeping;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.Stop;
import dev.wasmscope.testing.TestInputs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Exact profiles of real guests. */
final class ProfiledGuest {

    private ProfiledGuest() {}

    /** A run of a sample. */
    static Profile sample(Path folder, String id, String run) throws IOException {
        Samples samples = new Samples();
        ExtractedSample sample = samples.extractTo(samples.find(id).orElseThrow(), folder);
        List<String> arguments =
                sample.sample().runs().stream()
                        .filter(candidate -> candidate.id().equals(run))
                        .map(Sample.Run::arguments)
                        .findFirst()
                        .orElseThrow();
        return run(LaunchConfig.of(sample.module()).withArgs(arguments));
    }

    /** Lua with a script, whose hashes are seeded with the time, at a certain time. */
    static Profile lua(String script) {
        Path lua = TestInputs.guest("real/lua-c19-O0.wasm");
        try {
            Injection clock = Injection.parse("clock:freeze=2026-01-01T00:00:00Z");
            return run(
                    LaunchConfig.of(lua)
                            .withArgs(List.of("-e", script))
                            .withInjections(List.of(clock)));
        } catch (InjectionException e) {
            throw new AssertionError(e);
        }
    }

    private static Profile run(LaunchConfig config) {
        CallPathCollector collector = new CallPathCollector();
        LaunchConfig profiled =
                config.withProfile(collector.instructions()).withCallKeeping(CallKeeping.NONE);
        try (DebugSession session = DebugSession.open(profiled)) {
            Stop stop = session.run().join();
            String guest = config.wasm().getFileName().toString();
            ProfileSymbols symbols = new ProfileSymbols(session.module());
            return symbols.symbolise(collector.profile(guest, stop.clock(), symbols::starts));
        } catch (SessionException e) {
            throw new AssertionError(config.wasm() + " does not open", e);
        }
    }
}
