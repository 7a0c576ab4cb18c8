package dev.wasmscope.session;

import java.util.Optional;

/**
 * What a code offset means, one row for each function on it (inlined ones first).
 *
 * @param function the name to show, short
 * @param wholeName the same with template arguments and parameters, demangled
 * @param linkageName the linker's (mangled) name, when it differs
 * @param inlined whether this function was inlined into the next row's
 * @param position in this row's function; for outer rows, the call
 */
public record SymbolisedLocation(
        String function,
        String wholeName,
        Optional<String> linkageName,
        boolean inlined,
        Optional<SourcePosition> position) {}
