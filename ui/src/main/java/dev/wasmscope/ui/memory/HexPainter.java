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
        row(g, palette, bytes, format, TextColumn.ASCII, charWidth, valueX, asciiX, middle);
    }

    /** The same with another column of text. */
    static void row(
            GraphicsContext g,
            Palette palette,
            byte[] bytes,
            CellFormat format,
            TextColumn column,
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
        if (column == TextColumn.NONE) {
            return;
        }
        String[] cells = column.cells(bytes);
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                boolean nothing = cells[i].equals(TextColumn.NOTHING);
                g.setFill(nothing ? palette.faint() : palette.ascii());
                g.fillText(cells[i], asciiX.applyAsDouble(i), middle);
            }
        }
    }
}
