package dev.wasmscope.ui.theme;

/**
 * How big things are.
 *
 * @param text of the window, in pixels, {@value #SMALLEST} to {@value #BIGGEST}
 * @param code sources, disassembly, bytes and other text in a monospaced font, in pixels
 * @param scale of everything, 0.75 to 2.5
 */
public record Look(double text, double code, double scale) {
    /** What a new user gets. */
    public static final Look DEFAULT = new Look(12.5, 13, 1);

    private static final double SMALLEST = 8;
    private static final double BIGGEST = 32;

    public Look {
        text = within(text, SMALLEST, BIGGEST, 12.5);
        code = within(code, SMALLEST, BIGGEST, 13);
        scale = within(scale, 0.75, 2.5, 1);
    }

    private static double within(double value, double least, double most, double usual) {
        return Double.isFinite(value) && value > 0 ? Math.clamp(value, least, most) : usual;
    }

    /** The same with other text. */
    public Look withText(double size) {
        return new Look(size, code, scale);
    }

    /** The same with other code. */
    public Look withCode(double size) {
        return new Look(text, size, scale);
    }

    /** The same with everything else. */
    public Look withScale(double factor) {
        return new Look(text, code, factor);
    }

    /** Text and code bigger by so many pixels, or smaller. */
    public Look bigger(double pixels) {
        return new Look(text + pixels, code + pixels, scale);
    }

    /** By how much text is bigger than usual. */
    double textFactor() {
        return scale * text / DEFAULT.text();
    }

    /** By how much code is bigger than usual. */
    double codeFactor() {
        return scale * code / DEFAULT.code();
    }
}
