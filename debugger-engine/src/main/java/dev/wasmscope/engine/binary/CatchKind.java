package dev.wasmscope.engine.binary;

/** The catch clauses of {@code try_table} (core specification 5.4.1). */
public enum CatchKind {
    CATCH("catch", true, false),
    CATCH_REF("catch_ref", true, true),
    CATCH_ALL("catch_all", false, false),
    CATCH_ALL_REF("catch_all_ref", false, true);

    private final String text;
    private final boolean hasTag;
    private final boolean passesReference;

    CatchKind(String text, boolean hasTag, boolean passesReference) {
        this.text = text;
        this.hasTag = hasTag;
        this.passesReference = passesReference;
    }

    static CatchKind byCode(int code) {
        return switch (code) {
            case 0 -> CATCH;
            case 1 -> CATCH_REF;
            case 2 -> CATCH_ALL;
            default -> CATCH_ALL_REF;
        };
    }

    /** Whether the clause names a tag, whose values it passes on. */
    public boolean hasTag() {
        return hasTag;
    }

    /** Whether the clause passes on the exception reference (last). */
    public boolean passesReference() {
        return passesReference;
    }

    /** The text format's keyword. */
    @Override
    public String toString() {
        return text;
    }
}
