package dev.wasmscope.session;

/** What a variable is in its program. */
public enum VariableKind {
    /** A parameter of the frame's function. */
    PARAMETER,
    /** A local variable of a scope around the frame's position. */
    LOCAL,
    /** A variable of static storage inside a function. */
    STATIC,
    /** A variable of static storage outside functions. */
    GLOBAL,
    /** A member, element or target of another one. */
    CHILD,
    /** Not a variable but a heading above some: a compilation unit. */
    GROUP
}
