package dev.wasmscope.session.run;

import dev.wasmscope.session.SessionException;

/**
 * A question about a stop.
 *
 * @param <T> the answer
 */
@FunctionalInterface
interface Query<T> {
    /** Answers it, on the guest's thread. */
    T ask(StopState stop) throws SessionException;
}
