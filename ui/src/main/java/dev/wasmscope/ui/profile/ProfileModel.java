package dev.wasmscope.ui.profile;

import dev.wasmscope.engine.probe.Instrumentation;
import dev.wasmscope.profiler.analyse.TimeRange;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SampleTable;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.Profiling;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.StopReason;
import dev.wasmscope.ui.export.Exports;
import dev.wasmscope.ui.fx.Coalescer;
import dev.wasmscope.ui.fx.Latest;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.task.Tasks;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The profile that all views show: the latest one of the session, or one from a file. The measure
 * that the user chose weighs it.
 */
public final class ProfileModel implements AutoCloseable {
    /** What samples tell of a part of a run. */
    private static final Set<Measure> SAMPLED =
            Set.of(Measure.SAMPLES, Measure.WALL_TIME, Measure.CPU_TIME, Measure.HOST_TIME);

    /** So few instructions more do not change a profile. */
    private static final long SHORT_STEP = 1_000;

    private static final ProfileRun.Observer NOBODY = () -> {};

    private final DebugModel debug;
    private final UiThread ui;
    private final ReadOnlyObjectWrapper<Optional<Profile>> whole =
            new ReadOnlyObjectWrapper<>(this, "whole", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Profile>> shown =
            new ReadOnlyObjectWrapper<>(this, "shown", Optional.empty());
    private final ObjectProperty<Optional<Measure>> measure =
            new SimpleObjectProperty<>(this, "measure", Optional.empty());
    private final AtomicReference<@Nullable Supplier<Profile>> taken = new AtomicReference<>();
    private final AtomicReference<@Nullable Recorded> recorded = new AtomicReference<>();
    private final ReadOnlyBooleanWrapper recording =
            new ReadOnlyBooleanWrapper(this, "recording", false);
    private final ReadOnlyObjectWrapper<Optional<Path>> file =
            new ReadOnlyObjectWrapper<>(this, "file", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Profile>> base =
            new ReadOnlyObjectWrapper<>(this, "base", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<TimeSpan>> range =
            new ReadOnlyObjectWrapper<>(this, "range", Optional.empty());

    /** The instruction clock at which a profile was made last. */
    private volatile long takenAt = -SHORT_STEP;

    private final Latest loads;
    private final Latest filters;
    private final ProfileReader reader;
    private ProfileRun.Observer observer = NOBODY;
    private final Coalescer.Signal arrived;
    private final Subscription subscription;

    /** A session and what is attached to its run. */
    private record Recorded(DebugSession session, Instrumentation with) {
        static @Nullable Recorded atLaunch(DebugSession session) {
            return session.config().profile().map(p -> new Recorded(session, p)).orElse(null);
        }
    }

    /**
     * @param tasks shows the reading of files
     * @param background where profiles are taken and filtered
     */
    public ProfileModel(DebugModel debug, UiThread ui, Tasks tasks, Executor background) {
        this.debug = debug;
        this.ui = ui;
        this.loads = new Latest(ui, background);
        this.filters = new Latest(ui, background);
        this.reader = new ProfileReader(debug, tasks);
        this.arrived = debug.events().signal(this::load);
        debug.events().onEveryStop(this::collect);
        this.subscription =
                Subscription.combine(
                        debug.sessionProperty().subscribe(this::sessionChanged),
                        measure.subscribe(_ -> filter()));
    }

    /** The profile as it was taken. */
    public ReadOnlyObjectProperty<Optional<Profile>> wholeProperty() {
        return whole.getReadOnlyProperty();
    }

    /** What the views show of it. */
    public ReadOnlyObjectProperty<Optional<Profile>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** What weighs; empty for what the profile comes with. */
    public ObjectProperty<Optional<Measure>> measureProperty() {
        return measure;
    }

    /** The file that the profile was read from; empty for one of the session. */
    public ReadOnlyObjectProperty<Optional<Path>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /** The part of the run that the views show; empty for all of it. */
    public ReadOnlyObjectProperty<Optional<TimeSpan>> rangeProperty() {
        return range.getReadOnlyProperty();
    }

    /** Shows a part of the run, or all of it. */
    public void choose(Optional<TimeSpan> part) {
        range.set(part);
        filter();
    }

    /** Whether what the program does is counted now, or will be when it runs. */
    public ReadOnlyBooleanProperty recordingProperty() {
        return recording.getReadOnlyProperty();
    }

    /** Counts from here on, whether the program runs or is stopped. */
    public void start() {
        DebugSession session = debug.session().orElse(null);
        if (session == null) {
            return;
        }
        Instrumentation with = ProfileRun.part();
        ui.whenDone(
                session.profiling().start(with),
                clock -> {
                    recorded.set(new Recorded(session, with));
                    recording.set(true);
                    debug.say("Profiling from instruction " + Parts.grouped(clock) + " on");
                },
                debug::fail);
    }

    /** Counts no more, and shows what was counted; the program goes on as it does. */
    public void stop() {
        Recorded now = recorded.get();
        if (now == null) {
            return;
        }
        Profiling profiling = now.session().profiling();
        ui.whenDone(
                profiling
                        .stop()
                        .thenCompose(
                                end ->
                                        profiling.at(
                                                _ ->
                                                        ProfileRun.take(
                                                                now.session(), now.with(), end))),
                part -> {
                    recorded.compareAndSet(now, null);
                    recording.set(false);
                    part.ifPresent(this::load);
                },
                debug::fail);
    }

    /** Shows a profile from elsewhere than the session. */
    public void show(Profile profile) {
        loads.cancel();
        reader.cancel();
        file.set(Optional.empty());
        setWhole(Optional.of(profile));
    }

    /** Reads a profile from a file; {@code then} runs when it is shown. */
    public void open(Path from, Runnable then) {
        reader.read(
                from,
                p -> {
                    loads.cancel();
                    file.set(Optional.of(from));
                    setWhole(Optional.of(p));
                    debug.say("Opened " + from.getFileName() + ", a profile of " + p.guest());
                    then.run();
                });
    }

    /** Writes the profile as it was taken; the file's name tells the format. */
    public void save(Path to, Exports exports) {
        whole.get()
                .ifPresent(
                        profile ->
                                exports.write(
                                        to, (out, _) -> ProfileFiles.write(profile, to, out)));
    }

    /** What the profile is compared with. */
    public ReadOnlyObjectProperty<Optional<Profile>> baseProperty() {
        return base.getReadOnlyProperty();
    }

    /** Reads an earlier profile to compare with. */
    public void compare(Path from) {
        reader.read(
                from,
                p -> {
                    base.set(Optional.of(p));
                    debug.say("Compared with " + from.getFileName());
                });
    }

    /** Compares with a profile, or with nothing. */
    public void compareWith(Optional<Profile> earlier) {
        base.set(earlier);
    }

    /** Takes the profile away. */
    public void clear() {
        loads.cancel();
        reader.cancel();
        file.set(Optional.empty());
        base.set(Optional.empty());
        setWhole(Optional.empty());
    }

    /** On the guest's thread: only there the collector may be asked while the guest is stopped. */
    private void collect(Stop stop) {
        Recorded now = recorded.get();
        if (now == null || isShortStep(stop)) {
            return;
        }
        takenAt = stop.clock();
        ProfileRun.take(now.session(), now.with(), stop.clock())
                .ifPresent(
                        latest -> {
                            taken.set(latest);
                            arrived.raise();
                        });
        if (over(stop.reason())) {
            // What was attached on the way is not attached to the next run.
            recorded.compareAndSet(now, Recorded.atLaunch(now.session()));
            arrived.raise();
        }
    }

    /** A step key that is held down must not have a profile made for each line. */
    private boolean isShortStep(Stop stop) {
        return stop.reason() instanceof StopReason.StepDone
                && Math.abs(stop.clock() - takenAt) < SHORT_STEP;
    }

    private static boolean over(StopReason reason) {
        return switch (reason) {
            case StopReason.Exited _, StopReason.Killed _, StopReason.Failed _ -> true;
            default -> false;
        };
    }

    private void load() {
        recording.set(recorded.get() != null);
        Supplier<Profile> latest = taken.getAndSet(null);
        if (latest != null) {
            load(latest);
        }
    }

    private void load(Supplier<Profile> latest) {
        loads.ask(
                latest,
                p -> {
                    file.set(Optional.empty());
                    setWhole(Optional.of(p));
                },
                debug::fail);
    }

    private void setWhole(Optional<Profile> next) {
        range.set(Optional.empty());
        whole.set(next);
        filter();
    }

    private void filter() {
        Optional<Profile> all = whole.get();
        Optional<Measure> by = measure.get().filter(m -> measured(all, m));
        Optional<TimeSpan> part =
                range.get().filter(_ -> all.flatMap(p -> p.table(SampleTable.class)).isPresent());
        if (all.isEmpty() || by.isEmpty() && part.isEmpty()) {
            filters.cancel();
            shown.set(all);
            return;
        }
        filters.ask(
                () -> filtered(all.get(), by, part), p -> shown.set(Optional.of(p)), debug::fail);
    }

    private static Profile filtered(Profile all, Optional<Measure> by, Optional<TimeSpan> part) {
        Profile weighted = by.map(all::weightedBy).orElse(all);
        if (part.isEmpty()) {
            return weighted;
        }
        TimeSpan span = part.get();
        Profile sampled =
                SAMPLED.contains(weighted.weight())
                        ? weighted
                        : weighted.weightedBy(Measure.WALL_TIME);
        return TimeRange.of(sampled, span.axis(), span.from(), span.to());
    }

    private static boolean measured(Optional<Profile> profile, Measure measure) {
        return profile.filter(p -> p.measures().contains(measure)).isPresent();
    }

    private void sessionChanged(Optional<DebugSession> session) {
        observer.close();
        observer = session.map(ProfileRun::observe).orElse(NOBODY);
        takenAt = -SHORT_STEP;
        recorded.set(session.map(Recorded::atLaunch).orElse(null));
        recording.set(recorded.get() != null);
        // What came from a file stays until another program is opened.
        if (session.isPresent() || file.get().isEmpty()) {
            taken.set(null);
            clear();
        }
    }

    @Override
    public void close() {
        observer.close();
        arrived.close();
        subscription.unsubscribe();
    }
}
