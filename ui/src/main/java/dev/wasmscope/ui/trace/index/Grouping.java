package dev.wasmscope.ui.trace.index;

import dev.wasmscope.ui.trace.store.CallColumns;

/** By what calls are put together. */
public enum Grouping {
    /** Not at all: in the order in which they came. */
    NONE("No groups"),
    /** The function that was called. */
    FUNCTION("By function"),
    /** The file that the call is about. */
    FILE("By file"),
    /** The descriptor that the call is about. */
    DESCRIPTOR("By descriptor");

    private final String title;

    Grouping(String title) {
        this.title = title;
    }

    /** The group of a call. */
    String key(CallColumns call) {
        return switch (this) {
            case NONE -> "";
            case FUNCTION -> call.name();
            case FILE -> call.file().isEmpty() ? "(no file)" : call.file();
            case DESCRIPTOR -> call.handle().isEmpty() ? "(no descriptor)" : call.handle();
        };
    }

    @Override
    public String toString() {
        return title;
    }
}
