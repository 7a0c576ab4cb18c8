package dev.wasmscope.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Applies the chosen theme to a scene and switches it while the window is open. */
public final class Themes {
    private static final String BASE = "/dev/wasmscope/ui/";
    private static final List<String> FONTS =
            List.of(
                    "fonts/Inter-Regular.otf",
                    "fonts/Inter-SemiBold.otf",
                    "fonts/JetBrainsMono-Regular.ttf",
                    "fonts/JetBrainsMono-Bold.ttf");

    private final ObjectProperty<ThemeChoice> choice = new SimpleObjectProperty<>(this, "choice");
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper(this, "dark", true);

    /** Loads the fonts; to be made on the thread of the toolkit. */
    public Themes(ThemeChoice initial) {
        FONTS.forEach(Themes::loadFont);
        choice.set(initial);
        choice.addListener((_, _, _) -> dark.set(wantsDark()));
        Platform.getPreferences()
                .colorSchemeProperty()
                .addListener((_, _, _) -> dark.set(wantsDark()));
        dark.set(wantsDark());
    }

    /** What the user asked for; setting it changes every installed scene. */
    public ObjectProperty<ThemeChoice> choiceProperty() {
        return choice;
    }

    /** Whether the dark palette is shown now. */
    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    /** From dark to light or back. */
    public void toggle() {
        choice.set(dark.get() ? ThemeChoice.LIGHT : ThemeChoice.DARK);
    }

    /** The colours for canvases. */
    public Palette palette() {
        return dark.get() ? Palette.DARK : Palette.LIGHT;
    }

    /** Styles the scene now and whenever the theme changes. */
    public void install(Scene scene) {
        apply(scene);
        dark.addListener((_, _, _) -> apply(scene));
    }

    private void apply(Scene scene) {
        Application.setUserAgentStylesheet(
                dark.get()
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets()
                .setAll(
                        resource(dark.get() ? "dark.css" : "light.css").toExternalForm(),
                        resource("controls.css").toExternalForm(),
                        resource("views.css").toExternalForm());
        scene.setFill(palette().background());
    }

    private boolean wantsDark() {
        return switch (choice.get()) {
            case DARK -> true;
            case LIGHT -> false;
            // Systems that do not say report LIGHT without further preferences.
            case SYSTEM ->
                    Platform.getPreferences().isEmpty()
                            || Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    private static void loadFont(String name) {
        try (InputStream in = resource(name).openStream()) {
            Font.loadFont(in, 12);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the font " + name, e);
        }
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(
                Themes.class.getResource(BASE + name), () -> "the program lacks " + BASE + name);
    }
}
