package dev.wasmscope.engine.wasi.fs.overlay;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One name that is not as it is in the file system below.
 *
 * @param path its place, components joined by {@code /}
 * @param kind what happened to it
 * @param renamedFrom its place below, if it was renamed
 * @param sizeBefore bytes below; empty for what is not a regular file there
 * @param sizeAfter bytes now; empty for what is not a regular file now
 * @param directory whether it is (or was, if deleted) a directory
 */
public record Change(
        String path,
        Kind kind,
        Optional<String> renamedFrom,
        OptionalLong sizeBefore,
        OptionalLong sizeAfter,
        boolean directory) {

    /** What happened. */
    public enum Kind {
        /** Nothing of that name is below. */
        CREATED,
        /** Other contents, times or link text, or another file in its place. */
        MODIFIED,
        /** It is below only. */
        DELETED,
        /** It is elsewhere below. */
        RENAMED
    }

    /** Whether both tell of the same event, sizes aside: those of a running guest move. */
    boolean sameAs(Change other) {
        return path.equals(other.path)
                && kind == other.kind
                && renamedFrom.equals(other.renamedFrom);
    }
}
