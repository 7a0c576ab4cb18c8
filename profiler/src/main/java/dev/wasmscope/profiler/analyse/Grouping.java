package dev.wasmscope.profiler.analyse;

/** What functions can be put together by. */
public enum Grouping {
    /** The instance of a module whose code they are. */
    MODULE,
    /** The language that they are written in, by the ending of their file's name. */
    LANGUAGE,
    /** The folder of the file that declares them. */
    DIRECTORY,
    /** The file that declares them. */
    FILE
}
