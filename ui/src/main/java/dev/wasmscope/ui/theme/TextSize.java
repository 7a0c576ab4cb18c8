package dev.wasmscope.ui.theme;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * A font and what follows from it, for what no style sheet reaches: canvases, and places that are
 * computed from characters. Lengths that are right for the usual size of the font grow with it.
 *
 * @param font to draw with
 * @param charWidth of a digit, in pixels; of every character in a monospaced font
 * @param factor by how much the font is bigger than usual, above 0
 */
public record TextSize(Font font, double charWidth, double factor) {
    private static final int PROBED = 100;

    /**
     * The measures of a font.
     *
     * @param usual size of the font for which lengths are given, in pixels
     */
    public static TextSize of(Font font, double usual) {
        Text probe = new Text("0".repeat(PROBED));
        probe.setFont(font);
        double width = probe.getLayoutBounds().getWidth() / PROBED;
        return new TextSize(font, width, font.getSize() / usual);
    }

    /** A length that is right for the usual size, in this size. */
    public double of(double usual) {
        return usual * factor;
    }

    /** The same in whole pixels, at least one: rows that lie on pixels are drawn sharp. */
    public int pixels(double usual) {
        return (int) Math.max(1, Math.round(of(usual)));
    }
}
