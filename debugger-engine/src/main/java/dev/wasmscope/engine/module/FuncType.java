package dev.wasmscope.engine.module;

import java.util.List;
import java.util.stream.Collectors;

/** A function type (core specification 2.3.8). */
public record FuncType(List<ValType> params, List<ValType> results) implements CompositeType {

    public FuncType {
        params = List.copyOf(params);
        results = List.copyOf(results);
    }

    /** The type {@code [] -> []}. */
    public static FuncType empty() {
        return new FuncType(List.of(), List.of());
    }

    /** As the specification writes it: {@code [i32 i32] -> [i64]}. */
    @Override
    public String toString() {
        return text(params) + " -> " + text(results);
    }

    private static String text(List<ValType> types) {
        return types.stream().map(Object::toString).collect(Collectors.joining(" ", "[", "]"));
    }
}
