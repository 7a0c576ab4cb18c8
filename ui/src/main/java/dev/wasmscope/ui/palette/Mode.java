package dev.wasmscope.ui.palette;

/** What is looked for, by the first letter in the box. */
public enum Mode {
    /** Files, functions and actions. */
    ANYTHING("", "Go to a file or function, or find an action", "Files, functions, actions"),
    /** Actions only. */
    ACTIONS(">", "Find an action", "Actions"),
    /** Source files only. */
    FILES("/", "Go to a file; file:120 goes to its line 120", "Files"),
    /** Functions, globals, data, variables, types. */
    SYMBOLS("@", "Go to a function, global, variable, data segment or type", "Symbols"),
    /** A line of the file in front. */
    LINE(":", "Line number in the file in front", "A line of the file in front"),
    /** An instruction, a byte of the file, a byte of memory. */
    ADDRESS("#", "Code offset, file offset or memory address, as in 0x1f40", "An address"),
    /** A moment of the run. */
    INSTRUCTION("~", "Instructions executed, as in 12000, 3M or +500", "A moment of the run"),
    /** Places visited. */
    RECENT("<", "Places you came from", "Recent places"),
    /** Something that was asked for: the modules of a folder, programs opened before. */
    LIST("!", "Choose one", "A list"),
    /** What the letters mean. */
    HELP("?", "What can be asked for", "This list");

    private final String prefix;
    private final String prompt;
    private final String title;

    Mode(String prefix, String prompt, String title) {
        this.prefix = prefix;
        this.prompt = prompt;
        this.title = title;
    }

    /** What it begins with; empty for {@link #ANYTHING}. */
    public String prefix() {
        return prefix;
    }

    /** What to type, in the empty box. */
    public String prompt() {
        return prompt;
    }

    /** What it finds, in a few words. */
    public String title() {
        return title;
    }

    /** What a text in the box looks for. */
    static Mode of(String text) {
        if (text.startsWith("0x")) {
            return ADDRESS;
        }
        for (Mode mode : values()) {
            if (mode != ANYTHING && text.startsWith(mode.prefix)) {
                return mode;
            }
        }
        return ANYTHING;
    }

    /** The text in the box without what chose this. */
    String rest(String text) {
        return text.startsWith(prefix) ? text.substring(prefix.length()).strip() : text.strip();
    }
}
