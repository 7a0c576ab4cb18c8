package dev.wasmscope.ui.session;

import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.OutputStreamKind;
import dev.wasmscope.session.ReadingProgress;
import dev.wasmscope.session.SessionListener;
import dev.wasmscope.session.Stop;
import dev.wasmscope.ui.fx.Coalescer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Hears the session on the guest's thread and raises the signals of the user interface.
 *
 * <p>Output and stops can also be heard where they happen, on the guest's thread: for models that
 * must not miss any of them.
 */
public final class SessionEvents implements SessionListener {
    private static final Duration SHORT = Duration.ofMillis(150);

    private final Coalescer coalescer;
    private final Coalescer.Signal state;
    private final Coalescer.Signal reading;
    private final List<BiConsumer<OutputStreamKind, byte[]>> output = new CopyOnWriteArrayList<>();
    private final List<Consumer<HostCallEvent>> hostCalls = new CopyOnWriteArrayList<>();
    private final List<Consumer<Stop>> stops = new CopyOnWriteArrayList<>();
    private final List<Coalescer.Signal> breakpoints = new CopyOnWriteArrayList<>();

    SessionEvents(Coalescer coalescer, Runnable stateChanged, Runnable moreWasRead) {
        this.coalescer = coalescer;
        this.state = coalescer.signal(stateChanged);
        this.reading = coalescer.signal(moreWasRead);
    }

    /** A signal for a model that collects on the guest's thread and shows later. */
    public Coalescer.Signal signal(Runnable update) {
        return coalescer.signal(update);
    }

    /** Hears every piece of output, on the guest's thread. */
    public void onEveryOutput(BiConsumer<OutputStreamKind, byte[]> listener) {
        output.add(listener);
    }

    /** Hears every call of the host, on the guest's thread. */
    public void onEveryHostCall(Consumer<HostCallEvent> listener) {
        hostCalls.add(listener);
    }

    /** Hears every stop, on the guest's thread, before the views see it. */
    public void onEveryStop(Consumer<Stop> listener) {
        stops.add(listener);
    }

    /** Raises the signal when a breakpoint changed. */
    public void onBreakpoints(Coalescer.Signal signal) {
        breakpoints.add(signal);
    }

    @Override
    public void onRunning() {
        // A step is over sooner: then the views go from one stop to the next and do not flicker.
        state.raiseAfter(SHORT);
    }

    @Override
    public void onStop(Stop stop) {
        stops.forEach(listener -> listener.accept(stop));
        state.raiseNow();
    }

    @Override
    public void onEnded() {
        state.raise();
    }

    @Override
    public void onOutput(OutputStreamKind stream, byte[] bytes) {
        output.forEach(listener -> listener.accept(stream, bytes));
    }

    @Override
    public void onHostCall(HostCallEvent call) {
        hostCalls.forEach(listener -> listener.accept(call));
    }

    @Override
    public void onDebugInfoRead(ReadingProgress progress) {
        reading.raise();
    }

    @Override
    public void onBreakpointChanged(Breakpoint breakpoint, boolean removed) {
        breakpoints.forEach(Coalescer.Signal::raise);
    }
}
