package dev.wasmscope.engine.coredump;

import dev.wasmscope.engine.module.CodeLocation;
import java.util.List;

/** An object of the guest's heap as our core files have it. */
public sealed interface CoreObject {
    /**
     * A struct.
     *
     * @param type index of its type in the module
     */
    record Struct(int type, List<CoreValue> fields) implements CoreObject {
        public Struct {
            fields = List.copyOf(fields);
        }
    }

    /**
     * An array of numbers or vectors.
     *
     * @param type index of its type in the module
     * @param width bytes of an element
     * @param start offset in the file of its elements, little-endian
     * @param length number of elements
     */
    record Numbers(int type, int width, int start, int length) implements CoreObject {}

    /**
     * An array of references.
     *
     * @param type index of its type in the module
     */
    record References(int type, List<CoreValue> elements) implements CoreObject {
        public References {
            elements = List.copyOf(elements);
        }
    }

    /**
     * An exception.
     *
     * @param tag index of its tag in the module
     * @param thrown where
     */
    record Thrown(int tag, CodeLocation thrown, List<CoreValue> values) implements CoreObject {
        public Thrown {
            values = List.copyOf(values);
        }
    }
}
