package dev.wasmscope.cli.dap;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A variable as clients show it.
 *
 * @param text its value, or why there is none
 * @param type its type's name, for clients that show it
 * @param reference to open it; 0 when there is nothing to open
 * @param named children that are asked for at once; empty when that is not known
 * @param indexed children that are asked for in parts; empty when that is not known
 * @param memory where it lies, as a memory reference
 * @param function the location reference of the function that it refers to
 */
record ShownValue(
        String text,
        @Nullable String type,
        int reference,
        OptionalLong named,
        OptionalLong indexed,
        @Nullable String memory,
        @Nullable Integer function) {

    /** {@link #named} as the protocol writes it. */
    @Nullable Integer namedCount() {
        return number(named);
    }

    /** {@link #indexed} as the protocol writes it. */
    @Nullable Integer indexedCount() {
        return number(indexed);
    }

    private static @Nullable Integer number(OptionalLong number) {
        return number.isPresent()
                ? (Integer) (int) Math.min(number.getAsLong(), Integer.MAX_VALUE)
                : null;
    }
}
