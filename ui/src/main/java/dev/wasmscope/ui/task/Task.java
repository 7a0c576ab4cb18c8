package dev.wasmscope.ui.task;

import dev.wasmscope.ui.fx.Coalescer;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Something that takes a while. Its properties belong to the user interface's thread. */
public final class Task {
    /**
     * How far it is.
     *
     * @param text what is done now
     * @param share that is done, 0 to 1; negative while nobody knows
     */
    public record Progress(String text, double share) {
        /** Whether the share means anything. */
        public boolean measured() {
            return share >= 0;
        }
    }

    private final String title;
    private final Optional<Runnable> stop;
    private final ReadOnlyObjectWrapper<Progress> progress;
    private final Coalescer.Signal shown;
    private volatile Progress latest;
    private volatile boolean cancelled;

    Task(String title, Optional<Runnable> stop, Coalescer coalescer) {
        this.title = title;
        this.stop = stop;
        latest = new Progress(title, -1);
        progress = new ReadOnlyObjectWrapper<>(this, "progress", latest);
        shown = coalescer.signal(() -> progress.set(latest));
    }

    /** What it is called. */
    public String title() {
        return title;
    }

    /** How far it is. */
    public ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /**
     * Says how far it is; may be called on any thread, as often as wanted.
     *
     * @param share that is done, 0 to 1; negative while nobody knows
     */
    public void report(String text, double share) {
        latest = new Progress(text, share);
        shown.raise();
    }

    /** Shows how far it is at once; on the user interface's thread only. */
    public void show(Progress now) {
        latest = now;
        progress.set(now);
    }

    /** Whether the user may end it. */
    public boolean cancellable() {
        return stop.isPresent();
    }

    /** Ends it, if that is possible. */
    public void cancel() {
        if (stop.isPresent() && !cancelled) {
            cancelled = true;
            stop.get().run();
        }
    }

    /** Whether the user ended it; work asks this now and then, on any thread. */
    public boolean cancelled() {
        return cancelled;
    }

    /** Throws {@link CancellationException} when the user ended it. */
    public void check() {
        if (cancelled) {
            throw new CancellationException(title + " was cancelled");
        }
    }

    void close() {
        shown.close();
    }
}
