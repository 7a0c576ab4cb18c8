package dev.wasmscope.session.value;

import dev.wasmscope.engine.exec.ExceptionInstance;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.exec.gc.ArrayInstance;
import dev.wasmscope.engine.exec.gc.DefinedType;
import dev.wasmscope.engine.exec.gc.StructInstance;
import dev.wasmscope.engine.module.ArrayType;
import dev.wasmscope.engine.module.FieldType;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Names;
import dev.wasmscope.engine.module.StructType;
import dev.wasmscope.engine.text.TypeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a reference's object consists of: the fields of a struct, the elements of an array, the
 * values of an exception. Parts are made when they are asked for, so cycles do no harm.
 */
final class GuestObjects {
    /**
     * A part of an object.
     *
     * @param name a field's name or {@code field 3}, {@code [3]} of an array, {@code value 3} of an
     *     exception
     * @param type as the module writes it
     */
    record Part(String name, String type, Value value) {}

    private GuestObjects() {}

    /** How many parts there are. */
    static int count(Value value) {
        return switch (value.reference()) {
            case StructInstance struct -> struct.fieldCount();
            case ArrayInstance array -> array.length();
            case ExceptionInstance exception -> exception.values().size();
            case null, default -> 0;
        };
    }

    /** Some parts: at most {@code count} from {@code from} on. */
    static List<Part> parts(Value value, long from, int count) {
        List<Part> parts = new ArrayList<>();
        long end = Math.min(count(value), from + count);
        for (long i = from; i < end; i++) {
            parts.add(part(value, (int) i));
        }
        return parts;
    }

    private static Part part(Value value, int index) {
        return switch (value.reference()) {
            case StructInstance struct -> field(struct, index);
            case ArrayInstance array ->
                    new Part("[" + index + "]", elementType(array.type()), array.element(index));
            case ExceptionInstance exception -> {
                Value part = exception.values().get(index);
                yield new Part("value " + index, part.type().toString(), part);
            }
            case null, default -> throw new IllegalArgumentException("no parts in " + value);
        };
    }

    private static Part field(StructInstance struct, int index) {
        DefinedType type = struct.type();
        Module module = type.module();
        FieldType declared =
                ((StructType) module.types().get(type.typeIndex()).composite()).fields().get(index);
        return new Part(
                fieldName(type, index),
                TypeNames.of(module, declared.storage()),
                struct.field(index));
    }

    private static String fieldName(DefinedType type, int index) {
        String name =
                type.module().names().nestedName(Names.NestedKind.FIELD, type.typeIndex(), index);
        return name == null ? "field " + index : name;
    }

    private static String elementType(DefinedType type) {
        Module module = type.module();
        ArrayType declared = (ArrayType) module.types().get(type.typeIndex()).composite();
        return TypeNames.of(module, declared.element().storage());
    }

    /** The index of a struct's field by its name or number. */
    static OptionalInt field(Value value, String name) {
        if (value.reference() instanceof StructInstance struct) {
            for (int i = 0; i < struct.fieldCount(); i++) {
                if (name.equals(fieldName(struct.type(), i)) || name.equals(Integer.toString(i))) {
                    return OptionalInt.of(i);
                }
            }
        }
        return OptionalInt.empty();
    }
}
