package dev.wasmscope.dwarf.line;

/**
 * A place in a source file.
 *
 * @param file the file
 * @param line line from 1, or 0 if not known
 * @param column column from 1, or 0 if not known
 */
public record SourcePosition(SourceFile file, int line, int column) {
    @Override
    public String toString() {
        return file.path() + ":" + line + (column == 0 ? "" : ":" + column);
    }
}
