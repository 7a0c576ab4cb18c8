package dev.wasmscope.ui.disassembly;

/** A row of the listing. Rows are equal when they show the same. */
public sealed interface Row {
    /** The function that it belongs to. */
    int function();

    /** The head of a function. */
    record Header(int function) implements Row {}

    /**
     * A declaration or an instruction.
     *
     * @param line of the function's listing
     */
    record Code(int function, int line) implements Row {}

    /**
     * The line of the source that the instructions behind it come from.
     *
     * @param line of the listing that follows
     */
    record Source(int function, int line) implements Row {}

    /** Instructions that are being read. */
    record Waiting(int function) implements Row {}
}
