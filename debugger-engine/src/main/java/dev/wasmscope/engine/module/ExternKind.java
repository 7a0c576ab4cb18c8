package dev.wasmscope.engine.module;

/** The kinds of things a module imports and exports (core specification 2.3.18). */
public enum ExternKind {
    FUNCTION("func"),
    TABLE("table"),
    MEMORY("memory"),
    GLOBAL("global"),
    TAG("tag");

    private final String text;

    ExternKind(String text) {
        this.text = text;
    }

    /** The text format's keyword. */
    @Override
    public String toString() {
        return text;
    }
}
