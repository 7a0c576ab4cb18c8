package dev.wasmscope.session;

import java.util.Optional;

/**
 * What a code offset means, one row for each function on it (inlined ones first).
 *
 * @param function the name to show, short
 * @param wholeName the same with template arguments and parameters, demangled
 * @param linkageName the linker's (mangled) name, when it differs
 * @param inlined whether this function was inlined into the next row's
 * @param recorded where in this row's function the code comes from, as it is recorded: line 0 where
 *     the compiler gave it none; for outer rows, the call
 */
public record SymbolisedLocation(
        String function,
        String wholeName,
        Optional<String> linkageName,
        boolean inlined,
        Optional<SourcePosition> recorded) {
    /** The line in this row's function, where the code has one; for outer rows, the call. */
    public Optional<SourcePosition> position() {
        return recorded.filter(position -> position.line() > 0);
    }
}
