package dev.wasmscope.ui.console;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns what a program writes into lines: colours are kept, every other escape sequence and control
 * character is dropped, since nothing that a program writes may do anything to a window. A carriage
 * return begins the line again, as progress bars want it. A tab goes to the next multiple of 8.
 */
final class AnsiText {
    private static final int TAB = 8;

    /** Longer ones are none that mean colours. */
    private static final int MOST_NUMBERS = 32;

    private enum State {
        TEXT,
        ESCAPE,
        /** Behind {@code ESC [}. */
        CONTROL,
        /** In a text that ends with {@code BEL} or {@code ESC \}: titles, links, images. */
        STRING,
        STRING_ESCAPE,
        /** One more character belongs to it: choices of a character set. */
        ONE_MORE
    }

    private final ConsoleModel.Kind kind;
    private final StringBuilder text = new StringBuilder();
    private final List<ConsoleLine.Span> spans = new ArrayList<>();
    private final StringBuilder numbers = new StringBuilder();
    private State state = State.TEXT;
    private AnsiStyle style = AnsiStyle.PLAIN;
    private int styledFrom;
    private boolean returned;

    AnsiText(ConsoleModel.Kind kind) {
        this.kind = kind;
    }

    /** Takes text; lines that it ends are added to a list. */
    void add(CharSequence more, List<ConsoleLine> lines) {
        for (int i = 0; i < more.length(); i++) {
            take(more.charAt(i), lines);
        }
    }

    private void take(char c, List<ConsoleLine> lines) {
        switch (state) {
            case TEXT -> text(c, lines);
            case ESCAPE -> state = escape(c);
            case CONTROL -> control(c);
            case STRING -> {
                if (c == 7 || c == 0x9c) {
                    state = State.TEXT;
                } else if (c == 27) {
                    state = State.STRING_ESCAPE;
                } else if (c == '\n') {
                    // Not ended: what follows is to be seen.
                    state = State.TEXT;
                    text(c, lines);
                }
            }
            case STRING_ESCAPE -> state = c == '\\' ? State.TEXT : State.STRING;
            case ONE_MORE -> state = State.TEXT;
        }
    }

    private static State escape(char c) {
        return switch (c) {
            case '[' -> State.CONTROL;
            case ']', 'P', 'X', '^', '_' -> State.STRING;
            case '(', ')', '*', '+', '#', '%', ' ' -> State.ONE_MORE;
            case 27 -> State.ESCAPE;
            default -> State.TEXT;
        };
    }

    private void control(char c) {
        if (c >= 0x40 && c <= 0x7e) {
            if (c == 'm') {
                setStyle(style.with(codes()));
            }
            numbers.setLength(0);
            state = State.TEXT;
        } else if (c == 27) {
            numbers.setLength(0);
            state = State.ESCAPE;
        } else if (numbers.length() < MOST_NUMBERS * 4) {
            numbers.append(c == ':' ? ';' : c);
        }
    }

    private int[] codes() {
        String[] parts = numbers.toString().split(";", MOST_NUMBERS);
        int[] codes = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            try {
                codes[i] = parts[i].isEmpty() ? 0 : Integer.parseInt(parts[i]);
            } catch (NumberFormatException e) {
                // Private sequences, as ESC [ ? 25 m: not for us.
                codes[i] = -1;
            }
        }
        return codes;
    }

    private void setStyle(AnsiStyle next) {
        if (!next.equals(style)) {
            endSpan();
            style = next;
        }
    }

    private void endSpan() {
        if (text.length() > styledFrom && !style.equals(AnsiStyle.PLAIN)) {
            spans.add(new ConsoleLine.Span(styledFrom, text.length(), style));
        }
        styledFrom = text.length();
    }

    private void text(char c, List<ConsoleLine> lines) {
        if (c == '\n') {
            returned = false;
            lines.add(end());
            return;
        }
        if (c == '\r') {
            returned = true;
            return;
        }
        if (c == 27) {
            state = State.ESCAPE;
            return;
        }
        if (c == 0x9b) {
            state = State.CONTROL;
            return;
        }
        if (c == '\t') {
            begin();
            text.repeat(' ', TAB - text.length() % TAB);
        } else if (isShown(c)) {
            begin();
            text.append(c);
        }
        if (text.length() >= ConsoleLine.LONGEST && !Character.isHighSurrogate(c)) {
            lines.add(end());
        }
    }

    /** What turns text around would let it say something else than it does. */
    private static boolean isShown(char c) {
        boolean turns =
                c >= 0x202a && c <= 0x202e
                        || c >= 0x2066 && c <= 0x2069
                        || c == 0x200e
                        || c == 0x200f;
        return c >= 0x20 && c != 0x7f && !(c >= 0x80 && c < 0xa0) && !turns;
    }

    private void begin() {
        if (returned) {
            returned = false;
            text.setLength(0);
            spans.clear();
            styledFrom = 0;
        }
    }

    private ConsoleLine end() {
        ConsoleLine line = open();
        text.setLength(0);
        spans.clear();
        styledFrom = 0;
        return line;
    }

    /** The line that is not ended yet. */
    ConsoleLine open() {
        endSpan();
        return new ConsoleLine(kind, text.toString(), spans);
    }

    /** Whether there is a line that is not ended. */
    boolean isOpen() {
        return !text.isEmpty();
    }

    /** Ends the line, because another stream goes on. */
    void end(List<ConsoleLine> lines) {
        if (isOpen()) {
            lines.add(end());
        }
    }
}
