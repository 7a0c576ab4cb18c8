package dev.wasmscope.ui.theme;

/** Which look a user asked for. */
public enum ThemeChoice {
    /** As the system says; dark where it does not say. */
    SYSTEM,
    /** Light text on a dark ground. */
    DARK,
    /** Dark text on a light ground. */
    LIGHT
}
