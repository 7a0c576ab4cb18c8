package dev.wasmscope.ui.profile;

import dev.wasmscope.profiler.exchange.ProfileFormat;
import dev.wasmscope.profiler.exchange.ProfileFormats;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.StopReason;
import dev.wasmscope.ui.fx.Coalescer;
import dev.wasmscope.ui.fx.Latest;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.session.DebugModel;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
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
    private final DebugModel debug;
    private final ReadOnlyObjectWrapper<Optional<Profile>> whole =
            new ReadOnlyObjectWrapper<>(this, "whole", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Profile>> shown =
            new ReadOnlyObjectWrapper<>(this, "shown", Optional.empty());
    private final ObjectProperty<Optional<Measure>> measure =
            new SimpleObjectProperty<>(this, "measure", Optional.empty());
    private final AtomicReference<@Nullable Supplier<Profile>> taken = new AtomicReference<>();
    private final AtomicReference<@Nullable DebugSession> recorded = new AtomicReference<>();
    private final ReadOnlyObjectWrapper<Optional<Path>> file =
            new ReadOnlyObjectWrapper<>(this, "file", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Profile>> base =
            new ReadOnlyObjectWrapper<>(this, "base", Optional.empty());
    private final Latest loads;
    private final Latest saves;
    private final Latest filters;
    private final Coalescer.Signal arrived;
    private final Subscription subscription;

    /**
     * @param background where profiles are read and filtered
     */
    public ProfileModel(DebugModel debug, UiThread ui, Executor background) {
        this.debug = debug;
        this.loads = new Latest(ui, background);
        this.saves = new Latest(ui, background);
        this.filters = new Latest(ui, background);
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

    /** Shows a profile from elsewhere than the session. */
    public void show(Profile profile) {
        loads.cancel();
        file.set(Optional.empty());
        setWhole(Optional.of(profile));
    }

    /** Reads a profile from a file; {@code then} runs when it is shown. */
    public void open(Path from, Runnable then) {
        debug.say("Reading " + from.getFileName() + " …");
        loads.ask(
                () -> read(from),
                p -> {
                    file.set(Optional.of(from));
                    setWhole(Optional.of(p));
                    debug.say("Opened " + from.getFileName() + ", a profile of " + p.guest());
                    then.run();
                },
                e -> debug.fail(cause(e)));
    }

    /** Writes the profile as it was taken; the file's name tells the format. */
    public void save(Path to) {
        Profile profile = whole.get().orElse(null);
        if (profile != null) {
            saves.ask(
                    () -> write(profile, to),
                    format -> debug.say("Saved as " + to.getFileName() + " (" + format + ")"),
                    e -> debug.fail(cause(e)));
        }
    }

    /** What the profile is compared with. */
    public ReadOnlyObjectProperty<Optional<Profile>> baseProperty() {
        return base.getReadOnlyProperty();
    }

    /** Reads an earlier profile to compare with. */
    public void compare(Path from) {
        loads.ask(
                () -> read(from),
                p -> {
                    base.set(Optional.of(p));
                    debug.say("Compared with " + from.getFileName());
                },
                e -> debug.fail(cause(e)));
    }

    /** Compares with a profile, or with nothing. */
    public void compareWith(Optional<Profile> earlier) {
        base.set(earlier);
    }

    /** Takes the profile away. */
    public void clear() {
        loads.cancel();
        file.set(Optional.empty());
        base.set(Optional.empty());
        setWhole(Optional.empty());
    }

    private static Profile read(Path from) {
        try {
            return ProfileFormats.read(from);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String write(Profile profile, Path to) {
        ProfileFormat format =
                ProfileFormats.forFile(String.valueOf(to.getFileName()))
                        .orElseGet(() -> ProfileFormats.all().getFirst());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
            format.write(profile, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return format.name();
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof UncheckedIOException e && e.getCause() != null
                ? e.getCause()
                : failure;
    }

    /** On the guest's thread: only there the collector may be asked while the guest is stopped. */
    private void collect(Stop stop) {
        DebugSession session = recorded.get();
        if (session == null || stop.reason() instanceof StopReason.StepDone) {
            return;
        }
        ProfileRun.take(session, stop)
                .ifPresent(
                        latest -> {
                            taken.set(latest);
                            arrived.raise();
                        });
    }

    private void load() {
        Supplier<Profile> latest = taken.getAndSet(null);
        if (latest != null) {
            loads.ask(
                    latest,
                    p -> {
                        file.set(Optional.empty());
                        setWhole(Optional.of(p));
                    },
                    debug::fail);
        }
    }

    private void setWhole(Optional<Profile> next) {
        whole.set(next);
        filter();
    }

    private void filter() {
        Optional<Profile> all = whole.get();
        Optional<Measure> by = measure.get().filter(m -> measured(all, m));
        if (all.isEmpty() || by.isEmpty()) {
            filters.cancel();
            shown.set(all);
            return;
        }
        filters.ask(
                () -> all.get().weightedBy(by.get()), p -> shown.set(Optional.of(p)), debug::fail);
    }

    private static boolean measured(Optional<Profile> profile, Measure measure) {
        return profile.filter(p -> p.measures().contains(measure)).isPresent();
    }

    private void sessionChanged(Optional<DebugSession> session) {
        recorded.set(session.filter(s -> s.config().profile().isPresent()).orElse(null));
        // What came from a file stays until another program is opened.
        if (session.isPresent() || file.get().isEmpty()) {
            taken.set(null);
            clear();
        }
    }

    @Override
    public void close() {
        arrived.close();
        subscription.unsubscribe();
    }
}
