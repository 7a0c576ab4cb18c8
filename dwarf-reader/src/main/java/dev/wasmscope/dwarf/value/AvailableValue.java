package dev.wasmscope.dwarf.value;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.FrameContext;
import dev.wasmscope.dwarf.expr.ValueLocation;
import dev.wasmscope.dwarf.type.Type;
import java.util.List;
import java.util.Optional;

/** A value that has a place. */
public final class AvailableValue implements Value {
    private final String name;
    private final Type type;
    private final Storage storage;

    AvailableValue(String name, Type type, Storage storage) {
        this.name = name;
        this.type = type;
        this.storage = storage;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Type type() {
        return type;
    }

    /** Where it is. */
    public ValueLocation location() {
        return storage.location();
    }

    @Override
    public String locationText() {
        return location().toString();
    }

    /** The bytes of the value, wherever they are. */
    Storage storage() {
        return storage;
    }

    /** The stopped frame that the value was read in. */
    FrameContext frame() {
        return storage.frame();
    }

    /** The type without typedefs and qualifiers. */
    Type plainType() {
        return type.stripped();
    }

    /** Its bytes in memory order, at most {@code limit} of them, or why they are not available. */
    public Answer<byte[]> bytes(int limit) {
        long size = type.byteSize().orElse(0);
        return storage.read(0, (int) Math.min(size, limit));
    }

    @Override
    public String summary() {
        return Summaries.of(this);
    }

    @Override
    public long childCount() {
        return Children.count(this);
    }

    @Override
    public List<Value> children(long from, int count) {
        return Children.list(this, from, count);
    }

    /**
     * The value of an integer, character, boolean, enumeration or pointer, sign-extended if its
     * type has a sign; the lower half of a 128-bit integer.
     */
    public Answer<Long> asLong() {
        return Scalars.asLong(this);
    }

    /** The value of a floating-point number or integer. */
    public Answer<Double> asDouble() {
        return Scalars.asDouble(this);
    }

    /**
     * The child with that name: a member, possibly of a base class or of an anonymous union. A
     * pointer to a structure has the structure's children.
     */
    public Optional<Value> child(String wanted) {
        return Children.named(this, wanted, 0);
    }

    /** What a pointer or reference points to, or why that is not available. */
    public Answer<Value> dereference() {
        return Pointers.target(this);
    }

    /**
     * The element of an array with that index, or of the array that a pointer points into.
     *
     * @param index index from the first element; for a pointer it may be negative
     */
    public Answer<Value> element(long index) {
        return Children.element(this, index);
    }

    @Override
    public Value named(String newName) {
        return new AvailableValue(newName, type, storage);
    }

    @Override
    public String toString() {
        return typeName() + " " + name + " = " + summary();
    }
}
