package dev.wasmscope.ui.source;

import dev.wasmscope.ui.parts.Buttons;
import dev.wasmscope.ui.parts.Parts;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** Shows a {@link FindModel}: the words, how they are meant, how many matches there are. */
final class FindBar {
    private final FindModel model;
    private final SearchWords words =
            new SearchWords("source-find", "source-find", "Find in this file");
    private final Label count = Parts.label("", "subtle", "small");
    private final HBox root;

    /**
     * @param closed the user ends the search
     */
    FindBar(FindModel model, Runnable closed) {
        this.model = model;
        count.setId("source-find-count");
        count.setMinWidth(64);
        words.field().textProperty().subscribe((_, _) -> search());
        words.onOption(this::search);
        words.field().addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        model.resultProperty().subscribe(this::show);
        root =
                Parts.bar(
                        Buttons.icon(
                                "source-find-previous",
                                Feather.CHEVRON_UP,
                                "Previous",
                                () -> model.go(false)),
                        Buttons.icon(
                                "source-find-next",
                                Feather.CHEVRON_DOWN,
                                "Next",
                                () -> model.go(true)),
                        count,
                        Parts.spring(),
                        Buttons.icon("source-find-close", Feather.X, "Close", closed));
        root.getChildren().addAll(0, words.nodes());
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
            words.field().setText(begin);
        }
        search();
        words.focus();
    }

    private void search() {
        model.find(words.search());
    }

    private void show(FindModel.Result result) {
        count.setText(words.field().getText().isEmpty() ? "" : result.text());
        count.getStyleClass().remove("warning");
        if (!words.field().getText().isEmpty() && result.matches().isEmpty()) {
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
}
