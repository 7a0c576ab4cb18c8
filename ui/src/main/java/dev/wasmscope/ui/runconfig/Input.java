package dev.wasmscope.ui.runconfig;

/** Where a program's standard input comes from. */
public sealed interface Input {
    /** What is typed: in the desktop into its console. */
    record Console() implements Input {}

    /** A file; a relative path starts at the configuration's folder. */
    record File(String path) implements Input {}

    /** This text, then the end. */
    record Text(String text) implements Input {}

    /** Nothing. */
    record None() implements Input {}
}
