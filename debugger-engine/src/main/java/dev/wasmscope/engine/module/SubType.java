package dev.wasmscope.engine.module;

import java.util.List;

/**
 * A defined type with its declared supertypes (core specification 2.3.11).
 *
 * @param supertypes type indices, at most one in valid modules
 */
public record SubType(boolean isFinal, List<Integer> supertypes, CompositeType composite) {

    public SubType {
        supertypes = List.copyOf(supertypes);
    }
}
