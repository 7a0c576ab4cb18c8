package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.module.AddressType;
import dev.wasmscope.engine.module.Limits;
import dev.wasmscope.engine.module.TableType;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A table of references (core specification 4.2, "Table Instances"). Not thread-safe, like {@link
 * Memory}. Outside the table, accessors throw a {@link TrapException} of kind {@link
 * TrapKind#OUT_OF_BOUNDS_TABLE_ACCESS} and change nothing.
 */
public final class TableInstance implements ExternInstance {
    private final TableType type;
    private final int maxSize;

    /** Backing array; only the first {@link #size} elements are the table. */
    @Nullable Object[] elements;

    /** Current number of elements. */
    int size;

    /** Whether reads of elements are watched. */
    boolean readsWatched;

    /** Who keeps what is overwritten. */
    @Nullable KeptTable kept;

    /**
     * A table of the type's minimum size, filled with {@code initial}.
     *
     * @param limit most elements that this table may ever have, whatever its type says
     * @throws TrapException of kind HOST, if the minimum exceeds the limit
     */
    public TableInstance(TableType type, int limit, @Nullable Object initial) {
        this.type = type;
        OptionalLong max = type.limits().max();
        this.maxSize =
                max.isPresent() && max.getAsLong() >= 0
                        ? (int) Math.min(limit, max.getAsLong())
                        : limit;
        long min = type.limits().min();
        if (min < 0 || min > maxSize) {
            throw new TrapException(
                    TrapKind.HOST,
                    "table of %s elements exceeds the limit of %d"
                            .formatted(Long.toUnsignedString(min), maxSize));
        }
        this.size = (int) min;
        this.elements = allocate(size);
        Arrays.fill(elements, initial);
    }

    private static @Nullable Object[] allocate(int size) {
        try {
            return new Object[size];
        } catch (OutOfMemoryError e) {
            throw new TrapException(
                    TrapKind.HOST, "no room for a table of %d elements".formatted(size));
        }
    }

    /**
     * The type with the current size as its minimum, which is what an import is checked against.
     */
    public TableType type() {
        return new TableType(
                type.addressType(), new Limits(size, type.limits().max()), type.elementType());
    }

    /** Current number of elements. */
    public int size() {
        return size;
    }

    /** A guest's operand as an index or a number of elements: an i32 has no sign. */
    long index(long operand) {
        return type.addressType() == AddressType.I32 ? operand & 0xffff_ffffL : operand;
    }

    /** The reference at {@code index}; null is the null reference. */
    public @Nullable Object get(long index) {
        return elements[check(index, 1)];
    }

    /** Whether the table's type allows a reference; null is the null reference. */
    public boolean accepts(@Nullable Object reference) {
        return References.fits(reference, type.elementType());
    }

    /** Replaces the reference at {@code index}. */
    public void set(long index, @Nullable Object reference) {
        int at = check(index, 1);
        beforeWrite();
        elements[at] = reference;
    }

    private void beforeWrite() {
        KeptTable keeper = kept;
        if (keeper != null) {
            keeper.beforeWrite();
        }
    }

    /**
     * Grows by {@code count} elements set to {@code initial}.
     *
     * @return the size before, or -1 if the table cannot grow so far
     */
    public int grow(long count, @Nullable Object initial) {
        if (count < 0 || count > maxSize - size) {
            return -1;
        }
        int before = size;
        int after = before + (int) count;
        if (after > elements.length && !reserve(after)) {
            return -1;
        }
        Arrays.fill(elements, before, after, initial);
        size = after;
        return before;
    }

    private boolean reserve(int after) {
        try {
            elements = Arrays.copyOf(elements, (int) Math.min(maxSize, Math.max(after, size * 2L)));
            return true;
        } catch (OutOfMemoryError e) {
            return false;
        }
    }

    /** Sets {@code count} elements to {@code reference} ({@code table.fill}). */
    void fill(long index, @Nullable Object reference, long count) {
        int from = check(index, count);
        beforeWrite();
        Arrays.fill(elements, from, from + (int) count, reference);
    }

    /** Copies from {@code source}, which may be this table and may overlap ({@code table.copy}). */
    void copy(long target, TableInstance source, long from, long count) {
        int sourceIndex = source.check(from, count);
        int to = check(target, count);
        beforeWrite();
        System.arraycopy(source.elements, sourceIndex, elements, to, (int) count);
    }

    /** Copies from an element segment ({@code table.init}): a trap if either range is outside. */
    void init(long target, @Nullable Object[] segment, long from, long count) {
        if (from < 0 || count < 0 || from > segment.length - count) {
            throw new TrapException(
                    TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS,
                    "element %d, %d elements, in a segment of %d"
                            .formatted(from, count, segment.length));
        }
        int to = check(target, count);
        beforeWrite();
        System.arraycopy(segment, (int) from, elements, to, (int) count);
    }

    private int check(long index, long count) {
        if (index < 0 || count < 0 || index > size - count) {
            throw new TrapException(
                    TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS,
                    "element %d, %d elements, in a table of %d".formatted(index, count, size));
        }
        return (int) index;
    }
}
