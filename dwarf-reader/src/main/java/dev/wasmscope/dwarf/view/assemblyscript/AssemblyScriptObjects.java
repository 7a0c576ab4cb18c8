package dev.wasmscope.dwarf.view.assemblyscript;

import dev.wasmscope.dwarf.expr.FrameContext;
import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Presenter;
import dev.wasmscope.dwarf.value.ProgramObjects;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.value.ValueContext;
import dev.wasmscope.dwarf.value.Values;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The objects of a stopped AssemblyScript program, as far as their headers tell. */
public final class AssemblyScriptObjects implements Presenter {
    /** Stands behind the name of every type. */
    public static final String GUESS = " (guess)";

    private static final int ARRAY_BUFFER = 1;
    private static final int STRING = 2;

    private final FrameContext frame;
    private final long flagsBase;

    /**
     * @param frame the stopped frame
     * @param flagsBase address of the table of classes ({@code __rtti_base})
     */
    public AssemblyScriptObjects(FrameContext frame, long flagsBase) {
        this.frame = frame;
        this.flagsBase = flagsBase;
    }

    /**
     * The object at an address.
     *
     * @param name how the value is called
     * @return empty if no valid header stands before it
     */
    public Optional<Value> at(String name, long address) {
        return ObjectHeader.at(address, frame)
                .filter(header -> ClassFlags.of(header.classId(), flagsBase, frame).isPresent())
                .map(header -> Values.inMemory(name, type(header, address), address, context()));
    }

    private ValueContext context() {
        return new ValueContext(frame, ProgramObjects.NONE, this);
    }

    private CompositeType type(ObjectHeader header, long address) {
        return new CompositeType(
                CompositeType.Kind.CLASS,
                new ObjectReader(this, frame, header, flags(header), address).typeName() + GUESS,
                OptionalLong.of(header.size()),
                Language.OTHER,
                () ->
                        new CompositeType.Parts(
                                List.of(), List.of(), List.of(), List.of(), null, 0, List.of()));
    }

    private ClassFlags flags(ObjectHeader header) {
        return ClassFlags.of(header.classId(), flagsBase, frame).orElse(new ClassFlags(0));
    }

    /** An element of an object: a number, or what an address leads to. */
    Value element(String name, ClassFlags.Element element, long address) {
        AvailableValue number = Values.inMemory(name, element.type(), address, context());
        if (!element.isManaged()) {
            return number;
        }
        long target = number.asLong().orElse(0L);
        return at(name, target).orElse(number);
    }

    @Override
    public Optional<ViewedValue> of(AvailableValue raw) {
        if (!(raw.plainType() instanceof CompositeType type)
                || !type.qualifiedName().endsWith(GUESS)
                || !(raw.location()
                        instanceof dev.wasmscope.dwarf.expr.ValueLocation.Memory(long address))) {
            return Optional.empty();
        }
        return ObjectHeader.at(address, frame)
                .map(header -> new ObjectReader(this, frame, header, flags(header), address).view())
                .map(ViewedValue::plain);
    }

    static boolean isString(ObjectHeader header) {
        return header.classId() == STRING;
    }

    static boolean isArrayBuffer(ObjectHeader header) {
        return header.classId() == ARRAY_BUFFER;
    }
}
