package dev.wasmscope.ui.source;

import dev.wasmscope.ui.parts.Parts;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows a {@link FindModel}: the words, how they are meant, how many matches there are. */
final class FindBar {
    private final FindModel model;
    private final Runnable closed;
    private final TextField words = new TextField();
    private final ToggleButton matchCase = toggle("source-find-case", "Aa", "Match case");
    private final ToggleButton wholeWords = toggle("source-find-word", "W", "Whole words");
    private final ToggleButton regex = toggle("source-find-regex", ".*", "Regular expression");
    private final Label count = Parts.label("", "subtle", "small");
    private final HBox root;

    /**
     * @param closed the user ends the search
     */
    FindBar(FindModel model, Runnable closed) {
        this.model = model;
        this.closed = closed;
        words.setId("source-find");
        words.setPromptText("Find in this file");
        words.setAccessibleText("Find in this file");
        words.setPrefColumnCount(22);
        words.setMinWidth(80);
        count.setId("source-find-count");
        count.setMinWidth(64);
        words.textProperty().subscribe(this::search);
        matchCase.selectedProperty().subscribe(this::search);
        wholeWords.selectedProperty().subscribe(this::search);
        regex.selectedProperty().subscribe(this::search);
        words.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        model.resultProperty().subscribe(this::show);
        root =
                Parts.bar(
                        words,
                        matchCase,
                        wholeWords,
                        regex,
                        button("source-find-previous", Feather.CHEVRON_UP, "Previous", false),
                        button("source-find-next", Feather.CHEVRON_DOWN, "Next", true),
                        count,
                        Parts.spring(),
                        closer());
        root.getStyleClass().add("find-bar");
        root.addEventHandler(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.ESCAPE) {
                        closed.run();
                        e.consume();
                    }
                });
    }

    /** The node to put into a window. */
    Node node() {
        return root;
    }

    /** Begins with some words, or with those of the last time. */
    void open(String begin) {
        if (!begin.isEmpty() && begin.indexOf('\n') < 0) {
            words.setText(begin);
        }
        search();
        words.requestFocus();
        words.selectAll();
    }

    private void search() {
        model.find(
                new TextSearch(
                        words.getText(),
                        matchCase.isSelected(),
                        wholeWords.isSelected(),
                        regex.isSelected()));
    }

    private void show(FindModel.Result result) {
        count.setText(words.getText().isEmpty() ? "" : result.text());
        count.getStyleClass().remove("warning");
        if (!words.getText().isEmpty() && result.matches().isEmpty()) {
            count.getStyleClass().add("warning");
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.DOWN) {
            model.go(!event.isShiftDown());
            event.consume();
        } else if (event.getCode() == KeyCode.UP) {
            model.go(false);
            event.consume();
        }
    }

    private static ToggleButton toggle(String id, String text, String hint) {
        ToggleButton button = new ToggleButton(text);
        button.setId(id);
        button.getStyleClass().addAll("flat", "find-option");
        button.setTooltip(new Tooltip(hint));
        button.setAccessibleText(hint);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private Button button(String id, Ikon icon, String hint, boolean forward) {
        Button button = icon(id, icon, hint);
        button.setOnAction(_ -> model.go(forward));
        return button;
    }

    private Button closer() {
        Button button = icon("source-find-close", Feather.X, "Close");
        button.setOnAction(_ -> closed.run());
        return button;
    }

    private static Button icon(String id, Ikon icon, String hint) {
        Button button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "small-icon");
        button.setTooltip(new Tooltip(hint));
        button.setAccessibleText(hint);
        return button;
    }
}
