package dev.wasmscope.engine.host.record;

/**
 * How a recorded run ended, and in which state.
 *
 * @param kind how
 * @param text one line for people, for example {@code exited with code 0}
 * @param state the guest's state then
 */
public record RunEnd(Kind kind, String text, Fingerprint state) {
    /** The ways in which a run ends; the order is part of the file's format. */
    public enum Kind {
        /** It returned or exited. */
        EXITED,
        /** It trapped. */
        TRAPPED,
        /** It was stopped from outside: by a limit of instructions or time, or by the user. */
        STOPPED
    }

    void write(EntryOutput out) {
        out.number(kind.ordinal());
        out.text(text);
        out.number(state.instructions());
        out.text(state.memories());
        out.text(state.globals());
    }

    static RunEnd read(EntryInput in) throws RecordingException {
        int kind = in.count();
        if (kind >= Kind.values().length) {
            throw in.damaged("unknown kind of end " + kind);
        }
        String text = in.text();
        return new RunEnd(
                Kind.values()[kind], text, new Fingerprint(in.number(), in.text(), in.text()));
    }
}
