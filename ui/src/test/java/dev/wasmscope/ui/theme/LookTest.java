package dev.wasmscope.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.ui.dock.Layouts;
import dev.wasmscope.ui.keys.KeyChoice;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookTest {
    @TempDir Path folder;

    @Test
    void theThemeFollowsTheSystemWhileTheProgramRuns() throws Exception {
        try (Window window = Window.welcome(folder)) {
            SimpleObjectProperty<Optional<ColorScheme>> system =
                    new SimpleObjectProperty<>(Optional.of(ColorScheme.LIGHT));
            window.headless()
                    .run(
                            () -> {
                                Themes themes = new Themes(ThemeChoice.SYSTEM, system);
                                Scene scene = new Scene(new Group());
                                themes.install(scene);
                                assertFalse(themes.darkProperty().get());
                                system.set(Optional.of(ColorScheme.DARK));
                                assertTrue(themes.darkProperty().get());
                                assertEquals(Palette.DARK.background(), scene.getFill());
                                system.set(Optional.empty());
                                assertTrue(themes.darkProperty().get(), "says nothing: dark");
                                themes.choiceProperty().set(ThemeChoice.LIGHT);
                                system.set(Optional.of(ColorScheme.DARK));
                                assertEquals(Palette.LIGHT.background(), scene.getFill());
                                // The next window wants its own theme.
                                window.headless().themes().toggle();
                                window.headless().themes().toggle();
                            });
        }
    }

    @Test
    void keysMakeTextBiggerSmallerAndUsual() throws Exception {
        try (Window window = Window.opened(folder)) {
            Text code = (Text) window.robot().find("#gutter-1 .line-number");
            Labeled state = (Labeled) window.robot().find("#status-state");
            double usualCode = window.on(() -> code.getFont().getSize());
            double usualText = window.on(() -> state.getFont().getSize());
            window.robot().press(KeyCode.CONTROL, KeyCode.PLUS);
            window.robot().press(KeyCode.CONTROL, KeyCode.EQUALS);
            assertEquals(usualText * 14.5 / 12.5, window.on(() -> state.getFont().getSize()), 0.05);
            Text bigger = (Text) window.robot().find("#gutter-1 .line-number");
            assertEquals(usualCode * 15 / 13, window.on(() -> bigger.getFont().getSize()), 0.05);
            window.headless().picture(Path.of("target", "screens", "bigger-text-dark.png"));
            window.robot().press(KeyCode.CONTROL, KeyCode.MINUS);
            window.robot().press(KeyCode.CONTROL, KeyCode.DIGIT0);
            assertEquals(usualText, window.on(() -> state.getFont().getSize()), 0.05);
            assertEquals(
                    Look.DEFAULT, window.on(() -> window.headless().themes().lookProperty().get()));
        }
    }

    @Test
    void theSettingsChangeScaleAndTheme() throws Exception {
        try (Window window = Window.opened(folder)) {
            double before = window.robot().read("#status", n -> n.getLayoutBounds().getHeight());
            window.robot().press(KeyCode.CONTROL, KeyCode.COMMA);
            @SuppressWarnings("unchecked")
            ChoiceBox<Double> scale = (ChoiceBox<Double>) window.robot().find("#settings-scale");
            window.headless()
                    .picture(
                            window.on(() -> scale.getScene().getRoot()),
                            Path.of("target", "screens", "settings-look-dark.png"));
            window.headless().run(() -> scale.setValue(1.5));
            double after = window.robot().read("#status", n -> n.getLayoutBounds().getHeight());
            assertEquals(1.5, after / before, 0.12);
            for (String last : List.of("#action-view-theme", "#status-activity")) {
                double right =
                        window.robot()
                                .read(last, n -> n.localToScene(n.getLayoutBounds()).getMaxX());
                assertTrue(right <= 1440, last + " ends at " + right + " of 1440");
            }
            window.headless().picture(Path.of("target", "screens", "scaled-dark.png"));
            @SuppressWarnings("unchecked")
            ChoiceBox<ThemeChoice> theme =
                    (ChoiceBox<ThemeChoice>) window.robot().find("#settings-theme");
            window.headless().run(() -> theme.setValue(ThemeChoice.LIGHT));
            window.headless()
                    .picture(
                            window.on(() -> scale.getScene().getRoot()),
                            Path.of("target", "screens", "settings-look-light.png"));
            assertEquals(
                    Palette.LIGHT.background(),
                    window.on(() -> window.headless().scene().getFill()));
        }
        Settings kept = new SettingsFile(folder.resolve("settings/desktop.json")).load();
        assertEquals(1.5, kept.look().scale());
        assertEquals(ThemeChoice.LIGHT, kept.theme());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    .label { -fx-font-size: 12px; } | .label { -fx-font-size: 24.00px; }
                    .mono { -fx-font-size: 12px; }  | .mono { -fx-font-size: 36.00px; }
                    .a { -fx-padding: 1px 2.5px; }  | .a { -fx-padding: 2.00px 5.00px; }
                    .a { -fx-fill: #123456; }       | .a { -fx-fill: #123456; }
                    .rows { -fx-fixed-cell-size: 24px; } | .rows { -fx-fixed-cell-size: 72.00px; }
                    """)
    void styleSheetsGrow(String css, String bigger) {
        assertEquals(bigger, ScaledCss.of(css, new Look(12.5, 13 * 1.5, 2)));
    }

    @Test
    void everythingIsKept() throws Exception {
        SettingsFile file = new SettingsFile(folder.resolve("desktop.json"));
        Settings settings =
                new Settings(
                        ThemeChoice.LIGHT,
                        1000,
                        700,
                        new Look(14, 15, 1.25),
                        new KeyChoice("vscode", Map.of("run.stop", "F2", "run.pause", "")),
                        Layouts.DEFAULT.withCurrent("Trace"));
        file.save(settings);
        assertEquals(settings, file.load());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''
                    null
                    [1, 2]
                    {"theme": 7, "width": "wide", "look": {"text": -4, "code": 1e99, "scale": "x"}}
                    {"width": NaN}
                    {"theme": "DARK"
                    """)
    void whatCannotBeReadIsAsUsual(String json) throws Exception {
        Path path = folder.resolve("desktop.json");
        Files.writeString(path, json == null ? "" : json);
        Settings read = new SettingsFile(path).load();
        assertEquals(Settings.DEFAULT.withLook(read.look()), read);
        assertTrue(read.look().code() <= 32 && read.look().text() == 12.5, "" + read.look());
    }
}
