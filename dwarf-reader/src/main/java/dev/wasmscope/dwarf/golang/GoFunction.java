package dev.wasmscope.dwarf.golang;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function of Go's table.
 *
 * @param name with its package: {@code main.(*Stack).Push}
 * @param number of the function: its pc is this times 65536 plus a block
 * @param lines by block, ascending; each holds up to the next one
 */
public record GoFunction(String name, int number, List<Line> lines) {
    public GoFunction {
        lines = List.copyOf(lines);
    }

    /**
     * From a block on.
     *
     * @param block from 0
     * @param file path as the compiler knew it
     * @param line from 1
     */
    public record Line(int block, String file, int line) {}

    /** The line that holds in a block; null if none does. */
    public @Nullable Line at(int block) {
        Line found = null;
        for (Line line : lines) {
            if (line.block() > block) {
                break;
            }
            found = line;
        }
        return found;
    }
}
