package dev.wasmscope.session.call;

import java.util.List;

/** How a value gets to a function or back. */
sealed interface Passing {
    /** As numbers of wasm; none for a type without bytes. */
    record Direct(List<Part> parts) implements Passing {
        public Direct {
            parts = List.copyOf(parts);
        }
    }

    /** In memory, whose address is passed. */
    record Indirect() implements Passing {}
}
