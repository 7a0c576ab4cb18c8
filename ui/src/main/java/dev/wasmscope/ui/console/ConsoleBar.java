package dev.wasmscope.ui.console;

import atlantafx.base.controls.CustomTextField;
import dev.wasmscope.ui.parts.Parts;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Search and switches above the output. */
final class ConsoleBar {
    private final ConsoleText text;
    private final ConsoleSearch search;
    private final CustomTextField field = new CustomTextField();
    private final HBox bar;

    ConsoleBar(ConsoleText text, ConsoleSearch search, Runnable save, Runnable clear) {
        this.text = text;
        this.search = search;
        field.setId("console-search");
        field.setAccessibleText("Search in the output");
        field.setPromptText("Search");
        field.setLeft(new FontIcon(Feather.SEARCH));
        field.setPrefColumnCount(16);
        field.setMinWidth(70);
        field.textProperty().bindBidirectional(search.textProperty());
        field.setOnAction(_ -> step(true));
        field.addEventHandler(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                        field.clear();
                        text.focus();
                        e.consume();
                    }
                });
        Label count = Parts.label("", "small", "subtle");
        count.setId("console-count");
        search.matchesProperty().subscribe(found -> count.setText(count(found)));
        bar =
                Parts.bar(
                        field,
                        button("previous", "Previous match", Feather.ARROW_UP, () -> step(false)),
                        button("next", "Next match", Feather.ARROW_DOWN, () -> step(true)),
                        count,
                        Parts.spring(),
                        toggle(
                                "wrap",
                                "Break long lines",
                                Feather.CORNER_DOWN_LEFT,
                                text.wrapProperty()),
                        toggle(
                                "follow",
                                "Follow the end",
                                Feather.CHEVRONS_DOWN,
                                text.followProperty()),
                        button("copy", "Copy", Feather.COPY, text::copy),
                        button("save", "Save to a file…", Feather.SAVE, save),
                        button("clear", "Clear", Feather.TRASH_2, clear));
    }

    private static String count(ConsoleSearch.Matches found) {
        if (found.text().isEmpty()) {
            return "";
        }
        int lines = found.lines().size();
        return lines == 0 ? "not found" : lines == 1 ? "1 line" : Parts.grouped(lines) + " lines";
    }

    private static Button button(String id, String title, Ikon icon, Runnable work) {
        Button button = named(new Button(), id, title, icon);
        button.setOnAction(_ -> work.run());
        return button;
    }

    private static ToggleButton toggle(String id, String title, Ikon icon, BooleanProperty value) {
        ToggleButton toggle = named(new ToggleButton(), id, title, icon);
        toggle.selectedProperty().bindBidirectional(value);
        return toggle;
    }

    private static <B extends ButtonBase> B named(B button, String id, String title, Ikon icon) {
        button.setId("console-" + id);
        button.setGraphic(new FontIcon(icon));
        button.setAccessibleText(title);
        button.setTooltip(new Tooltip(title));
        button.getStyleClass().addAll("flat", "small");
        return button;
    }

    Node node() {
        return bar;
    }

    void search() {
        field.requestFocus();
        field.selectAll();
    }

    void step(boolean forward) {
        long line = search.step(text.current(), forward);
        if (line >= 0) {
            text.choose(line);
        }
    }
}
