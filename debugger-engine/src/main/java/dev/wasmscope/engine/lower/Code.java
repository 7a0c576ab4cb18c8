package dev.wasmscope.engine.lower;

/** One form of one function, ready to run. */
public final class Code {}
