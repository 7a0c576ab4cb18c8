package dev.wasmscope.dwarf.value;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.FrameContext;
import dev.wasmscope.dwarf.expr.ValueLocation;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.Type;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value that has a place. */
public final class AvailableValue implements Value {
    private static final int MAX_NAMED_CHILDREN = 64;

    private final String name;
    private final Type type;
    private final Storage storage;
    private final ValueContext context;
    private final boolean isRaw;

    // null until it is asked for; empty if there is none
    @SuppressWarnings("NullableOptional")
    private @Nullable Optional<? extends Presentation> presentation;

    AvailableValue(String name, Type type, Storage storage, ValueContext context) {
        this(name, type, storage, context, false);
    }

    private AvailableValue(
            String name, Type type, Storage storage, ValueContext context, boolean isRaw) {
        this.name = name;
        this.type = type;
        this.storage = storage;
        this.context = context;
        this.isRaw = isRaw;
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
        return context.frame();
    }

    /** What it was read with. */
    public ValueContext context() {
        return context;
    }

    /** The type without typedefs and qualifiers. */
    public Type plainType() {
        return type.stripped();
    }

    /** Its bytes in memory order, at most {@code limit} of them, or why they are not available. */
    public Answer<byte[]> bytes(int limit) {
        long size = type.byteSize().orElse(0);
        return storage.read(0, (int) Math.min(size, limit));
    }

    /**
     * Bytes from a place in the value on, or why they are not available.
     *
     * @param offset bytes from its start
     * @param length number of bytes
     */
    public Answer<byte[]> bytes(long offset, int length) {
        return storage.read(offset, length);
    }

    /** How it is shown, unless by its members. */
    Optional<? extends Presentation> presentation() {
        Optional<? extends Presentation> known = presentation;
        if (known == null) {
            known = isRaw ? Optional.empty() : context.presenter().of(rawSelf());
            presentation = known;
        }
        return known;
    }

    private AvailableValue rawSelf() {
        return isRaw ? this : new AvailableValue(name, type, storage, context, true);
    }

    /** Whether only its members are to be shown, and those of what it points to. */
    boolean isRaw() {
        return isRaw;
    }

    @Override
    public boolean isViewed() {
        if (isRaw) {
            return false;
        }
        Optional<? extends Presentation> shown = presentation();
        if (shown.isPresent()) {
            return !shown.get().isPlain();
        }
        return plainType() instanceof PointerType
                && dereference().orElse(this) instanceof AvailableValue target
                && target != this
                && target.presentation().isPresent();
    }

    /** Whether it is shown by entries of a map: names of children are keys, not indices. */
    public boolean isKeyed() {
        Optional<? extends Presentation> shown = isRaw ? Optional.empty() : presentation();
        return shown.isPresent() && shown.get().isKeyed();
    }

    @Override
    public AvailableValue raw() {
        return rawSelf();
    }

    @Override
    public String summary() {
        return Summaries.of(this, Nesting.TOP);
    }

    @Override
    public long childCount() {
        Optional<? extends Presentation> shown = presentation();
        return shown.isPresent() ? shown.get().childCount() : Children.count(this);
    }

    @Override
    public List<Value> children(long from, int count) {
        if (from < 0 || count <= 0) {
            return List.of();
        }
        Optional<? extends Presentation> shown = presentation();
        return shown.isPresent()
                ? shown.get().children(from, count)
                : Children.list(this, from, count);
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
     * The child with that name: a member, possibly of a base class or of an anonymous union; else
     * one that the value is shown with, or that what it leads to has. A pointer to a structure has
     * the structure's children.
     */
    @Override
    public Optional<Value> child(String wanted) {
        return Children.named(this, wanted).or(() -> presentedChild(wanted));
    }

    private Optional<Value> presentedChild(String wanted) {
        return presentation()
                .flatMap(
                        shown ->
                                shown.children(0, MAX_NAMED_CHILDREN).stream()
                                        .filter(child -> child.name().equals(wanted))
                                        .findFirst()
                                        .or(() -> shown.target().flatMap(to -> to.child(wanted))));
    }

    /** What a pointer, reference or smart pointer leads to, or why that is not available. */
    public Answer<Value> dereference() {
        return presentation()
                .flatMap(Presentation::target)
                .map(Answer::of)
                .orElseGet(() -> Pointers.target(this));
    }

    /**
     * The element of an array or container with that index, or of the array that a pointer points
     * into.
     *
     * @param index index from the first element; for a pointer it may be negative
     */
    public Answer<Value> element(long index) {
        Optional<? extends Presentation> as = presentation();
        if (as.isEmpty()) {
            return Children.element(this, index);
        }
        String wanted = "[" + index + "]";
        List<Value> there = index < 0 ? List.of() : as.get().children(index, 1);
        boolean found = !there.isEmpty() && there.getFirst().name().equals(wanted);
        return found ? Answer.of(there.getFirst()) : elsewhere(as.get(), index, wanted);
    }

    /** Of something that holds one element only, or that points to the first of several. */
    private static Answer<Value> elsewhere(Presentation as, long index, String wanted) {
        for (Value child : as.children(0, MAX_NAMED_CHILDREN)) {
            if (child.name().equals(wanted)) {
                return Answer.of(child);
            }
        }
        return as.target().orElse(null) instanceof AvailableValue first
                        && first.storage instanceof MemoryStorage
                        && first.type.byteSize().isPresent()
                ? Answer.of(
                        first.part(
                                wanted,
                                first.type,
                                first.storage.from(index * first.type.byteSize().getAsLong())))
                : Answer.unknown("it has no element " + index);
    }

    /**
     * The elements from one index to before another, as an array: of an array, or of the memory
     * that a pointer points into.
     *
     * @param from index of the first element
     * @param to index behind the last one
     */
    public Answer<Value> slice(long from, long to) {
        return Children.slice(this, from, to);
    }

    /** The same value shown in another way, which its raw value does without. */
    public AvailableValue shownAs(String newName, Presentation as) {
        AvailableValue shown = new AvailableValue(newName, type, storage, context);
        shown.presentation = Optional.of(as);
        return shown;
    }

    /** What is at an offset in this value, as another type. */
    public AvailableValue partAt(long offset, Type partType) {
        return part(name, partType, storage.from(offset));
    }

    /** A part of this value, or a value read from it. */
    AvailableValue part(String partName, Type partType, Storage place) {
        return new AvailableValue(partName, partType, place, context);
    }

    @Override
    public AvailableValue named(String newName) {
        AvailableValue renamed = new AvailableValue(newName, type, storage, context, isRaw);
        renamed.presentation = presentation;
        return renamed;
    }

    @Override
    public String toString() {
        return typeName() + " " + name + " = " + summary();
    }
}
