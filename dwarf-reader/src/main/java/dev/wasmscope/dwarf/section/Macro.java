package dev.wasmscope.dwarf.section;

/**
 * A macro of the preprocessor as one line of a source file defines it (DWARF 5, section 6.3.2.1).
 *
 * @param name the name
 * @param parameters {@code (x,y)} as the source has them; empty for a macro that is no function
 * @param body what it stands for; may be empty
 * @param file number of the file in the unit's line table; -1 for the command line
 * @param line line of the definition from 1; 0 for the command line and what the compiler defines
 */
public record Macro(String name, String parameters, String body, long file, long line) {
    /** Takes a definition apart: name, parameters right behind it, a blank, the body. */
    static Macro of(String definition, long file, long line) {
        int end = 0;
        while (end < definition.length() && " (".indexOf(definition.charAt(end)) < 0) {
            end++;
        }
        int behind = end;
        if (end < definition.length() && definition.charAt(end) == '(') {
            int close = definition.indexOf(')', end);
            behind = close < 0 ? definition.length() : close + 1;
        }
        return new Macro(
                definition.substring(0, end),
                definition.substring(end, behind),
                definition.substring(behind).strip(),
                file,
                line);
    }

    /** As {@code #define} has it. */
    public String text() {
        return (name + parameters + " " + body).strip();
    }
}
