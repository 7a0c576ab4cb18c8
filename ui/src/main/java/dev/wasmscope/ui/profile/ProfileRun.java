package dev.wasmscope.ui.profile;

import dev.wasmscope.engine.probe.Instrumentation;
import dev.wasmscope.profiler.allocator.Allocators;
import dev.wasmscope.profiler.collect.AllocationCollector;
import dev.wasmscope.profiler.collect.CallPathCollector;
import dev.wasmscope.profiler.collect.GrowthCollector;
import dev.wasmscope.profiler.collect.HostCallCollector;
import dev.wasmscope.profiler.collect.MarkCollector;
import dev.wasmscope.profiler.collect.SampleCollector;
import dev.wasmscope.profiler.collect.SampleObserver;
import dev.wasmscope.profiler.collect.SampleTimes;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.symbol.AllocatorNames;
import dev.wasmscope.profiler.symbol.ProfileSymbols;
import dev.wasmscope.session.AskedPart;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.SessionException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

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

    /**
     * The same for a part of a run: allocations are left out, because blocks from before are not
     * known.
     */
    public static Instrumentation part() {
        return part(AskedPart.WHOLE, false);
    }

    /**
     * A part of a run that was asked for.
     *
     * @param sampled whether samples are taken instead of counting
     */
    static Instrumentation part(AskedPart asked, boolean sampled) {
        Instrumentation all = (sampled ? samples() : countedPart()).withParts(new PartOfRun(asked));
        return asked.marks().isEmpty()
                ? all
                : all.withMarks(new MarkCollector(Set.copyOf(asked.marks()), SampleTimes.SYSTEM));
    }

    private static Instrumentation countedPart() {
        CallPathCollector paths = new CallPathCollector();
        return paths.instructions()
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
        return session.config()
                .profile()
                .flatMap(with -> collector(with, SampleCollector.class))
                .<Observer>map(
                        samples ->
                                SampleObserver.start(samples, SampleObserver.DEFAULT_RATE)::close)
                .orElse(() -> {});
    }

    /**
     * Finds what the collectors must know of a program that was opened and has not begun to run.
     *
     * @throws SessionException if the part that is to be profiled is not found; the session is
     *     closed then
     */
    public static DebugSession prepare(DebugSession session) throws SessionException {
        Optional<PartOfRun> part =
                session.config().profile().flatMap(with -> collector(with, PartOfRun.class));
        if (part.isPresent()) {
            restrict(session, part.get());
        }
        session.config()
                .profile()
                .flatMap(with -> collector(with, AllocationCollector.class))
                .ifPresent(
                        allocations -> {
                            Allocators found = AllocatorNames.find(session.module(), List.of());
                            allocations.follow(found);
                        });
        return session;
    }

    private static void restrict(DebugSession session, PartOfRun part) throws SessionException {
        try {
            part.restrict(
                    session,
                    session.config()
                            .profile()
                            .flatMap(with -> collector(with, SampleCollector.class)));
        } catch (SessionException e) {
            session.close();
            throw e;
        }
    }

    /**
     * The profile up to a clock, on the guest's thread: only there the collectors may be asked.
     * Finding names and positions takes longer and is left to whoever asks for the answer.
     *
     * @param with what is attached to the run
     */
    static Optional<Supplier<Profile>> take(
            DebugSession session, Instrumentation with, long clock) {
        ProfileSymbols symbols = new ProfileSymbols(session.module());
        Optional<Profile> counted =
                collector(with, CallPathCollector.class)
                        .map(p -> p.profile(guest(session), clock, symbols::starts));
        return counted.or(
                        () ->
                                collector(with, SampleCollector.class)
                                        .map(samples -> samples.profile(guest(session))))
                .map(profile -> withTables(with, profile, clock))
                .map(all -> () -> symbols.symbolise(all));
    }

    private static Profile withTables(Instrumentation with, Profile counted, long clock) {
        Profile more = counted;
        Optional<AllocationCollector> blocks = collector(with, AllocationCollector.class);
        if (blocks.isPresent()) {
            more = blocks.get().addTo(more, clock);
        }
        Optional<GrowthCollector> growth = collector(with, GrowthCollector.class);
        if (growth.isPresent()) {
            more = growth.get().addTo(more);
        }
        Optional<HostCallCollector> host = collector(with, HostCallCollector.class);
        if (host.isPresent()) {
            more = host.get().addTo(more);
        }
        Optional<MarkCollector> marks = collector(with, MarkCollector.class);
        if (marks.isPresent()) {
            more = marks.get().addTo(more);
        }
        Optional<PartOfRun> parts = collector(with, PartOfRun.class);
        return parts.isPresent() ? parts.get().addTo(more, clock) : more;
    }

    private static String guest(DebugSession session) {
        return String.valueOf(session.module().file().getFileName());
    }

    private static <T> Optional<T> collector(Instrumentation with, Class<T> type) {
        return Stream.<Optional<?>>of(
                        with.calls(),
                        with.functions(),
                        with.growth(),
                        with.hostCalls(),
                        with.sampler(),
                        with.marks(),
                        with.parts())
                .flatMap(Optional::stream)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
