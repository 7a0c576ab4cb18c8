package dev.wasmscope.engine.exec;

import java.util.OptionalLong;

/**
 * The running instruction or host function traps. Inside the engine this is how a trap travels to
 * the loop, which turns it into a {@link Trap} with its place; outside, {@link Store#instantiate}
 * throws it when a module traps while it is instantiated.
 *
 * <p>Carries no Java stack trace: the guest's stack is the one that matters.
 */
public class TrapException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final TrapKind kind;
    private final String detail;
    private final OptionalLong address;

    /** A trap with nothing to add to its kind. */
    public TrapException(TrapKind kind) {
        this(kind, "");
    }

    /** A trap with a detail such as the index that was out of range. */
    public TrapException(TrapKind kind, String detail) {
        this(kind, detail, OptionalLong.empty());
    }

    /** A trap at an address of the guest's memory. */
    public TrapException(TrapKind kind, String detail, OptionalLong address) {
        super(detail.isEmpty() ? kind.text() : kind.text() + ": " + detail, null, false, false);
        this.kind = kind;
        this.detail = detail;
        this.address = address;
    }

    /** Why. */
    public TrapKind kind() {
        return kind;
    }

    /** What more is known, for people; may be empty. */
    public String detail() {
        return detail;
    }

    /** The effective address of a memory access, without wrapping, if there was one. */
    public OptionalLong address() {
        return address;
    }
}
