package dev.wasmscope.engine.exec;

/**
 * An import that cannot be satisfied. The message starts with the specification's text ({@code
 * unknown import} or {@code incompatible import type}) and names the import, and what was expected
 * and given.
 */
public final class LinkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LinkException(String message) {
        super(message);
    }
}
