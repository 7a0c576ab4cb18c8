package dev.wasmscope.dwarf.demangle;

/** Floating-point literals as C's {@code %a} writes them. */
final class FloatText {
    private FloatText() {}

    static String hex(double value, String suffix) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return (value < 0 ? "-" : "") + (Double.isNaN(value) ? "nan" : "inf") + suffix;
        }
        // Java writes 0x1.0p0 where C writes 0x1p+0.
        String text = Double.toHexString(value).replace(".0p", "p");
        int exponent = text.indexOf('p') + 1;
        boolean signed = text.charAt(exponent) == '-';
        return text.substring(0, exponent)
                + (signed ? "" : "+")
                + text.substring(exponent)
                + suffix;
    }
}
