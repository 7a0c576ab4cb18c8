package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.exchange.Columns.DamagedSection;
import dev.wasmscope.profiler.model.ProfileTable;

/** How a detail table stands in our own file. */
interface TableCodec<T extends ProfileTable> {

    Class<T> type();

    /** The section's name; never changes once files have it. */
    default String section() {
        return type().getSimpleName();
    }

    void write(T table, Columns to);

    /**
     * The table again.
     *
     * @throws DamagedSection if a column is missing or has an index that points nowhere
     * @throws IllegalArgumentException if the table refuses its columns
     */
    T read(Columns from, Extent extent) throws DamagedSection;

    /** What indices in a table may point to: rows of the tree and functions. */
    record Extent(int rows, int functions) {}
}
