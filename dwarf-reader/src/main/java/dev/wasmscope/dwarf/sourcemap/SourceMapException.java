package dev.wasmscope.dwarf.sourcemap;

/** A source map that cannot be read. The message is one line: what is wrong and where. */
public final class SourceMapException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With a message for the user. */
    public SourceMapException(String message) {
        super(message);
    }
}
