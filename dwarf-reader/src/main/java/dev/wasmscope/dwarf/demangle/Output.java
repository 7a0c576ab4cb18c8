package dev.wasmscope.dwarf.demangle;

/** The text of a name while it is printed, and what of its surroundings decides how. */
final class Output {
    /** No name that a person reads is longer. */
    static final int MAX_LENGTH = 64 << 10;

    private static final int MAX_STEPS = 400_000;
    private static final int MAX_DEPTH = 700;

    /** No pack is being expanded. */
    static final int NONE = Integer.MAX_VALUE;

    private final StringBuilder text = new StringBuilder();
    private int steps;
    private int depth;

    /** Which element of the pack is printed, and how many it has. */
    int packIndex = NONE;

    int packSize = NONE;

    /** 0 directly within template arguments, where {@code >} would end them. */
    int parentheses = 1;

    Output add(String more) {
        if (text.length() + more.length() > MAX_LENGTH) {
            throw new MangledNameException("the name is too long", text.length());
        }
        text.append(more);
        return this;
    }

    void open() {
        parentheses++;
        add("(");
    }

    void close() {
        parentheses--;
        add(")");
    }

    /** Counts a step into a node; a name that takes too many is refused. */
    void enter() {
        if (++steps > MAX_STEPS || ++depth > MAX_DEPTH) {
            throw new MangledNameException("the name is nested too deeply", text.length());
        }
    }

    void leave() {
        depth--;
    }

    int length() {
        return text.length();
    }

    void truncate(int length) {
        text.setLength(length);
    }

    char last() {
        return text.isEmpty() ? 0 : text.charAt(text.length() - 1);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
