package dev.wasmscope.engine.module;

import java.util.List;

/** A structure type (core specification 2.3.9). */
public record StructType(List<FieldType> fields) implements CompositeType {

    public StructType {
        fields = List.copyOf(fields);
    }
}
