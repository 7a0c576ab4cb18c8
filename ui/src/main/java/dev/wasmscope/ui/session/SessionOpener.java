package dev.wasmscope.ui.session;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionException;

/** Opens sessions; tests give scripted ones. */
@FunctionalInterface
public interface SessionOpener {
    /**
     * As {@link DebugSession#open}; may take long.
     *
     * @throws SessionException with one line for the user
     */
    DebugSession open(LaunchConfig config) throws SessionException;
}
