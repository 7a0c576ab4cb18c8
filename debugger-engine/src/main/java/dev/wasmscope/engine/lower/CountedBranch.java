package dev.wasmscope.engine.lower;

/**
 * A way from one place of a body to another that is counted when a run counts. Its number is its
 * place in the list of the body; 0 is the number of all ways whose counts follow from others.
 *
 * @param source code offset of the instruction that branches; of a handler, of its {@code catch} or
 *     {@code try_table}
 * @param kind when it is counted
 * @param target code offset of the {@code loop}, {@code else}, {@code end} or {@code catch} behind
 *     which execution goes on; -1 for {@link Kind#NOT_TAKEN}
 */
public record CountedBranch(int source, Kind kind, int target) {

    /** When a branch is counted. */
    public enum Kind {
        /** A branch is taken. */
        TAKEN,
        /** A conditional branch out of the function is not taken. */
        NOT_TAKEN,
        /** The condition of an {@code if} is false. */
        ELSE,
        /** A label of a {@code br_table} is chosen; they come in their order. */
        LABEL,
        /** An exception is caught. */
        CAUGHT
    }
}
