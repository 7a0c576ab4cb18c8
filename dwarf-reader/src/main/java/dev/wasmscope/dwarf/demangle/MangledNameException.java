package dev.wasmscope.dwarf.demangle;

/** A name that does not follow its scheme, or is too deep or too long to be shown. */
final class MangledNameException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MangledNameException(String what, int at) {
        super(what + " at character " + at, null, false, false);
    }
}
