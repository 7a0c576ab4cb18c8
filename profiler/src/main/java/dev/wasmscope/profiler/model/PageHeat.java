package dev.wasmscope.profiler.model;

import java.util.List;

/**
 * Reads and writes by page of 4 KiB, pages that were touched only, by memory and page. A load or
 * store counts for the page where it begins; an operation on a range counts once for each page of
 * it, with the bytes that lie there.
 *
 * @param numbers the {@link #COLUMNS}
 */
public record PageHeat(NumberColumns numbers) implements NumberTable {
    /** Bytes of a page. */
    public static final int PAGE = 4096;

    /**
     * {@code memory} and {@code page}; {@code reads}, {@code read-bytes}, {@code writes} and {@code
     * written-bytes} of instructions; {@code host-reads}, {@code host-read-bytes}, {@code
     * host-writes} and {@code host-written-bytes} of host functions, counted by range.
     */
    public static final List<String> COLUMNS =
            List.of(
                    "memory",
                    "page",
                    "reads",
                    "read-bytes",
                    "writes",
                    "written-bytes",
                    "host-reads",
                    "host-read-bytes",
                    "host-writes",
                    "host-written-bytes");

    public PageHeat {
        NumberTable.require(numbers, COLUMNS);
    }

    public int memory(int entry) {
        return (int) numbers.at(0, entry);
    }

    public long page(int entry) {
        return numbers.at(1, entry);
    }

    public long reads(int entry) {
        return numbers.at(2, entry);
    }

    public long readBytes(int entry) {
        return numbers.at(3, entry);
    }

    public long writes(int entry) {
        return numbers.at(4, entry);
    }

    public long writtenBytes(int entry) {
        return numbers.at(5, entry);
    }

    public long hostReads(int entry) {
        return numbers.at(6, entry);
    }

    public long hostReadBytes(int entry) {
        return numbers.at(7, entry);
    }

    public long hostWrites(int entry) {
        return numbers.at(8, entry);
    }

    public long hostWrittenBytes(int entry) {
        return numbers.at(9, entry);
    }
}
