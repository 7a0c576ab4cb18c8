package dev.wasmscope.ui.session;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;

/** Takes part when a program is opened and closed. */
public interface OpenListener {
    /**
     * Before the file is read, on a thread that may wait.
     *
     * @return what is to be launched
     */
    default LaunchConfig opening(LaunchConfig config) {
        return config;
    }

    /** The views have the session; nothing runs yet. */
    default void opened(DebugSession session) {}

    /** The views still have the session. */
    default void closing(DebugSession session) {}
}
