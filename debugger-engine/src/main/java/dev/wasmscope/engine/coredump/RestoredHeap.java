package dev.wasmscope.engine.coredump;

import dev.wasmscope.engine.coredump.CoreState.Run;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.RestoredInstance;
import dev.wasmscope.engine.exec.TableInstance;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.exec.gc.ArrayInstance;
import dev.wasmscope.engine.exec.gc.DefinedType;
import dev.wasmscope.engine.exec.gc.I31;
import dev.wasmscope.engine.exec.gc.RefArray;
import dev.wasmscope.engine.exec.gc.StructInstance;
import dev.wasmscope.engine.module.ArrayType;
import dev.wasmscope.engine.module.FieldType;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.StorageKind;
import dev.wasmscope.engine.module.StructType;
import dev.wasmscope.engine.module.ValType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a core file. All are made first, empty, and filled then, because they may refer to
 * one another in circles; exceptions, which cannot be changed, when they are first referred to.
 */
final class RestoredHeap {
    private final RestoredInstance restored;
    private final Instance instance;
    private final byte[] bytes;
    private final List<CoreObject> recorded;
    private final @Nullable Object[] made;
    private final Map<Integer, Object> hostObjects = new HashMap<>();

    RestoredHeap(RestoredInstance restored, CoreFile core) throws CoreMismatchException {
        this.restored = restored;
        this.instance = restored.instance();
        this.bytes = core.container().bytes();
        this.recorded = core.own().map(CoreState::objects).orElse(List.of());
        this.made = new Object[recorded.size()];
        for (int i = 0; i < made.length; i++) {
            made[i] = empty(i);
        }
        for (int i = 0; i < made.length; i++) {
            fill(i);
        }
    }

    private @Nullable Object empty(int number) throws CoreMismatchException {
        return switch (recorded.get(number)) {
            case CoreObject.Struct struct -> restored.newStruct(structType(struct, number));
            case CoreObject.Numbers array -> {
                DefinedType type = arrayType(array.type(), number);
                boolean fits =
                        type.elementKind() != StorageKind.REF
                                && type.elementKind().bytes() == array.width();
                yield restored.newArray(require(fits, type, number), array.length());
            }
            case CoreObject.References array -> {
                DefinedType type = arrayType(array.type(), number);
                boolean fits = type.elementKind() == StorageKind.REF;
                yield restored.newArray(require(fits, type, number), array.elements().size());
            }
            case CoreObject.Thrown _ -> null;
        };
    }

    private static DefinedType require(boolean fits, DefinedType type, int number)
            throws CoreMismatchException {
        if (!fits) {
            throw new CoreMismatchException("object %d is no %s".formatted(number, type));
        }
        return type;
    }

    private DefinedType structType(CoreObject.Struct struct, int number)
            throws CoreMismatchException {
        DefinedType type = type(struct.type(), number);
        boolean fits =
                type.composite() instanceof StructType declared
                        && declared.fields().size() == struct.fields().size();
        return require(fits, type, number);
    }

    private DefinedType arrayType(int index, int number) throws CoreMismatchException {
        DefinedType type = type(index, number);
        return require(type.composite() instanceof ArrayType, type, number);
    }

    private DefinedType type(int index, int number) throws CoreMismatchException {
        if (index < 0 || index >= instance.module().types().size()) {
            throw new CoreMismatchException(
                    "object %d is of type %s; the module has %d types"
                            .formatted(
                                    number,
                                    Integer.toUnsignedString(index),
                                    instance.module().types().size()));
        }
        return instance.definedType(index);
    }

    private void fill(int number) throws CoreMismatchException {
        switch (recorded.get(number)) {
            case CoreObject.Struct(int _, List<CoreValue> values) -> {
                StructInstance struct = (StructInstance) object(number);
                List<FieldType> fields = struct.structType().fields();
                for (int i = 0; i < values.size(); i++) {
                    struct.setField(
                            i, value(values.get(i), fields.get(i).unpacked(), "object " + number));
                }
            }
            case CoreObject.Numbers array ->
                    ((ArrayInstance) object(number)).read(0, bytes, array.start(), array.length());
            case CoreObject.References(int _, List<CoreValue> values) -> {
                RefArray array = (RefArray) object(number);
                ValType type = array.elementType().unpacked();
                for (int i = 0; i < values.size(); i++) {
                    array.set(i, value(values.get(i), type, "object " + number).reference());
                }
            }
            case CoreObject.Thrown _ -> object(number);
        }
    }

    private Object object(int number) throws CoreMismatchException {
        if (number < 0 || number >= made.length) {
            throw new CoreMismatchException(
                    "there is no object %s".formatted(Integer.toUnsignedString(number)));
        }
        Object known = made[number];
        if (known != null) {
            return known;
        }
        CoreObject.Thrown thrown = (CoreObject.Thrown) recorded.get(number);
        if (thrown.tag() < 0 || thrown.tag() >= instance.module().tags().size()) {
            throw new CoreMismatchException("exception %d has no tag".formatted(number));
        }
        Object exception =
                restored.exception(thrown.tag(), carried(thrown, number), thrown.thrown());
        made[number] = exception;
        return exception;
    }

    private List<Value> carried(CoreObject.Thrown thrown, int number) throws CoreMismatchException {
        int typeIndex = instance.module().tags().get(thrown.tag()).type().typeIndex();
        List<ValType> types =
                ((dev.wasmscope.engine.module.FuncType) instance.definedType(typeIndex).composite())
                        .params();
        if (types.size() != thrown.values().size()) {
            throw new CoreMismatchException(
                    "exception %d carries %d values".formatted(number, thrown.values().size()));
        }
        Value[] values = new Value[types.size()];
        for (int i = 0; i < values.length; i++) {
            // A chain of exceptions that carry one another is as deep as the guest made it.
            boolean nested =
                    thrown.values().get(i) instanceof CoreValue.HeapObject(int other)
                            && other < recorded.size()
                            && other >= 0
                            && recorded.get(other) instanceof CoreObject.Thrown
                            && made[other] == null;
            values[i] =
                    nested
                            ? new Value.Missing(types.get(i))
                            : value(thrown.values().get(i), types.get(i), "exception " + number);
        }
        return List.of(values);
    }

    /**
     * A value of the guest.
     *
     * @param type in the store's terms
     * @param what it is of, for messages
     */
    Value value(CoreValue value, ValType type, String what) throws CoreMismatchException {
        if (value instanceof CoreValue.Missing) {
            return new Value.Missing(type);
        }
        if (value instanceof CoreValue.Number(Value number)) {
            if (!number.type().equals(type)) {
                throw new CoreMismatchException(
                        "%s is %s in it and %s in the module".formatted(what, number.type(), type));
            }
            return number;
        }
        if (!(type instanceof RefType reference)) {
            throw new CoreMismatchException(
                    "%s is a reference in it and %s in the module".formatted(what, type));
        }
        return new Value.Ref(reference, referent(value));
    }

    private @Nullable Object referent(CoreValue value) throws CoreMismatchException {
        return switch (value) {
            case CoreValue.Function(int index) -> function(index);
            case CoreValue.I31(int number) -> I31.of(number);
            case CoreValue.HeapObject(int number) -> object(number);
            case CoreValue.HostObject(int number) ->
                    hostObjects.computeIfAbsent(number, _ -> new Object());
            case CoreValue.Null _, CoreValue.Missing _, CoreValue.Number _ -> null;
        };
    }

    private Object function(int index) throws CoreMismatchException {
        if (index < 0 || index >= instance.functions().size()) {
            throw new CoreMismatchException(
                    "it refers to function %s; the module has %d"
                            .formatted(
                                    Integer.toUnsignedString(index), instance.functions().size()));
        }
        return instance.function(index);
    }

    void restoreTables(List<List<Run>> tables) throws CoreMismatchException {
        if (tables.size() != instance.tables().size()) {
            throw new CoreMismatchException(
                    "it has %d tables, the module %d"
                            .formatted(tables.size(), instance.tables().size()));
        }
        for (int i = 0; i < tables.size(); i++) {
            restoreTable(i, tables.get(i));
        }
    }

    private void restoreTable(int index, List<Run> runs) throws CoreMismatchException {
        TableInstance table = instance.table(index);
        long size = runs.stream().mapToLong(run -> Integer.toUnsignedLong(run.count())).sum();
        if (size < table.size() || table.grow(size - table.size(), null) < 0) {
            throw new CoreMismatchException(
                    "table %d has %d elements in it, which the module or --max-table does not allow"
                            .formatted(index, size));
        }
        int at = 0;
        for (Run run : runs) {
            Object referent = referent(run.value());
            for (int i = 0; i < run.count(); i++) {
                table.set(at++, referent);
            }
        }
    }
}
