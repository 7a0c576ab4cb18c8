package dev.wasmscope.ui.profile;

import dev.wasmscope.engine.probe.Instrumentation;
import dev.wasmscope.profiler.allocator.Allocators;
import dev.wasmscope.profiler.collect.AllocationCollector;
import dev.wasmscope.profiler.collect.CallPathCollector;
import dev.wasmscope.profiler.collect.GrowthCollector;
import dev.wasmscope.profiler.collect.HostCallCollector;
import dev.wasmscope.profiler.collect.SampleCollector;
import dev.wasmscope.profiler.collect.SampleObserver;
import dev.wasmscope.profiler.collect.SampleTimes;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.symbol.AllocatorNames;
import dev.wasmscope.profiler.symbol.ProfileSymbols;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.Stop;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** What is attached to a run so that it is profiled, and what becomes of it at a stop. */
public final class ProfileRun {
    private ProfileRun() {}

    /**
     * Counts instructions and calls, follows allocations and memories, and sums calls of the host.
     */
    public static Instrumentation exact() {
        CallPathCollector paths = new CallPathCollector();
        return paths.instructions()
                .withFunctions(new AllocationCollector(paths::currentRow))
                .withGrowth(new GrowthCollector())
                .withHostCalls(new HostCallCollector(paths::currentRow));
    }

    /** Takes samples, for the time that things take, and follows memories. */
    public static Instrumentation samples() {
        return Instrumentation.NONE
                .withSampler(new SampleCollector(SampleTimes.SYSTEM, new SplittableRandom()))
                .withGrowth(new GrowthCollector());
    }

    /** Somebody who looks at a run until it is closed. */
    interface Observer extends AutoCloseable {
        @Override
        void close();
    }

    /** Looks at a run if samples are to be taken of it. */
    static Observer observe(DebugSession session) {
        return collector(session, SampleCollector.class)
                .<Observer>map(
                        samples ->
                                SampleObserver.start(samples, SampleObserver.DEFAULT_RATE)::close)
                .orElse(() -> {});
    }

    /**
     * Finds what the collectors must know of a program that was opened and has not begun to run.
     */
    public static DebugSession prepare(DebugSession session) {
        collector(session, AllocationCollector.class)
                .ifPresent(
                        allocations -> {
                            Allocators found = AllocatorNames.find(session.module(), List.of());
                            allocations.follow(found);
                        });
        return session;
    }

    /**
     * The profile up to a stop, on the guest's thread: only there the collectors may be asked.
     * Finding names and positions takes longer and is left to whoever asks for the answer.
     */
    static Optional<Supplier<Profile>> take(DebugSession session, Stop stop) {
        ProfileSymbols symbols = new ProfileSymbols(session.module());
        Optional<Profile> counted =
                collector(session, CallPathCollector.class)
                        .map(p -> p.profile(guest(session), stop.clock(), symbols::starts));
        return counted.or(
                        () ->
                                collector(session, SampleCollector.class)
                                        .map(samples -> samples.profile(guest(session))))
                .map(profile -> withTables(session, profile, stop.clock()))
                .map(all -> () -> symbols.symbolise(all));
    }

    private static Profile withTables(DebugSession session, Profile counted, long clock) {
        Profile more = counted;
        Optional<AllocationCollector> blocks = collector(session, AllocationCollector.class);
        if (blocks.isPresent()) {
            more = blocks.get().addTo(more, clock);
        }
        Optional<GrowthCollector> growth = collector(session, GrowthCollector.class);
        if (growth.isPresent()) {
            more = growth.get().addTo(more);
        }
        Optional<HostCallCollector> host = collector(session, HostCallCollector.class);
        return host.isPresent() ? host.get().addTo(more) : more;
    }

    private static String guest(DebugSession session) {
        return String.valueOf(session.module().file().getFileName());
    }

    private static <T> Optional<T> collector(DebugSession session, Class<T> type) {
        return session.config().profile().stream()
                .<Optional<?>>mapMulti(
                        (with, each) -> {
                            each.accept(with.calls());
                            each.accept(with.functions());
                            each.accept(with.growth());
                            each.accept(with.hostCalls());
                            each.accept(with.sampler());
                        })
                .flatMap(Optional::stream)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
