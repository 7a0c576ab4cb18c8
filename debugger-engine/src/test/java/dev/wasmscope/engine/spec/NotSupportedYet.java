package dev.wasmscope.engine.spec;

/** A command needs something that the engine says it does not support. */
final class NotSupportedYet extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotSupportedYet(String reason) {
        super(reason, null, false, false);
    }
}
