package dev.wasmscope.dwarf.scope;

/** What a variable is to the function it is seen in. */
public enum VariableKind {
    PARAMETER,
    LOCAL,
    /** Declared in a function or type, but there is one for the whole program. */
    STATIC,
    GLOBAL,
    /** Held by the closure whose code the function is. */
    CAPTURED,
    /** The value of a template parameter. */
    CONSTANT
}
