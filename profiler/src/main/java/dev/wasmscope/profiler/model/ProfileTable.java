package dev.wasmscope.profiler.model;

/**
 * A detail table of a profile. A profile has at most one of each class.
 *
 * <p>A new one is a class here, permitted below, and read and written by the project's own file
 * format.
 */
public sealed interface ProfileTable
        permits CodeCounts, CodePositions, Marks, NumberTable, SampleTable {

    /**
     * The table for a tree with other rows.
     *
     * @param newRow for each old row of the call tree its new row, or {@link CallTree#NONE} when
     *     what belongs to it is left out
     */
    default ProfileTable moved(int[] newRow) {
        return this;
    }

    /** Whether entries name rows of the call tree. */
    default boolean hasRows() {
        return false;
    }
}
