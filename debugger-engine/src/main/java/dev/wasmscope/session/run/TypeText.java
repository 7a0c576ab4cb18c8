package dev.wasmscope.session.run;

import dev.wasmscope.engine.module.Export;
import dev.wasmscope.engine.module.ExternType;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.ValType;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the types of imports and exports for people. */
final class TypeText {
    private TypeText() {}

    /** {@code (i32, i32) -> (i64)}. */
    static String of(FuncType type) {
        return list(type.params()) + " -> " + list(type.results());
    }

    private static String list(List<ValType> types) {
        return types.stream().map(Object::toString).collect(Collectors.joining(", ", "(", ")"));
    }

    static String of(Module module, ExternType type) {
        return switch (type) {
            case ExternType.Function(int index) -> function(module, index);
            case ExternType.Table(var table) -> table.toString();
            case ExternType.Memory(var memory) -> memory.toString();
            case ExternType.Global(var global) -> global.toString();
            case ExternType.Tag(var tag) -> function(module, tag.typeIndex());
        };
    }

    /** The type of an export; empty if its index leads nowhere (an invalid module). */
    static String of(Module module, Export export) {
        int index = export.index();
        return switch (export.kind()) {
            case FUNCTION ->
                    has(module.functions(), index)
                            ? function(module, module.functions().get(index).typeIndex())
                            : "";
            case TABLE ->
                    has(module.tables(), index) ? module.tables().get(index).type().toString() : "";
            case MEMORY ->
                    has(module.memories(), index)
                            ? module.memories().get(index).type().toString()
                            : "";
            case GLOBAL ->
                    has(module.globals(), index)
                            ? module.globals().get(index).type().toString()
                            : "";
            case TAG ->
                    has(module.tags(), index)
                            ? function(module, module.tags().get(index).type().typeIndex())
                            : "";
        };
    }

    private static boolean has(List<?> space, int index) {
        return index >= 0 && index < space.size();
    }

    /** A function type by its index; what is wrong with it if it is none. */
    static String function(Module module, int typeIndex) {
        try {
            return of(module.funcType(typeIndex));
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
