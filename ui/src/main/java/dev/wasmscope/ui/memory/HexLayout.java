package dev.wasmscope.ui.memory;

/**
 * Where things stand in a row: address, values, characters. In pixels from the left edge.
 *
 * @param digits of an address
 * @param rowBytes bytes of a row
 */
record HexLayout(double left, double charWidth, int digits, int rowBytes) {
    static final int DIGITS = 8;

    /** Digits that every address of a memory has: 8 of 32 bits, up to 16 of 64 bits. */
    static int digits(long size) {
        return Math.max(DIGITS, Long.toHexString(Math.max(0, size - 1)).length());
    }

    private double values() {
        return left + (digits + 2) * charWidth;
    }

    /** Left edge of the value that begins at, or holds, a byte of the row. */
    double x(int index, CellFormat format) {
        int cell = index / format.size();
        int groups = index / 8;
        double gap = groups * charWidth;
        return values() + cell * (format.width() + 1) * charWidth + gap;
    }

    /** Right edge of a highlighted value. */
    double markEnd(int index, CellFormat format) {
        return x(index, format) + format.width() * charWidth;
    }

    /** Left edge of a byte's character. */
    double asciiX(int index, CellFormat format) {
        return markEnd(rowBytes - 1, format) + (2 + index) * charWidth;
    }

    /** The byte of a row under a point, or -1. */
    int columnAt(double x, CellFormat format) {
        for (int i = 0; i < rowBytes; i++) {
            boolean inValue =
                    i % format.size() == 0
                            && x >= x(i, format) - charWidth / 2
                            && x < markEnd(i, format) + charWidth;
            if (inText(x, format) && x < asciiX(i + 1, format) || inValue) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a point lies in the characters. */
    boolean inText(double x, CellFormat format) {
        return x >= asciiX(0, format) && x < asciiX(rowBytes, format);
    }
}
