package dev.wasmscope.session;

/**
 * A module imports something that nobody provides, and {@link LaunchConfig#unknownImports} refuses
 * such modules. Front ends say how to launch it all the same.
 */
public final class UnknownImportException extends SessionException {
    private static final long serialVersionUID = 1L;

    /** An import that is told in one line. */
    public UnknownImportException(String message) {
        super(message);
    }
}
