package dev.wasmscope.ui.profile;

import dev.wasmscope.engine.probe.Instrumentation;
import dev.wasmscope.profiler.collect.CallPathCollector;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.symbol.ProfileSymbols;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.StopReason;
import dev.wasmscope.ui.fx.Coalescer;
import dev.wasmscope.ui.fx.Latest;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.session.DebugModel;
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
    private final Latest loads;
    private final Latest filters;
    private final Coalescer.Signal arrived;
    private final Subscription subscription;

    /**
     * @param background where profiles are read and filtered
     */
    public ProfileModel(DebugModel debug, UiThread ui, Executor background) {
        this.debug = debug;
        this.loads = new Latest(ui, background);
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

    /** Shows a profile from elsewhere than the session. */
    public void show(Profile profile) {
        loads.cancel();
        setWhole(Optional.of(profile));
    }

    /** On the guest's thread: only there the collector may be asked while the guest is stopped. */
    private void collect(Stop stop) {
        DebugSession session = recorded.get();
        if (session == null || stop.reason() instanceof StopReason.StepDone) {
            return;
        }
        session.config()
                .profile()
                .flatMap(Instrumentation::calls)
                .filter(CallPathCollector.class::isInstance)
                .map(CallPathCollector.class::cast)
                .ifPresent(
                        collector -> {
                            String guest = String.valueOf(session.module().file().getFileName());
                            Profile profile = collector.profile(guest, stop.clock());
                            taken.set(
                                    () -> new ProfileSymbols(session.module()).symbolise(profile));
                            arrived.raise();
                        });
    }

    private void load() {
        Supplier<Profile> latest = taken.getAndSet(null);
        if (latest != null) {
            loads.ask(latest, p -> setWhole(Optional.of(p)), debug::fail);
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
        if (session.isPresent()) {
            taken.set(null);
            loads.cancel();
            setWhole(Optional.empty());
        }
    }

    @Override
    public void close() {
        arrived.close();
        subscription.unsubscribe();
    }
}
