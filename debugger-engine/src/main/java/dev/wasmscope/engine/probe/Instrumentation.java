package dev.wasmscope.engine.probe;

import java.util.Optional;

/**
 * Everything that is attached to one run of a guest. Made from {@link #NONE} with the {@code with…}
 * methods; what is not attached costs nothing.
 *
 * @param calls hears every call and return
 */
public record Instrumentation(Optional<CallListener> calls) {

    /** Nothing is attached. */
    public static final Instrumentation NONE = new Instrumentation(Optional.empty());

    /** The same with a listener to calls. */
    public Instrumentation withCalls(CallListener listener) {
        return new Instrumentation(Optional.of(listener));
    }
}
