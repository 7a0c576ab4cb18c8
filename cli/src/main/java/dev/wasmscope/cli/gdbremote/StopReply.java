package dev.wasmscope.cli.gdbremote;

import dev.wasmscope.session.StopReason;
import java.util.Optional;

/**
 * Why the program stands, in the protocol's words.
 *
 * @param signal number on Linux, which is what LLDB counts by for wasm
 * @param reason LLDB's word for it
 * @param description for the user; empty if the signal says all
 */
record StopReply(int signal, String reason, String description) {
    private static final int SIGINT = 2;
    private static final int SIGILL = 4;
    private static final int SIGTRAP = 5;
    private static final int SIGABRT = 6;
    private static final int SIGFPE = 8;
    private static final int SIGSEGV = 11;
    private static final int SIGXCPU = 24;

    /** At a breakpoint of the client. */
    static StopReply atBreakpoint() {
        return new StopReply(SIGTRAP, "breakpoint", "");
    }

    /** Behind an access to what the client watches; LLDB wants address and number in the text. */
    static StopReply atWatchpoint(long address) {
        return new StopReply(SIGTRAP, "watchpoint", Long.toUnsignedString(address) + " 0");
    }

    /** Of any other stop that is not the program's end. */
    static StopReply of(StopReason why) {
        return switch (why) {
            case StopReason.StepDone _ -> new StopReply(SIGTRAP, "trace", "");
            case StopReason.AtEntry _ -> new StopReply(SIGTRAP, "signal", why.text());
            case StopReason.Trapped trap ->
                    new StopReply(signal(trap.kind()), "signal", why.text());
            case StopReason.LimitReached _ -> new StopReply(SIGXCPU, "signal", why.text());
            case StopReason.Paused(var call) ->
                    new StopReply(SIGINT, "signal", call.isPresent() ? why.text() : "");
            default -> new StopReply(SIGTRAP, "signal", why.text());
        };
    }

    /** The signal that a native program would get for the same mistake. */
    private static int signal(String trap) {
        return switch (trap) {
            case "unreachable", "uncaught exception", "host function failed" -> SIGABRT;
            case "integer divide by zero", "integer overflow", "invalid conversion to integer" ->
                    SIGFPE;
            case "indirect call type mismatch",
                    "undefined element",
                    "uninitialized element",
                    "invalid function",
                    "unsupported instruction" ->
                    SIGILL;
            default -> SIGSEGV;
        };
    }

    /** The packet for the program's end; empty if it is not over. */
    static Optional<String> end(StopReason why) {
        return switch (why) {
            case StopReason.Exited exited -> Optional.of("W%02x".formatted(exited.code() & 0xff));
            case StopReason.Killed _ -> Optional.of("X09");
            case StopReason.Failed failed ->
                    Optional.of(
                            "X%02x;description:%s".formatted(SIGABRT, Hex.text(failed.message())));
            default -> Optional.empty();
        };
    }

    /** The packet for a stop. */
    String packet(long pc, String programName) {
        return "T%02xthread:%x;name:%s;threads:%x;thread-pcs:%x;00:%s;reason:%s;%s"
                .formatted(
                        signal,
                        Target.ID,
                        name(programName),
                        Target.ID,
                        pc,
                        Hex.littleEndian(pc),
                        reason,
                        description.isEmpty() ? "" : "description:" + Hex.text(description) + ";");
    }

    /** A name that keeps the packet in one piece. */
    private static String name(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 127 && c != ';' && c != ':')
                ? text
                : "guest";
    }
}
