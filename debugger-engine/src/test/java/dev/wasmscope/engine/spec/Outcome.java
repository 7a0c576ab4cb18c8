package dev.wasmscope.engine.spec;

import dev.wasmscope.engine.exec.Value;
import java.util.List;

/** How a call or an instantiation in a script ended. */
sealed interface Outcome {

    /** It returned. */
    record Returned(List<Value> results) implements Outcome {}

    /** It trapped. */
    record Trapped(String text) implements Outcome {}

    /** An exception of the guest was not caught. */
    record Threw() implements Outcome {}

    /** The imports did not fit. */
    record Unlinkable(String text) implements Outcome {}
}
