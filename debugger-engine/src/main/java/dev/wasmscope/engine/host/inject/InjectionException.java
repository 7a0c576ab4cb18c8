package dev.wasmscope.engine.host.inject;

/** An injection that cannot be read or meant; the message is one line that says what to write. */
public final class InjectionException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * An error.
     *
     * @param injection the text that is wrong
     * @param problem what is wrong with it, and what was expected
     */
    public InjectionException(String injection, String problem) {
        super("injection '" + injection + "': " + problem);
    }
}
