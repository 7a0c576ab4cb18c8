package dev.wasmscope.ui.console;

import atlantafx.base.controls.CustomTextField;
import dev.wasmscope.ui.parts.Parts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where the user types what the program reads; up and down bring back what was typed before. */
final class InputLine {
    private final CustomTextField field = new CustomTextField();
    private final List<String> sent = new ArrayList<>();
    private final HBox line;
    private int at;

    InputLine(ConsoleModel model) {
        field.setId("console-input");
        field.setAccessibleText("A line for the program's standard input");
        field.setLeft(new FontIcon(Feather.CHEVRON_RIGHT));
        field.setPromptText("Type a line for the program's standard input");
        field.getStyleClass().add("mono");
        field.setOnAction(
                _ -> {
                    sent.add(field.getText());
                    at = sent.size();
                    model.send(field.getText());
                    field.clear();
                });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        HBox.setHgrow(field, Priority.ALWAYS);
        Button end = new Button("End input");
        end.setId("console-end");
        end.setOnAction(_ -> model.endInput());
        line = Parts.bar(field, end);
        line.getStyleClass().add("input-line");
    }

    Node node() {
        return line;
    }

    private void key(KeyEvent event) {
        int step =
                switch (event.getCode()) {
                    case UP -> -1;
                    case DOWN -> 1;
                    default -> 0;
                };
        if (step != 0 && !sent.isEmpty()) {
            at = Math.clamp(at + step, 0, sent.size());
            field.setText(at < sent.size() ? sent.get(at) : "");
            field.end();
            event.consume();
        }
    }
}
