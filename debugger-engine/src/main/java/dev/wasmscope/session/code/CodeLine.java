package dev.wasmscope.session.code;

import dev.wasmscope.session.SourcePosition;
import java.util.List;
import java.util.Optional;

/**
 * A line of a function's listing, and what it means for control.
 *
 * @param codeOffset of the instruction; -1 for lines that are no instruction (header, declarations)
 * @param length of the instruction in bytes; 0 for other lines
 * @param depth nesting for indentation, 0 for the function's own line
 * @param text as in WAT, without indentation
 * @param role what it does to control
 * @param position the source that the line table gives this instruction
 */
public record CodeLine(
        long codeOffset,
        int length,
        int depth,
        String text,
        Role role,
        Optional<SourcePosition> position) {

    /** What a line does to control. */
    public sealed interface Role {}

    /** A line that is no instruction. */
    public record Declares() implements Role {}

    /** The next instruction follows. */
    public record Plain() implements Role {}

    /** Opens a block. */
    public record Opens() implements Role {}

    /** {@code else} or {@code catch}: ends a part of a block and begins the next. */
    public record Divides() implements Role {}

    /** Closes the innermost block; the last one the function. */
    public record Ends() implements Role {}

    /**
     * Goes on elsewhere, always or on a condition.
     *
     * @param targets code offsets: of the {@code loop} or of the {@code end} of the block; of a
     *     {@code br_table} one for each label, the default last
     */
    public record Branches(List<Long> targets) implements Role {
        public Branches {
            targets = List.copyOf(targets);
        }
    }

    /**
     * Calls a function.
     *
     * @param function its index
     * @param name to show
     */
    public record Calls(int function, String name) implements Role {}

    /**
     * Calls through a table.
     *
     * @param type index of the type that the callee must have
     * @param table index of the table
     */
    public record CallsThroughTable(int type, int table) implements Role {}

    /**
     * Calls through a reference.
     *
     * @param type index of the type that the callee has
     */
    public record CallsReference(int type) implements Role {}

    /** Whether this line is an instruction. */
    public boolean isInstruction() {
        return codeOffset >= 0;
    }
}
