package dev.wasmscope.ui.heat;

/**
 * A line of the source with its cost.
 *
 * @param file as the compiler recorded it
 * @param line from 1
 * @param heat what it cost
 */
public record HotLine(String file, int line, LineHeat heat) {
    /** The file without its folders, and the line. */
    public String shortText() {
        return file.substring(file.lastIndexOf('/') + 1) + ":" + line;
    }
}
