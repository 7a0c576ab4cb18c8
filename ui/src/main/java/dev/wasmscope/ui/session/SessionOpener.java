package dev.wasmscope.ui.session;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.OpenProgress;
import dev.wasmscope.session.SessionException;

/** Opens sessions; tests give scripted ones. */
@FunctionalInterface
public interface SessionOpener {
    /** Opens real files, and tells how far it is. */
    SessionOpener FILES =
            new SessionOpener() {
                @Override
                public DebugSession open(LaunchConfig config) throws SessionException {
                    return DebugSession.open(config.withReadAhead(true));
                }

                @Override
                public DebugSession open(LaunchConfig config, OpenProgress progress)
                        throws SessionException {
                    return DebugSession.open(config.withReadAhead(true), progress);
                }
            };

    /**
     * As {@link DebugSession#open(LaunchConfig)}; may take long.
     *
     * @throws SessionException with one line for the user
     */
    DebugSession open(LaunchConfig config) throws SessionException;

    /**
     * The same; openers that know tell {@code progress} how far they are, on the calling thread.
     *
     * @throws SessionException with one line for the user
     */
    default DebugSession open(LaunchConfig config, OpenProgress progress) throws SessionException {
        return open(config);
    }
}
