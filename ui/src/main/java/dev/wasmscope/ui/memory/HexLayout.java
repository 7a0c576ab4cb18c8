package dev.wasmscope.ui.memory;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Where things stand in a row: address, values, characters. In pixels from the left edge. */
record HexLayout(double left, double charWidth) {
    private static final int ADDRESS = 8;

    static double charWidth(Font font) {
        Text probe = new Text("0".repeat(100));
        probe.setFont(font);
        return probe.getLayoutBounds().getWidth() / 100;
    }

    /** Left edge of the value that begins at, or holds, a byte of the row. */
    double x(int index, CellFormat format) {
        double values = left + (ADDRESS + 2) * charWidth;
        int cell = index / format.size();
        double gap = index >= MemoryModel.ROW / 2 ? charWidth : 0;
        return values + cell * (format.width() + 1) * charWidth + gap;
    }

    /** Right edge of a highlighted value. */
    double markEnd(int index, CellFormat format) {
        return x(index, format) + format.width() * charWidth;
    }

    /** Left edge of a byte's character. */
    double asciiX(int index, CellFormat format) {
        int cells = MemoryModel.ROW / format.size();
        double values = left + (ADDRESS + 2) * charWidth;
        return values + (cells * (format.width() + 1) + 2 + index) * charWidth;
    }

    /** The byte of a row under a point, or -1. */
    int columnAt(double x, CellFormat format) {
        for (int i = 0; i < MemoryModel.ROW; i++) {
            boolean inAscii = x >= asciiX(i, format) && x < asciiX(i, format) + charWidth;
            boolean inValue =
                    i % format.size() == 0
                            && x >= x(i, format) - charWidth / 2
                            && x < markEnd(i, format) + charWidth / 2;
            if (inAscii || inValue) {
                return i;
            }
        }
        return -1;
    }
}
