package dev.wasmscope.session.run;

import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.SessionListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Those who hear what a session does. */
final class Listeners {
    private final List<SessionListener> all = new CopyOnWriteArrayList<>();

    void add(SessionListener listener) {
        all.add(listener);
    }

    void remove(SessionListener listener) {
        all.remove(listener);
    }

    void tell(Consumer<SessionListener> what) {
        all.forEach(what);
    }

    /** Whether anybody hears of host calls. */
    boolean hearHostCalls() {
        for (SessionListener listener : all) {
            if (listener.hearsHostCalls()) {
                return true;
            }
        }
        return false;
    }

    /** A call from the guest to the host is over: told to those who hear of such. */
    void called(HostCallEvent call) {
        for (SessionListener listener : all) {
            if (listener.hearsHostCalls()) {
                listener.onHostCall(call);
            }
        }
    }

    void changed(Breakpoint breakpoint, boolean removed) {
        tell(listener -> listener.onBreakpointChanged(breakpoint, removed));
    }
}
