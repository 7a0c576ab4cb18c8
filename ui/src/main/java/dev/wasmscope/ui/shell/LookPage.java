package dev.wasmscope.ui.shell;

import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.theme.Look;
import dev.wasmscope.ui.theme.ThemeChoice;
import dev.wasmscope.ui.theme.Themes;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/** Theme and sizes; what is chosen is shown at once. */
final class LookPage {
    private static final List<Double> SCALES = List.of(0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0);
    private static final Map<ThemeChoice, String> THEMES =
            Map.of(
                    ThemeChoice.SYSTEM, "As the system",
                    ThemeChoice.DARK, "Dark",
                    ThemeChoice.LIGHT, "Light");

    private final Themes themes;
    private final GridPane root = new GridPane(14, 10);

    LookPage(Themes themes) {
        this.themes = themes;
        ChoiceBox<ThemeChoice> theme = new ChoiceBox<>();
        theme.setId("settings-theme");
        theme.getItems().setAll(ThemeChoice.SYSTEM, ThemeChoice.DARK, ThemeChoice.LIGHT);
        theme.setConverter(words(choice -> THEMES.getOrDefault(choice, "")));
        theme.setValue(themes.choiceProperty().get());
        theme.valueProperty().subscribe((_, next) -> themes.choiceProperty().set(next));
        ChoiceBox<Double> scale = new ChoiceBox<>();
        scale.setId("settings-scale");
        scale.getItems().setAll(SCALES);
        double now = themes.lookProperty().get().scale();
        if (!SCALES.contains(now)) {
            scale.getItems().addFirst(now);
        }
        scale.setConverter(words(s -> Math.round(s * 100) + " %"));
        scale.setValue(now);
        scale.valueProperty().subscribe((_, next) -> change(Look::withScale, next));
        row(0, "Theme", theme, "changes with the system while the program runs");
        row(
                1,
                "Text",
                size("settings-text", Look::text, Look::withText),
                "of menus, lists, tables");
        row(
                2,
                "Code",
                size("settings-code", Look::code, Look::withCode),
                "sources, bytes, console");
        row(3, "Scale", scale, "of everything");
    }

    Node node() {
        return root;
    }

    private Spinner<Double> size(
            String id, Function<Look, Double> get, BiFunction<Look, Double, Look> with) {
        Spinner<Double> spinner = new Spinner<>(8, 32, get.apply(themes.lookProperty().get()), 0.5);
        spinner.setId(id);
        spinner.setEditable(true);
        spinner.setPrefWidth(110);
        spinner.valueProperty()
                .subscribe(
                        (_, next) -> {
                            if (next != null) {
                                change(with, next);
                            }
                        });
        return spinner;
    }

    private void change(BiFunction<Look, Double, Look> with, double value) {
        themes.lookProperty().set(with.apply(themes.lookProperty().get(), value));
    }

    private void row(int row, String name, Control field, String hint) {
        Label label = Parts.label(name);
        label.setLabelFor(field);
        label.setMinWidth(Region.USE_PREF_SIZE);
        field.setAccessibleText(name);
        root.add(label, 0, row);
        root.add(field, 1, row);
        root.add(Parts.label(hint, "subtle", "small"), 2, row);
    }

    private static <T> StringConverter<T> words(Function<T, String> text) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : text.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("nothing is typed there");
            }
        };
    }
}
