package dev.wasmscope.ui.theme;

import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/**
 * The colours that canvases draw with, the same as those of the style sheets.
 *
 * @param background of the canvas
 * @param band behind every other group of rows
 * @param text what is read first
 * @param muted labels, addresses
 * @param faint zero bytes, separators' text
 * @param line separators
 * @param accent what the user chose
 * @param error what failed
 * @param selection behind chosen bytes
 * @param highlight behind bytes of the variable that is shown
 * @param search what was found
 * @param flames the fills of a flame graph
 * @param flameText on them
 * @param flameDim frames that a search did not find
 * @param modules fills that tell one source file from another
 * @param flameRoot the whole run
 * @param flameHost functions of the host
 * @param cold costs next to nothing
 * @param hot costs most
 * @param better costs less than before
 * @param worse costs more than before
 */
public record Palette(
        Color background,
        Color band,
        Color text,
        Color muted,
        Color faint,
        Color line,
        Color accent,
        Color error,
        Color selection,
        Color highlight,
        Color ascii,
        Color search,
        List<Color> flames,
        Color flameText,
        Color flameDim,
        List<Color> modules,
        Color flameRoot,
        Color flameHost,
        Color cold,
        Color hot,
        Color better,
        Color worse) {

    /** For {@code dark.css}. */
    public static final Palette DARK =
            new Palette(
                    Color.web("#10141b"),
                    Color.web("#141a23"),
                    Color.web("#d7dde8"),
                    Color.web("#8a95a8"),
                    Color.web("#4a5568"),
                    Color.web("#232b38"),
                    Color.web("#9d8cff"),
                    Color.web("#f47067"),
                    Color.web("#9d8cff", 0.30),
                    Color.web("#e5b454", 0.24),
                    Color.web("#7fc8a0"),
                    Color.web("#c77dff"),
                    flames(0.52, 0.84),
                    Color.web("#16120c"),
                    Color.web("#2a3140"),
                    modules(0.42, 0.80),
                    Color.web("#8d97a8"),
                    Color.web("#7fa8d9"),
                    Color.web("#7d8798"),
                    Color.web("#ff7b4a"),
                    Color.web("#58b98c"),
                    Color.web("#ef6f6c"));

    /** For {@code light.css}. */
    public static final Palette LIGHT =
            new Palette(
                    Color.web("#ffffff"),
                    Color.web("#f7f8fb"),
                    Color.web("#1c2330"),
                    Color.web("#5f6b80"),
                    Color.web("#b6bfcc"),
                    Color.web("#e3e7ed"),
                    Color.web("#5a46d6"),
                    Color.web("#cf222e"),
                    Color.web("#654ff0", 0.20),
                    Color.web("#f0b429", 0.32),
                    Color.web("#1f7a4d"),
                    Color.web("#a64dff"),
                    flames(0.46, 0.97),
                    Color.web("#2b1d0c"),
                    Color.web("#e6e9ef"),
                    modules(0.34, 0.95),
                    Color.web("#c9d1dd"),
                    Color.web("#a8c8f0"),
                    Color.web("#dfe3ea"),
                    Color.web("#ff7a3d"),
                    Color.web("#5fc795"),
                    Color.web("#f4807c"));

    /** The monospaced font of code, bytes and frames. */
    public static Font mono(double size) {
        return Font.font("JetBrains Mono", size);
    }

    private static List<Color> flames(double saturation, double brightness) {
        return java.util.stream.IntStream.range(0, 24)
                .mapToObj(
                        i ->
                                Color.hsb(
                                        8 + (i * 7) % 38,
                                        saturation + (i % 5) * 0.035,
                                        brightness - (i % 4) * 0.03))
                .toList();
    }

    /** Hues all around, apart from each other. */
    private static List<Color> modules(double saturation, double brightness) {
        return java.util.stream.IntStream.range(0, 18)
                .mapToObj(i -> Color.hsb(i * 137.5 % 360, saturation, brightness - (i % 3) * 0.05))
                .toList();
    }
}
