package dev.wasmscope.dwarf.line;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Answers which source line an address belongs to and where the code of a line is, whatever it was
 * read from: line programs, a source map or Go's own tables. Addresses are offsets from the start
 * of the code section's contents. Implementations are safe for use by several threads.
 */
public interface LineSource {
    /** The row that holds at this address. */
    Optional<LineRow> lineAt(long pc);

    /** The rows with addresses in {@code [begin, end)}, in order. */
    List<LineRow> rows(long begin, long end);

    /** All rows in the order of the tables, ends of sequences included. */
    List<LineRow> allRows();

    /** All source files, each path once, in order of appearance. */
    List<SourceFile> sourceFiles();

    /**
     * The source files that a user may mean: those whose path is the given one or ends with it,
     * name by name. Both {@code /} and {@code \} separate names.
     */
    List<SourceFile> findFiles(String path);

    /** All places where code of that line begins, by address. */
    List<LineLocation> locations(String path, int line);

    /** The first line from {@code line} on that has code. */
    OptionalInt lineWithCode(String path, int line);
}
