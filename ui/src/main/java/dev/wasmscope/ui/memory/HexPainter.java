package dev.wasmscope.ui.memory;

import dev.wasmscope.ui.theme.Palette;
import java.util.function.IntToDoubleFunction;
import javafx.scene.canvas.GraphicsContext;

/** Draws bytes as values and as characters: the same wherever bytes are shown. */
final class HexPainter {
    private HexPainter() {}

    /**
     * Draws one row.
     *
     * @param charWidth of the font that is set
     * @param valueX left edge of the value that begins at an index
     * @param asciiX left edge of the character at an index
     * @param middle of the row
     */
    static void row(
            GraphicsContext g,
            Palette palette,
            byte[] bytes,
            CellFormat format,
            double charWidth,
            IntToDoubleFunction valueX,
            IntToDoubleFunction asciiX,
            double middle) {
        for (int i = 0; i + format.size() <= bytes.length; i += format.size()) {
            String text = format.text(bytes, i);
            boolean zero = text.equals("00") || text.equals("0") || text.equals("0.0");
            g.setFill(zero ? palette.faint() : palette.text());
            double right = format == CellFormat.HEX ? 0 : format.width() - text.length();
            g.fillText(text, valueX.applyAsDouble(i) + right * charWidth, middle);
        }
        for (int i = 0; i < bytes.length; i++) {
            int b = bytes[i] & 0xff;
            boolean printable = b >= 0x20 && b < 0x7f;
            g.setFill(printable ? palette.ascii() : palette.faint());
            String text = printable ? String.valueOf((char) b) : "·";
            g.fillText(text, asciiX.applyAsDouble(i), middle);
        }
    }
}
