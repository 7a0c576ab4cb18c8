package dev.wasmscope.ui.theme;

import dev.wasmscope.ui.dock.Layouts;
import dev.wasmscope.ui.keys.KeyChoice;

/**
 * What the desktop remembers from one start to the next.
 *
 * @param theme dark, light or as the system says
 * @param width of the window, in pixels
 * @param height of the window, in pixels
 * @param look how big things are
 * @param keys which key runs what
 * @param layouts where the views lie
 */
public record Settings(
        ThemeChoice theme,
        double width,
        double height,
        Look look,
        KeyChoice keys,
        Layouts layouts) {
    /** What a new user gets. */
    public static final Settings DEFAULT =
            new Settings(
                    ThemeChoice.SYSTEM,
                    1440,
                    900,
                    Look.DEFAULT,
                    KeyChoice.DEFAULT,
                    Layouts.DEFAULT);

    public Settings {
        width = size(width, 1440);
        height = size(height, 900);
    }

    private static double size(double pixels, double usual) {
        return pixels >= 200 && pixels <= 20_000 ? pixels : usual;
    }

    /** The same with another theme. */
    public Settings withTheme(ThemeChoice other) {
        return new Settings(other, width, height, look, keys, layouts);
    }

    /** The same with another size. */
    public Settings withSize(double newWidth, double newHeight) {
        return new Settings(theme, newWidth, newHeight, look, keys, layouts);
    }

    /** The same with another look. */
    public Settings withLook(Look other) {
        return new Settings(theme, width, height, other, keys, layouts);
    }

    /** The same with other keys. */
    public Settings withKeys(KeyChoice other) {
        return new Settings(theme, width, height, look, other, layouts);
    }

    /** The same with other layouts. */
    public Settings withLayouts(Layouts other) {
        return new Settings(theme, width, height, look, keys, other);
    }
}
