package dev.wasmscope.ui.flame;

import dev.wasmscope.engine.probe.Instrumentation;
import dev.wasmscope.profiler.analyse.FlameGraph;
import dev.wasmscope.profiler.analyse.HotFunction;
import dev.wasmscope.profiler.analyse.HotFunctions;
import dev.wasmscope.profiler.collect.CallPathCollector;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.symbol.ProfileSymbols;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.StopReason;
import dev.wasmscope.ui.fx.Coalescer;
import dev.wasmscope.ui.session.DebugModel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The latest profile of the session, the part of it in sight and what a search found. */
public final class FlameModel implements AutoCloseable {
    /** The root box. */
    public static final int ROOT = 0;

    /** A profile, laid out. */
    public record Picture(FlameGraph graph, List<HotFunction> hottest) {
        public Picture {
            hottest = List.copyOf(hottest);
        }

        /** Lays a profile out. */
        public static Picture of(Profile profile) {
            return new Picture(FlameGraph.of(profile), HotFunctions.of(profile));
        }
    }

    private final ReadOnlyObjectWrapper<Optional<Picture>> picture =
            new ReadOnlyObjectWrapper<>(this, "picture", Optional.empty());
    private final ReadOnlyObjectWrapper<Integer> zoom =
            new ReadOnlyObjectWrapper<>(this, "zoom", ROOT);
    private final StringProperty search = new SimpleStringProperty(this, "search", "");
    private final AtomicReference<@Nullable Picture> latest = new AtomicReference<>();
    private final AtomicReference<@Nullable DebugSession> recorded = new AtomicReference<>();
    private final Coalescer.Signal arrived;
    private final Subscription subscription;

    public FlameModel(DebugModel debug) {
        this.arrived = debug.events().signal(this::take);
        debug.events().onEveryStop(this::collect);
        this.subscription = debug.sessionProperty().subscribe(this::sessionChanged);
    }

    /** What there is to show. */
    public ReadOnlyObjectProperty<Optional<Picture>> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /** The box that fills the width. */
    public ReadOnlyObjectProperty<Integer> zoomProperty() {
        return zoom.getReadOnlyProperty();
    }

    /** Part of the function names to find. */
    public StringProperty searchProperty() {
        return search;
    }

    /** Lets a box fill the width. */
    public void zoomTo(int box) {
        zoom.set(box);
    }

    /** Whether the search finds a name; false while nothing is searched for. */
    public boolean found(String name) {
        String wanted = search.get().strip().toLowerCase(Locale.ROOT);
        return !wanted.isEmpty() && name.toLowerCase(Locale.ROOT).contains(wanted);
    }

    /** Shows a profile from elsewhere than the session. */
    public void show(Profile profile) {
        latest.set(Picture.of(profile));
        take();
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
                            String guest = session.module().file().getFileName().toString();
                            Profile profile = collector.profile(guest, stop.clock());
                            latest.set(
                                    Picture.of(
                                            new ProfileSymbols(session.module())
                                                    .symbolise(profile)));
                            arrived.raise();
                        });
    }

    private void take() {
        Optional<Picture> next = Optional.ofNullable(latest.get());
        if (!next.equals(picture.get())) {
            zoom.set(ROOT);
            picture.set(next);
        }
    }

    private void sessionChanged(Optional<DebugSession> session) {
        recorded.set(session.filter(s -> s.config().profile().isPresent()).orElse(null));
        latest.set(null);
        take();
    }

    @Override
    public void close() {
        arrived.close();
        subscription.unsubscribe();
    }
}
