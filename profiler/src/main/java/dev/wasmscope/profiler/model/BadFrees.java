package dev.wasmscope.profiler.model;

import java.util.List;
import java.util.Map;

/**
 * Where blocks were freed that could not be, by call path.
 *
 * @param numbers the {@link #COLUMNS}
 */
public record BadFrees(NumberColumns numbers) implements NumberTable {
    /**
     * {@code row} of the freeing function; {@code double} frees of what was freed already; {@code
     * unknown}: frees of what was never allocated; {@code address} and {@code clock} of the first.
     */
    public static final List<String> COLUMNS =
            List.of("row", "double", "unknown", "address", "clock");

    public BadFrees {
        NumberTable.require(numbers, COLUMNS);
    }

    public int row(int entry) {
        return (int) numbers.at(0, entry);
    }

    public long doubleFrees(int entry) {
        return numbers.at(1, entry);
    }

    public long unknownFrees(int entry) {
        return numbers.at(2, entry);
    }

    public long address(int entry) {
        return numbers.at(3, entry);
    }

    public long clock(int entry) {
        return numbers.at(4, entry);
    }

    @Override
    public boolean hasRows() {
        return true;
    }

    @Override
    public BadFrees moved(int[] newRow) {
        return new BadFrees(
                numbers.moved(newRow).merged(Map.of("address", (a, b) -> a, "clock", Math::min)));
    }
}
