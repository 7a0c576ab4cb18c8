package dev.wasmscope.ui.theme;

/**
 * What the desktop remembers from one start to the next.
 *
 * @param theme the chosen look
 * @param width of the window, in pixels
 * @param height of the window, in pixels
 */
public record Settings(ThemeChoice theme, double width, double height) {
    /** What a new user gets. */
    public static final Settings DEFAULT = new Settings(ThemeChoice.SYSTEM, 1440, 900);

    /** The same with another theme. */
    public Settings withTheme(ThemeChoice other) {
        return new Settings(other, width, height);
    }

    /** The same with another size. */
    public Settings withSize(double newWidth, double newHeight) {
        return new Settings(theme, newWidth, newHeight);
    }
}
