package dev.wasmscope.ui.console;

/**
 * How a program wants its text to look (ECMA-48, "select graphic rendition").
 *
 * @param foreground {@link #USUAL}, 0 to 255 of the palette of terminals, or {@link #RGB} and three
 *     bytes
 * @param background the same
 */
record AnsiStyle(
        int foreground,
        int background,
        boolean bold,
        boolean faint,
        boolean italic,
        boolean underline,
        boolean inverse) {
    static final int USUAL = -1;
    static final int RGB = 1 << 24;
    static final AnsiStyle PLAIN = new AnsiStyle(USUAL, USUAL, false, false, false, false, false);

    private AnsiStyle withForeground(int color) {
        return new AnsiStyle(color, background, bold, faint, italic, underline, inverse);
    }

    private AnsiStyle withBackground(int color) {
        return new AnsiStyle(foreground, color, bold, faint, italic, underline, inverse);
    }

    /** The style after the numbers of one sequence; those that are not known change nothing. */
    AnsiStyle with(int[] codes) {
        AnsiStyle style = this;
        for (int i = 0; i < codes.length; i++) {
            int code = codes[i];
            if (code == 38 || code == 48) {
                int[] color = color(codes, i + 1);
                if (color[0] != USUAL) {
                    style =
                            code == 38
                                    ? style.withForeground(color[0])
                                    : style.withBackground(color[0]);
                }
                i += color[1];
            } else {
                style = style.with(code);
            }
        }
        return style;
    }

    /** A color of {@code 5;N} or {@code 2;R;G;B}, and how many numbers that took. */
    private static int[] color(int[] codes, int at) {
        if (at + 1 < codes.length && codes[at] == 5) {
            return new int[] {codes[at + 1] & 0xff, 2};
        }
        if (at + 3 < codes.length && codes[at] == 2) {
            int rgb =
                    (codes[at + 1] & 0xff) << 16
                            | (codes[at + 2] & 0xff) << 8
                            | codes[at + 3] & 0xff;
            return new int[] {RGB | rgb, 4};
        }
        return new int[] {USUAL, codes.length};
    }

    private AnsiStyle with(int code) {
        if (code >= 30 && code <= 37) {
            return withForeground(code - 30);
        }
        if (code >= 90 && code <= 97) {
            return withForeground(code - 90 + 8);
        }
        if (code >= 40 && code <= 47) {
            return withBackground(code - 40);
        }
        if (code >= 100 && code <= 107) {
            return withBackground(code - 100 + 8);
        }
        return switch (code) {
            case 0 -> PLAIN;
            case 1 ->
                    new AnsiStyle(foreground, background, true, faint, italic, underline, inverse);
            case 2 -> new AnsiStyle(foreground, background, bold, true, italic, underline, inverse);
            case 3 -> new AnsiStyle(foreground, background, bold, faint, true, underline, inverse);
            case 4 -> new AnsiStyle(foreground, background, bold, faint, italic, true, inverse);
            case 7 -> new AnsiStyle(foreground, background, bold, faint, italic, underline, true);
            case 22 ->
                    new AnsiStyle(foreground, background, false, false, italic, underline, inverse);
            case 23 ->
                    new AnsiStyle(foreground, background, bold, faint, false, underline, inverse);
            case 24 -> new AnsiStyle(foreground, background, bold, faint, italic, false, inverse);
            case 27 -> new AnsiStyle(foreground, background, bold, faint, italic, underline, false);
            case 39 -> withForeground(USUAL);
            case 49 -> withBackground(USUAL);
            default -> this;
        };
    }
}
