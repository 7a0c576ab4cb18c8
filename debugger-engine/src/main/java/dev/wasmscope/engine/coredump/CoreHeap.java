package dev.wasmscope.engine.coredump;

import dev.wasmscope.engine.exec.ExceptionInstance;
import dev.wasmscope.engine.exec.FunctionInstance;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.exec.gc.ArrayInstance;
import dev.wasmscope.engine.exec.gc.I31;
import dev.wasmscope.engine.exec.gc.RefArray;
import dev.wasmscope.engine.exec.gc.StructInstance;
import dev.wasmscope.engine.module.StorageKind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes values and numbers the objects that they refer to. Objects are written once all roots are:
 * writing one may number more, and so on until none is left, without recursion.
 */
final class CoreHeap {
    private final Instance instance;
    private final IdentityHashMap<Object, Integer> functions = new IdentityHashMap<>();
    private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
    private final IdentityHashMap<Object, Integer> hostObjects = new IdentityHashMap<>();
    private final List<Object> objects = new ArrayList<>();

    CoreHeap(Instance instance) {
        this.instance = instance;
        List<FunctionInstance> all = instance.functions();
        for (int i = 0; i < all.size(); i++) {
            functions.putIfAbsent(all.get(i), i);
        }
    }

    /** Whether the stack section has no room for a value. */
    static boolean isOwn(Value value) {
        return value instanceof Value.V128 || value instanceof Value.Ref;
    }

    /** A value as the stack section has it. */
    static void standard(Value value, CoreOutput out) {
        switch (value) {
            case Value.I32 v -> out.u8(CoreSections.I32).s64(v.value());
            case Value.I64 v -> out.u8(CoreSections.I64).s64(v.value());
            case Value.F32 v -> out.u8(CoreSections.F32).fixed32(v.bits());
            case Value.F64 v -> out.u8(CoreSections.F64).fixed64(v.bits());
            case Value.V128 _, Value.Ref _, Value.Missing _ -> out.u8(CoreSections.MISSING);
        }
    }

    /** Any value. */
    void value(Value value, CoreOutput out) {
        switch (value) {
            case Value.V128 v -> out.u8(CoreSections.V128).fixed64(v.low()).fixed64(v.high());
            case Value.Ref v -> reference(v.referent(), out);
            default -> standard(value, out);
        }
    }

    /** What a reference refers to. */
    void reference(@Nullable Object referent, CoreOutput out) {
        switch (referent) {
            case null -> out.u8(CoreSections.NULL);
            case FunctionInstance function -> {
                Integer index = functions.get(function);
                if (index == null) {
                    out.u8(CoreSections.MISSING); // of another instance
                } else {
                    out.u8(CoreSections.FUNCTION).u32(index);
                }
            }
            case I31(int value) -> out.u8(CoreSections.I31).s64(value);
            case StructInstance object -> out.u8(CoreSections.OBJECT).u32(number(object));
            case ArrayInstance object -> out.u8(CoreSections.OBJECT).u32(number(object));
            case ExceptionInstance object -> out.u8(CoreSections.OBJECT).u32(number(object));
            default -> {
                Integer known = hostObjects.putIfAbsent(referent, hostObjects.size());
                out.u8(CoreSections.HOST).u32(known == null ? hostObjects.size() - 1 : known);
            }
        }
    }

    private int number(Object object) {
        Integer known = numbers.putIfAbsent(object, objects.size());
        if (known != null) {
            return known;
        }
        objects.add(object);
        return objects.size() - 1;
    }

    /** Writes all objects that were referred to, and those that they refer to. */
    void objects(CoreOutput out) {
        CoreOutput contents = new CoreOutput();
        for (int i = 0; i < objects.size(); i++) { // grows on the way
            switch (objects.get(i)) {
                case StructInstance struct -> struct(struct, contents);
                case RefArray array -> references(array, contents);
                case ArrayInstance array -> numbers(array, contents);
                case ExceptionInstance exception -> exception(exception, contents);
                default -> throw new IllegalStateException("no object: " + objects.get(i));
            }
        }
        out.u32(objects.size()).raw(contents.toBytes());
    }

    private void struct(StructInstance struct, CoreOutput out) {
        out.u8(CoreSections.STRUCT).u32(struct.type().typeIndex()).u32(struct.fieldCount());
        for (int i = 0; i < struct.fieldCount(); i++) {
            value(struct.field(i), out);
        }
    }

    private void references(RefArray array, CoreOutput out) {
        out.u8(CoreSections.REFERENCES).u32(array.type().typeIndex()).u32(array.length());
        for (int i = 0; i < array.length(); i++) {
            reference(array.get(i), out);
        }
    }

    private static void numbers(ArrayInstance array, CoreOutput out) {
        StorageKind kind = array.type().elementKind();
        out.u8(CoreSections.NUMBERS).u32(array.type().typeIndex());
        out.u8(kind.bytes()).u32(array.length());
        long[] slots = new long[2];
        @Nullable Object[] none = new Object[1];
        for (int i = 0; i < array.length(); i++) {
            array.load(i, slots, none, 0);
            for (int at = 0; at < kind.bytes(); at++) {
                out.u8((int) (slots[at / Long.BYTES] >>> at % Long.BYTES * Byte.SIZE));
            }
        }
    }

    private void exception(ExceptionInstance exception, CoreOutput out) {
        out.u8(CoreSections.EXCEPTION).u32(instance.indexOf(exception.tag()));
        out.u32(exception.location().functionIndex()).u64(exception.location().codeOffset());
        out.list(exception.values(), value -> value(value, out));
    }
}
