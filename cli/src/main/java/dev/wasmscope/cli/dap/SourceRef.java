package dev.wasmscope.cli.dap;

/** What a source of a client is. */
sealed interface SourceRef {
    /** A file of the debug information, as recorded or as it is on this machine. */
    record File(String path) implements SourceRef {}

    /** The code of a function, for those without source. */
    record Code(int functionIndex) implements SourceRef {}
}
