package dev.wasmscope.session;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A named value of the guest. Children are asked for with {@link DebugSession#children}; nothing is
 * read ahead.
 *
 * @param id opaque; valid until the guest is resumed
 * @param name as in the source; {@code [3]} for elements, {@code *p} for a pointer's target
 * @param typeName as the language writes it
 * @param shortTypeName the type as people say it, {@code Vec<i32>} for {@code alloc::vec::Vec<i32,
 *     alloc::alloc::Global>}
 * @param value one short line
 * @param availability whether there is a value; if not, {@code value} is empty and this says why
 * @param location where the value lies, for the user: {@code memory 0x10ff0}, {@code local 3},
 *     {@code constant}
 * @param address in memory 0, when it lies in memory
 * @param byteSize of its type, when known
 * @param kind what it is
 * @param childCount how many children it has; -1 when that is only known by asking
 * @param declaration where it is declared, of variables of the source where that is recorded
 */
public record Variable(
        long id,
        String name,
        String typeName,
        String shortTypeName,
        String value,
        Availability availability,
        String location,
        OptionalLong address,
        OptionalLong byteSize,
        VariableKind kind,
        long childCount,
        Optional<SourcePosition> declaration) {
    /** A variable whose type has only one name. */
    public Variable(
            long id,
            String name,
            String typeName,
            String value,
            Availability availability,
            String location,
            OptionalLong address,
            OptionalLong byteSize,
            VariableKind kind,
            long childCount) {
        this(
                id,
                name,
                typeName,
                typeName,
                value,
                availability,
                location,
                address,
                byteSize,
                kind,
                childCount,
                Optional.empty());
    }

    /** The same, declared there. */
    public Variable declaredAt(Optional<SourcePosition> where) {
        return new Variable(
                id,
                name,
                typeName,
                shortTypeName,
                value,
                availability,
                location,
                address,
                byteSize,
                kind,
                childCount,
                where);
    }

    /** Whether a tree shows it with a handle to open. */
    public boolean hasChildren() {
        return childCount != 0;
    }
}
