package dev.wasmscope.dwarf.value;

import dev.wasmscope.dwarf.expr.Answer;
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

    /** Its bytes in memory order, at most {@code limit} of them, or why they are not available. */
    public Answer<byte[]> bytes(int limit) {
        long size = type.byteSize().orElse(0);
        return storage.read(0, (int) Math.min(size, limit));
    }

    @Override
    public String summary() {
        return "";
    }

    @Override
    public long childCount() {
        return 0;
    }

    @Override
    public List<Value> children(long from, int count) {
        return List.of();
    }

    /** The value of an integer, character, boolean, enumeration or pointer. */
    public Answer<Long> asLong() {
        return Answer.unknown("it is not an integer");
    }

    /** The child with that name: a member, possibly of a base class or an anonymous union. */
    public Optional<Value> child(String wanted) {
        return Optional.empty();
    }

    /** What a pointer or reference points to, or why that is not available. */
    public Answer<Value> dereference() {
        return Answer.unknown("it is not a pointer");
    }

    /** The element of an array with that index, or of the array that a pointer points to. */
    public Answer<Value> element(long index) {
        return Answer.unknown("it is not an array");
    }

    @Override
    public Value named(String newName) {
        return new AvailableValue(newName, type, storage);
    }
}
