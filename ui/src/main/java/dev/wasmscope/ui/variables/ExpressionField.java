package dev.wasmscope.ui.variables;

import atlantafx.base.theme.Styles;
import dev.wasmscope.ui.parts.Parts;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/**
 * Where an expression is typed: words that fit in a list below it, and what is wrong with it in a
 * line that stands wherever the owner puts it. What was typed is never taken away.
 */
public final class ExpressionField {
    private static final int MOST = 50;

    private final TextField field;
    private final Label problem = Parts.label("", "expression-problem", "small");
    private final Completer completer;
    private final ListView<Completion> words = new ListView<>();
    private final Popup popup = new Popup();
    private boolean typing;

    /**
     * @param field of any kind
     */
    public ExpressionField(TextField field, Completer completer) {
        this.field = field;
        this.completer = completer;
        field.getStyleClass().add("expression");
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        field.addEventFilter(KeyEvent.KEY_TYPED, _ -> typing = true);
        field.caretPositionProperty().subscribe(_ -> caretMoved());
        field.focusedProperty().subscribe(this::focused);
        field.textProperty().subscribe(_ -> show(Optional.empty()));
        words.setId("expression-words");
        words.setAccessibleText("Words that fit");
        words.getStyleClass().add("rows");
        words.prefHeightProperty()
                .bind(
                        words.fixedCellSizeProperty()
                                .multiply(Bindings.min(8, Bindings.size(words.getItems())))
                                .add(4));
        words.setFocusTraversable(false);
        words.setCellFactory(_ -> new WordCell());
        words.setOnMouseClicked(_ -> take());
        words.getStyleClass().add("expression-words");
        popup.getContent().add(words);
        popup.setAutoHide(true);
        // A click on a button beside the field is meant for the button.
        popup.setConsumeAutoHidingEvents(false);
        problem.setId(field.getId() + "-problem");
        problem.setWrapText(true);
        show(Optional.empty());
    }

    /** The field. */
    public TextField field() {
        return field;
    }

    /** The line that says what is wrong; takes no room while nothing is. */
    public Label problem() {
        return problem;
    }

    /** Says what is wrong, and puts the caret there. */
    public void show(Optional<ExpressionProblem> wrong) {
        problem.setText(wrong.map(ExpressionProblem::text).orElse(""));
        problem.setVisible(wrong.isPresent());
        problem.setManaged(wrong.isPresent());
        field.pseudoClassStateChanged(Styles.STATE_DANGER, wrong.isPresent());
        wrong.filter(w -> w.column() > 0 && field.isFocused())
                .ifPresent(
                        w ->
                                field.positionCaret(
                                        Math.min(w.column() - 1, field.getText().length())));
    }

    private void focused(boolean on) {
        if (!on) {
            popup.hide();
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && event.isControlDown()) {
            ask();
            event.consume();
        } else if (popup.isShowing() && inList(event.getCode())) {
            event.consume();
        }
    }

    private boolean inList(KeyCode key) {
        int at = words.getSelectionModel().getSelectedIndex();
        switch (key) {
            case DOWN -> select(at + 1);
            case UP -> select(at - 1);
            case ESCAPE -> popup.hide();
            case TAB -> take();
            case ENTER -> {
                if (at < 0) {
                    popup.hide();
                    return false;
                }
                take();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void select(int index) {
        int last = words.getItems().size() - 1;
        words.getSelectionModel().select(Math.clamp(index, 0, last));
        words.scrollTo(words.getSelectionModel().getSelectedIndex());
    }

    private void caretMoved() {
        if (typing) {
            typing = false;
            String before = field.getText().substring(0, field.getCaretPosition());
            if (before.matches(".*([\\p{L}\\p{N}_$]|\\.|->)")) {
                ask();
            } else {
                popup.hide();
            }
        }
    }

    private void ask() {
        String text = field.getText();
        completer.complete(
                text,
                field.getCaretPosition(),
                found -> {
                    if (text.equals(field.getText())) {
                        offer(found);
                    }
                });
    }

    private void offer(List<Completion> found) {
        if (found.isEmpty() || !field.isFocused() || field.getScene() == null) {
            popup.hide();
            return;
        }
        words.getItems().setAll(found.stream().limit(MOST).toList());
        words.getSelectionModel().clearSelection();
        words.setPrefWidth(Math.max(220, field.getWidth()));
        if (!popup.isShowing()) {
            Bounds at = field.localToScreen(field.getBoundsInLocal());
            popup.show(field, at.getMinX(), at.getMaxY() + 2);
        }
    }

    private void take() {
        Completion chosen = words.getSelectionModel().getSelectedItem();
        if (chosen == null && !words.getItems().isEmpty()) {
            chosen = words.getItems().getFirst();
        }
        popup.hide();
        if (chosen != null && chosen.to() <= field.getText().length()) {
            field.replaceText(chosen.from(), chosen.to(), chosen.word());
            field.positionCaret(chosen.from() + chosen.word().length());
        }
    }

    /** A word and, at the right, its type. */
    private static final class WordCell extends ListCell<Completion> {
        private final Label word = Parts.label("", "mono");
        private final Label type = Parts.label("", "mono", "subtle", "small");
        private final HBox row = new HBox(8, word, Parts.spring(), type);

        @Override
        protected void updateItem(@Nullable Completion completion, boolean empty) {
            super.updateItem(completion, empty);
            if (empty || completion == null) {
                setGraphic(null);
                return;
            }
            word.setText(completion.word());
            word.setMinWidth(USE_PREF_SIZE);
            type.setText(completion.type());
            setGraphic(row);
        }
    }
}
