package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.exec.gc.ArrayInstance;
import dev.wasmscope.engine.exec.gc.DefinedType;
import dev.wasmscope.engine.exec.gc.StructInstance;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.module.ElementSegment;
import dev.wasmscope.engine.module.SegmentMode;
import dev.wasmscope.engine.module.ValType;
import dev.wasmscope.engine.validate.ModuleValidator;
import java.util.List;

/**
 * An instance that is put into a state it had elsewhere, to be looked at: what it imports is made
 * up, its segments are not copied, its constant globals can be set. Nothing of it runs but calls
 * whose effects are taken back.
 */
public final class RestoredInstance {
    private final Instance instance;

    /**
     * An instance with memories and tables of their least size.
     *
     * @throws TrapException if there is no room for them
     */
    public RestoredInstance(Store store, ModuleValidator validated) {
        instance = new Instance(store, 0, validated);
        new Instantiation(instance, store.limits()).standIns().allocate();
        store.restored(instance);
    }

    /** The instance. */
    public Instance instance() {
        return instance;
    }

    /** Sets a global, a constant one too. */
    public void setGlobal(int index, Value value) {
        instance.globals[index].store(value);
    }

    /** The type of a global, local or operand as values of the store have it. */
    public ValType inStore(ValType type) {
        return instance.inStore(type);
    }

    /** Marks a data segment as dropped. */
    public void dropData(int segment) {
        instance.dropData(segment);
    }

    /** Marks an element segment as dropped. */
    public void dropElements(int segment) {
        instance.dropElements(segment);
    }

    /** Fills the tables as they are when a program starts; what lies outside is left out. */
    public void copyElements() {
        for (ElementSegment segment : instance.module().elements()) {
            if (segment.mode() instanceof SegmentMode.Active active) {
                long offset = ConstantExpressions.evaluate(instance, active.offset()).slotBits();
                TableInstance table = instance.tables[active.index()];
                for (int i = 0; i < segment.items().size(); i++) {
                    long at = table.index(offset) + i;
                    if (at >= 0 && at < table.size()) {
                        table.set(at, instance.elements[segment.index()][i]);
                    }
                }
            }
        }
    }

    /** A new struct of a type. */
    public StructInstance newStruct(DefinedType type) {
        return instance.store().heap().newStruct(type);
    }

    /**
     * A new array of a type.
     *
     * @throws TrapException if there is no room for it
     */
    public ArrayInstance newArray(DefinedType type, int length) {
        return instance.store().heap().newArray(type, length);
    }

    /** An exception that was thrown somewhere. */
    public ExceptionInstance exception(int tag, List<Value> values, CodeLocation thrown) {
        return new ExceptionInstance(instance.tags[tag], values, instance, thrown);
    }
}
