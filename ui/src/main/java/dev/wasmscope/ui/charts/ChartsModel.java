package dev.wasmscope.ui.charts;

import dev.wasmscope.profiler.analyse.Timeline;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.ui.fx.Latest;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.profile.ProfileModel;
import dev.wasmscope.ui.profile.TimeSpan;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;

/** What the charts show of the whole profile, and the part of the run that is chosen in them. */
public final class ChartsModel implements AutoCloseable {
    private final ProfileModel profiles;
    private final Latest gathered;
    private final Consumer<Throwable> failed;
    private final ReadOnlyObjectWrapper<Optional<ChartData>> data =
            new ReadOnlyObjectWrapper<>(this, "data", Optional.empty());
    private final ObjectProperty<Optional<Timeline.Axis>> axis =
            new SimpleObjectProperty<>(this, "axis", Optional.empty());
    private final Subscription subscriptions;

    /**
     * @param background where data is gathered
     * @param failed told what goes wrong there
     */
    public ChartsModel(
            ProfileModel profiles, UiThread ui, Executor background, Consumer<Throwable> failed) {
        this.profiles = profiles;
        this.gathered = new Latest(ui, background);
        this.failed = failed;
        subscriptions =
                Subscription.combine(
                        profiles.wholeProperty().subscribe(this::gather),
                        axis.subscribe(_ -> gather(profiles.wholeProperty().get())));
    }

    private void gather(Optional<Profile> whole) {
        if (whole.isEmpty()) {
            gathered.cancel();
            data.set(Optional.empty());
            return;
        }
        Optional<Timeline.Axis> wanted = axis.get();
        gathered.ask(
                () -> ChartData.of(whole.get(), wanted), d -> data.set(Optional.of(d)), failed);
    }

    /** What there is to draw. */
    ReadOnlyObjectProperty<Optional<ChartData>> dataProperty() {
        return data.getReadOnlyProperty();
    }

    /** Lets the timeline run along the other axis. */
    void turn() {
        data.get()
                .ifPresent(
                        d -> {
                            clear();
                            axis.set(
                                    Optional.of(
                                            d.axis() == Timeline.Axis.TIME
                                                    ? Timeline.Axis.CLOCK
                                                    : Timeline.Axis.TIME));
                        });
    }

    /** The part of the run that all views show. */
    ReadOnlyObjectProperty<Optional<TimeSpan>> rangeProperty() {
        return profiles.rangeProperty();
    }

    /** Chooses a part of the run. */
    void choose(double from, double to) {
        data.get()
                .ifPresent(
                        d -> {
                            long start = Math.max(0, Math.round(Math.min(from, to)));
                            long end = Math.min(d.end(), Math.round(Math.max(from, to)));
                            if (end > start) {
                                profiles.choose(Optional.of(new TimeSpan(d.axis(), start, end)));
                            }
                        });
    }

    /** The whole run again. */
    void clear() {
        profiles.choose(Optional.empty());
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
