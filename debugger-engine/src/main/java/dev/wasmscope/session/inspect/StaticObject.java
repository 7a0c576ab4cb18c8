package dev.wasmscope.session.inspect;

import dev.wasmscope.session.SourcePosition;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A variable of static storage.
 *
 * @param name with the scopes around it
 * @param address in memory 0; empty if it has no fixed one
 * @param size in bytes, if that is known
 * @param declaration where it is declared
 */
public record StaticObject(
        String name,
        String type,
        OptionalLong address,
        OptionalLong size,
        Optional<SourcePosition> declaration) {}
