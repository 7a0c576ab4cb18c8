package dev.wasmscope.session;

import dev.wasmscope.engine.host.HostCallEvent;

/**
 * Hears what a session does. Calls come on the guest's thread (or the one that changed a
 * breakpoint), one at a time, in order; they must return soon and must not wait for an answer of
 * the session. A user interface hops to its own thread.
 */
public interface SessionListener {
    /** The guest was resumed. */
    default void onRunning() {}

    /** The guest stands, or is over (see {@link Stop#ended}). */
    default void onStop(Stop stop) {}

    /** The program is over; follows the {@link #onStop} that says how. */
    default void onEnded() {}

    /**
     * The guest wrote.
     *
     * @param bytes as written: UTF-8 characters may be split between two calls
     */
    default void onOutput(OutputStreamKind stream, byte[] bytes) {}

    /**
     * The guest can be connected to, from now until it closes the socket or ends.
     *
     * @param address with the port that was chosen, for example {@code 127.0.0.1:40123}
     * @param descriptor the socket's number in the guest
     */
    default void onListening(String address, int descriptor) {}

    /** The guest called the host, and the call has returned. */
    default void onHostCall(HostCallEvent call) {}

    /**
     * Whether it hears {@link #onHostCall}; asked at each call. If nobody does, and the launch
     * keeps no calls, events are not even made.
     */
    default boolean hearsHostCalls() {
        return true;
    }

    /**
     * More of the debug information was read ahead ({@link LaunchConfig#readAhead}). Called on the
     * reading thread, some ten times a second.
     */
    default void onDebugInfoRead(ReadingProgress progress) {}

    /**
     * A breakpoint that prints instead of stopping was hit.
     *
     * @param text its message with the values filled in, without a line end
     */
    default void onLogMessage(Breakpoint breakpoint, String text) {}

    /** A breakpoint was added, changed (bound, enabled, hit) or removed. */
    default void onBreakpointChanged(Breakpoint breakpoint, boolean removed) {}
}
