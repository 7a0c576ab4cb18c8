package dev.wasmscope.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Applies the chosen theme and sizes to scenes and changes them while windows are open. */
public final class Themes {
    private static final String BASE = "/dev/wasmscope/ui/";
    private static final List<String> FONTS =
            List.of(
                    "fonts/Inter-Regular.otf",
                    "fonts/Inter-SemiBold.otf",
                    "fonts/JetBrainsMono-Regular.ttf",
                    "fonts/JetBrainsMono-Bold.ttf");

    private final ObjectProperty<ThemeChoice> choice = new SimpleObjectProperty<>(this, "choice");
    private final ObjectProperty<Look> look =
            new SimpleObjectProperty<>(this, "look", Look.DEFAULT);
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper(this, "dark", true);
    private final ObservableValue<Optional<ColorScheme>> system;
    private final List<WeakReference<Scene>> scenes = new ArrayList<>();

    /** Loads the fonts; to be made on the thread of the toolkit. */
    public Themes(ThemeChoice initial) {
        this(initial, ofSystem());
    }

    /**
     * The same where something else says what the system wants.
     *
     * @param system empty while it does not say
     */
    public Themes(ThemeChoice initial, ObservableValue<Optional<ColorScheme>> system) {
        FONTS.forEach(Themes::loadFont);
        this.system = system;
        choice.set(initial);
        choice.addListener((_, _, _) -> dark.set(wantsDark()));
        system.addListener((_, _, _) -> dark.set(wantsDark()));
        dark.set(wantsDark());
        dark.addListener((_, _, _) -> applyAll());
        look.addListener((_, _, _) -> applyAll());
    }

    /** Systems that do not say report LIGHT without further preferences. */
    private static ObservableValue<Optional<ColorScheme>> ofSystem() {
        Platform.Preferences preferences = Platform.getPreferences();
        return Bindings.createObjectBinding(
                () ->
                        preferences.isEmpty()
                                ? Optional.empty()
                                : Optional.of(preferences.getColorScheme()),
                preferences.colorSchemeProperty());
    }

    /** What the user asked for; setting it changes every installed scene. */
    public ObjectProperty<ThemeChoice> choiceProperty() {
        return choice;
    }

    /** How big things are; setting it changes every installed scene. */
    public ObjectProperty<Look> lookProperty() {
        return look;
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

    /**
     * The font of code for canvases, which no style sheet reaches; it changes with {@link
     * #lookProperty}.
     *
     * @param usual size, in pixels
     */
    public TextSize code(double usual) {
        return TextSize.of(Palette.mono(usual * look.get().codeFactor()), usual);
    }

    /**
     * A font of the window's text for canvases; it changes with {@link #lookProperty}.
     *
     * @param family as the style sheets name it
     * @param usual size, in pixels
     */
    public TextSize text(String family, double usual) {
        return TextSize.of(Font.font(family, usual * look.get().textFactor()), usual);
    }

    /** Styles the scene now and whenever the theme changes. */
    public void install(Scene scene) {
        scenes.removeIf(known -> known.get() == null);
        scenes.add(new WeakReference<>(scene));
        apply(scene);
    }

    private void applyAll() {
        for (WeakReference<Scene> known : scenes) {
            Scene scene = known.get();
            if (scene != null) {
                apply(scene);
            }
        }
    }

    private void apply(Scene scene) {
        Application.setUserAgentStylesheet(
                dark.get()
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets()
                .setAll(
                        resource(dark.get() ? "dark.css" : "light.css").toExternalForm(),
                        sheet("controls.css"),
                        sheet("views.css"));
        scene.setFill(palette().background());
    }

    /** The address of a style sheet in the size that is wanted. */
    private String sheet(String name) {
        return look.get().equals(Look.DEFAULT)
                ? resource(name).toExternalForm()
                : ScaledCss.address(ScaledCss.of(text(name), look.get()));
    }

    private static String text(String name) {
        try (InputStream in = resource(name).openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the style sheet " + name, e);
        }
    }

    private boolean wantsDark() {
        return switch (choice.get()) {
            case DARK -> true;
            case LIGHT -> false;
            case SYSTEM -> system.getValue().filter(s -> s == ColorScheme.LIGHT).isEmpty();
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
