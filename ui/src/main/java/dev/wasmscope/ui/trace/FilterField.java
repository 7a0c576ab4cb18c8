package dev.wasmscope.ui.trace;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import dev.wasmscope.ui.parts.Parts;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where the filter is typed, with completions below it, and what is wrong with it. */
final class FilterField implements AutoCloseable {
    private static final int MOST = 8;

    private final CustomTextField field = new CustomTextField();
    private final Label problem = Parts.label("", "filter-problem", "mono");
    private final ContextMenu menu = new ContextMenu();
    private final Subscription subscription;
    private boolean typing;

    FilterField(TraceModel model) {
        field.setId("trace-filter");
        field.setLeft(new FontIcon(Feather.FILTER));
        field.setPromptText("Filter: path_* file error fd=3 >1ms");
        field.setPrefColumnCount(18);
        field.setMinWidth(120);
        HBox.setHgrow(field, Priority.SOMETIMES);
        field.textProperty().bindBidirectional(model.filterProperty());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        // The caret moves behind what was typed when the text has it.
        field.addEventFilter(KeyEvent.KEY_TYPED, _ -> typing = true);
        field.caretPositionProperty().subscribe(_ -> caretMoved());
        field.focusedProperty().subscribe(on -> hideUnless(on));
        menu.setId("trace-completions");
        menu.setAutoHide(true);
        problem.setId("trace-filter-problem");
        subscription = model.problemProperty().subscribe(this::show);
    }

    Node node() {
        return field;
    }

    /** Lets the user type. */
    void focus() {
        field.requestFocus();
        field.selectAll();
    }

    /** The line below the field; takes no room while nothing is wrong. */
    Node problem() {
        return problem;
    }

    private void show(Optional<FilterProblem> faulty) {
        problem.setText(faulty.map(FilterProblem::message).orElse(""));
        problem.setVisible(faulty.isPresent());
        problem.setManaged(faulty.isPresent());
        field.pseudoClassStateChanged(Styles.STATE_DANGER, faulty.isPresent());
    }

    private void hideUnless(boolean focused) {
        if (!focused) {
            menu.hide();
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && event.isControlDown()) {
            offer(FilterWords.complete(field.getText(), field.getCaretPosition()));
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !menu.isShowing()) {
            field.clear();
        }
    }

    private void caretMoved() {
        if (typing) {
            typing = false;
            complete();
        }
    }

    private void complete() {
        List<FilterWords.Completion> found =
                FilterWords.complete(field.getText(), field.getCaretPosition());
        boolean begun = found.stream().anyMatch(c -> c.to() > c.from());
        if (begun && field.isFocused()) {
            offer(found);
        } else {
            menu.hide();
        }
    }

    private void offer(List<FilterWords.Completion> found) {
        if (found.isEmpty() || field.getScene() == null) {
            menu.hide();
            return;
        }
        menu.getItems().setAll(found.stream().limit(MOST).map(this::item).toList());
        if (!menu.isShowing()) {
            menu.show(field, Side.BOTTOM, 0, 2);
        }
    }

    private MenuItem item(FilterWords.Completion completion) {
        MenuItem item = new MenuItem(completion.word());
        item.getStyleClass().add("mono");
        item.setMnemonicParsing(false);
        item.setOnAction(
                _ -> {
                    field.replaceText(completion.from(), completion.to(), completion.word());
                    field.requestFocus();
                    field.positionCaret(completion.from() + completion.word().length());
                });
        return item;
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
