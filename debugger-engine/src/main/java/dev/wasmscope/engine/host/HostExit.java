package dev.wasmscope.engine.host;

/** Thrown by a host function to end the guest in an orderly way. */
public final class HostExit extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;

    /** Ends the guest with {@code code}, the exit code as the guest gave it (all 32 bits). */
    public HostExit(int code) {
        super("the guest exited with code " + code, null, false, false);
        this.code = code;
    }

    /** The exit code as the guest gave it. */
    public int code() {
        return code;
    }
}
