package dev.wasmscope.engine.lower;

/**
 * A row of a function's table of exception handlers: what happens to an exception that is thrown by
 * an operation of a region. Rows are ordered so that the first one that covers an operation and
 * takes the exception is the innermost.
 *
 * @param start first operation of the region
 * @param end first operation behind the region
 * @param kind what the row does
 * @param tag index of the tag of {@link Kind#CATCH}, else -1
 * @param passesReference whether the exception itself goes behind its values
 * @param slot where the exception's values go
 * @param keptSlot where the exception is kept for {@code rethrow}, or -1
 * @param target where execution goes on
 * @param clock what the clock gains on the way; what the throw itself counts is in its operation
 * @param next the row at which the search goes on for {@link Kind#DELEGATE}
 * @param counter number of the {@link CountedBranch}, 0 for {@link Kind#DELEGATE}
 */
public record Handler(
        int start,
        int end,
        Kind kind,
        int tag,
        boolean passesReference,
        int slot,
        int keptSlot,
        int target,
        int clock,
        int next,
        int counter) {

    /** What a row does. */
    public enum Kind {
        /** Takes exceptions of one tag. */
        CATCH,
        /** Takes all exceptions. */
        CATCH_ALL,
        /** Hands exceptions to the row {@code next}. */
        DELEGATE
    }

    /** Whether an exception thrown by the operation at {@code pc} comes to this row. */
    public boolean covers(int pc) {
        return pc >= start && pc < end;
    }
}
