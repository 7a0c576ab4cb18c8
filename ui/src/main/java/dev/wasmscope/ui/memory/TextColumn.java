package dev.wasmscope.ui.memory;

import java.nio.charset.StandardCharsets;

/** How bytes are read as text beside their values. */
public enum TextColumn {
    ASCII("ASCII"),
    UTF8("UTF-8"),
    NONE("no text");

    /** What stands for a byte that is no character to be seen. */
    static final String NOTHING = "·";

    private final String title;

    TextColumn(String title) {
        this.title = title;
    }

    /**
     * One text for each byte: a character at its first byte and empty texts at those that follow.
     */
    String[] cells(byte[] bytes) {
        String[] cells = new String[bytes.length];
        int at = 0;
        while (at < bytes.length) {
            int length = this == UTF8 ? length(bytes, at) : 1;
            cells[at] = length == 1 ? single(bytes[at]) : character(bytes, at, length);
            for (int i = 1; i < length; i++) {
                cells[at + i] = "";
            }
            at += length;
        }
        return cells;
    }

    private static String single(byte b) {
        return b >= 0x20 && b < 0x7f ? String.valueOf((char) b) : NOTHING;
    }

    private static String character(byte[] bytes, int at, int length) {
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        int code = text.codePointAt(0);
        boolean shown = Character.isDefined(code) && !Character.isISOControl(code);
        boolean marks =
                switch (Character.getType(code)) {
                    case Character.FORMAT,
                            Character.NON_SPACING_MARK,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.PRIVATE_USE,
                            Character.SURROGATE ->
                            true;
                    default -> false;
                };
        return shown && !marks ? text : NOTHING;
    }

    /** Bytes of the well-formed character that begins there (Unicode, table 3-7); 1 for others. */
    private static int length(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        int length = first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : 4;
        if (first < 0xc2 || first > 0xf4 || at + length > bytes.length) {
            return 1;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 1;
            }
        }
        int second = bytes[at + 1] & 0xff;
        boolean bad =
                first == 0xe0 && second < 0xa0
                        || first == 0xed && second >= 0xa0
                        || first == 0xf0 && second < 0x90
                        || first == 0xf4 && second >= 0x90;
        return bad ? 1 : length;
    }

    @Override
    public String toString() {
        return title;
    }
}
