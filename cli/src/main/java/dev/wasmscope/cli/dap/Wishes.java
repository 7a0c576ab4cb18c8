package dev.wasmscope.cli.dap;

import java.net.URI;
import java.nio.file.Path;
import org.eclipse.lsp4j.debug.InitializeRequestArguments;

/**
 * What a client said of itself.
 *
 * @param firstLine the number of a file's first line, 0 or 1
 * @param firstColumn the number of a line's first column, 0 or 1
 * @param uris whether it names files by URI
 * @param progress whether it shows progress
 * @param invalidated whether it hears that values changed
 * @param memoryEvents whether it hears that memory changed
 * @param paging whether it asks for parts of long lists
 * @param types whether it shows types of values
 * @param memory whether it can open the memory of a value
 */
record Wishes(
        int firstLine,
        int firstColumn,
        boolean uris,
        boolean progress,
        boolean invalidated,
        boolean memoryEvents,
        boolean paging,
        boolean types,
        boolean memory) {
    static final Wishes DEFAULT = new Wishes(1, 1, false, false, false, false, false, false, false);

    static Wishes of(InitializeRequestArguments told) {
        return new Wishes(
                isFalse(told.getLinesStartAt1()) ? 0 : 1,
                isFalse(told.getColumnsStartAt1()) ? 0 : 1,
                "uri".equals(told.getPathFormat()),
                isTrue(told.getSupportsProgressReporting()),
                isTrue(told.getSupportsInvalidatedEvent()),
                isTrue(told.getSupportsMemoryEvent()),
                isTrue(told.getSupportsVariablePaging()),
                isTrue(told.getSupportsVariableType()),
                isTrue(told.getSupportsMemoryReferences()));
    }

    /** A line counted from 1 as the client counts. */
    int line(int fromOne) {
        return Math.max(firstLine, fromOne - 1 + firstLine);
    }

    /** A column counted from 1 as the client counts; the first when it is not known (0). */
    int column(int fromOne) {
        return Math.max(firstColumn, fromOne - 1 + firstColumn);
    }

    /** The client's line counted from 1. */
    int lineFromOne(int line) {
        return line + 1 - firstLine;
    }

    /** The client's column counted from 1. */
    int columnFromOne(int column) {
        return column + 1 - firstColumn;
    }

    /** A file as the client names it. */
    String path(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return uris ? absolute.toUri().toString() : absolute.toString();
    }

    /** The file that a client names. */
    String file(String path) {
        if (!path.startsWith("file:")) {
            return path;
        }
        try {
            return Path.of(URI.create(path)).toString();
        } catch (IllegalArgumentException _) {
            return path;
        }
    }

    private static boolean isTrue(Boolean value) {
        return Boolean.TRUE.equals(value);
    }

    private static boolean isFalse(Boolean value) {
        return Boolean.FALSE.equals(value);
    }
}
