package dev.wasmscope.session;

/**
 * What becomes of functions that a module imports and nobody provides. Where it is launched, empty
 * memories and tables and globals of zero stand in for those that nobody provides.
 */
public enum UnknownImports {
    /** The module is not launched. */
    REFUSE,
    /** It is launched; calling one is a trap. */
    TRAP,
    /** It is launched; calling one returns zeros and null. */
    ZERO
}
