package dev.wasmscope.engine.module;

/** The WebAssembly proposal that added an instruction, with the name users know it by. */
public enum Proposal {
    MVP("WebAssembly 1.0"),
    SIGN_EXT("sign extension"),
    SAT_TRUNC("saturating float-to-int conversion"),
    BULK("bulk memory"),
    REF_TYPES("reference types"),
    MULTI_VALUE("multi-value"),
    SIMD("SIMD"),
    RELAXED_SIMD("relaxed SIMD"),
    EXCEPTIONS("exception handling"),
    LEGACY_EXCEPTIONS("legacy exception handling"),
    TAIL_CALL("tail calls"),
    GC("garbage collection"),
    FUNCTION_REFERENCES("typed function references"),
    MEMORY64("memory64"),
    MULTI_MEMORY("multiple memories"),
    EXTENDED_CONST("extended constant expressions"),
    THREADS("threads");

    private final String title;

    Proposal(String title) {
        this.title = title;
    }

    /** What users call it. */
    public String title() {
        return title;
    }
}
