package dev.wasmscope.ui.reload;

import java.util.List;

/**
 * A line that a breakpoint stands on, to find it again when the file was edited.
 *
 * @param file as the breakpoint names it
 * @param line from 1
 * @param path where the text was read; {@code ""} if the debug information carries it
 * @param text of the line, without blanks around it
 */
public record LineAnchor(String file, int line, String path, String text) {
    /** Whether the text is only to be had from the module. */
    boolean embedded() {
        return path.isEmpty();
    }

    /** The same on another line, if its line has moved. */
    LineAnchor at(int next) {
        return new LineAnchor(file, next, path, text);
    }

    /**
     * Where the line is in an edited file: the nearest one of the same text, of two equally near
     * ones the lower one in the file's order; the same number when there is none.
     */
    int in(List<String> lines) {
        for (int far = 0; !text.isEmpty() && far <= lines.size() + line; far++) {
            if (is(lines, line + far)) {
                return line + far;
            }
            if (is(lines, line - far)) {
                return line - far;
            }
        }
        return line;
    }

    private boolean is(List<String> lines, int number) {
        return number >= 1 && number <= lines.size() && lines.get(number - 1).strip().equals(text);
    }
}
