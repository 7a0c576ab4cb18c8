package dev.wasmscope.ui.session;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import java.util.Optional;
import java.util.function.Consumer;

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

    /**
     * It was not opened; {@code again} opens it in another way.
     *
     * @return what the user can do about it
     */
    default Optional<Notice.Offer> refused(
            LaunchConfig config, Throwable why, Consumer<LaunchConfig> again) {
        return Optional.empty();
    }

    /** The views have the session; nothing runs yet. */
    default void opened(DebugSession session) {}

    /** The views still have the session. */
    default void closing(DebugSession session) {}
}
