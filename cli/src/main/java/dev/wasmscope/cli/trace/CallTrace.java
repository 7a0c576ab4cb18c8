package dev.wasmscope.cli.trace;

import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.host.trace.CallFilter;
import dev.wasmscope.session.SessionListener;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The trace of one run: takes the calls that are wanted until it is finished, which happens once,
 * however the run ends, an interrupt of the process included.
 */
public final class CallTrace implements SessionListener {
    private final CallFilter wanted;
    private final List<Consumer<HostCallEvent>> takers;
    private final Runnable end;
    private final Utf8Output out;
    private final boolean live;
    private final BatchWriter writer;
    private boolean finished;

    /**
     * A trace.
     *
     * @param takers get every call that is wanted
     * @param end completes what is written to {@code out}
     * @param live whether each call is to be readable at once
     */
    public CallTrace(
            CallFilter wanted,
            List<Consumer<HostCallEvent>> takers,
            Runnable end,
            Utf8Output out,
            boolean live) {
        this.wanted = wanted;
        this.takers = List.copyOf(takers);
        this.end = end;
        this.out = out;
        this.live = live;
        this.writer = new BatchWriter(this::take);
    }

    /**
     * On the guest's thread. Where nobody reads along, calls are handed over in batches to a thread
     * that writes them; when that cannot keep up, the guest waits.
     */
    @Override
    public synchronized void onHostCall(HostCallEvent event) {
        if (finished) {
            return;
        }
        if (live) {
            take(event);
            out.flush();
        } else {
            writer.add(event);
        }
    }

    private void take(HostCallEvent event) {
        if (wanted.accepts(event)) {
            for (Consumer<HostCallEvent> taker : takers) {
                taker.accept(event);
            }
        }
    }

    /**
     * The run is over: completes the output. Later calls are not taken, a second time does nothing.
     *
     * @return why the trace could not be written, if so
     */
    public synchronized Optional<IOException> finish() {
        if (!finished) {
            finished = true;
            writer.finish();
            end.run();
            out.flush();
        }
        return out.failure();
    }
}
