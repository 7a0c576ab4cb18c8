package dev.wasmscope.ui.disassembly;

import dev.wasmscope.ui.parts.Buttons;
import dev.wasmscope.ui.parts.Parts;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** Where the user says what to look for in the code. */
public final class FindBar {
    private final CodeFinder finder;
    private final Runnable back;
    private final TextField field = new TextField();
    private final HBox bar;

    FindBar(CodeFinder finder, Runnable back) {
        this.finder = finder;
        this.back = back;
        field.setId("disassembly-find");
        field.setPromptText("Instruction, text or name of what is called");
        field.setAccessibleText("Find in the code");
        field.setPrefColumnCount(28);
        field.setOnAction(_ -> next(true));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        Label state = Parts.label("", "subtle");
        state.setId("disassembly-find-state");
        state.textProperty().bind(finder.stateProperty());
        bar =
                Parts.bar(
                        field,
                        Buttons.icon(
                                "disassembly-find-previous",
                                Feather.CHEVRON_UP,
                                "Previous",
                                () -> next(false)),
                        Buttons.icon(
                                "disassembly-find-next",
                                Feather.CHEVRON_DOWN,
                                "Next",
                                () -> next(true)),
                        state,
                        Parts.spring(),
                        Buttons.icon("disassembly-find-close", Feather.X, "Close", this::hide));
        setShown(false);
    }

    Node node() {
        return bar;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            hide();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && event.isShiftDown()) {
            next(false);
            event.consume();
        }
    }

    private void setShown(boolean shown) {
        bar.setVisible(shown);
        bar.setManaged(shown);
    }

    private void hide() {
        finder.cancel();
        setShown(false);
        back.run();
    }

    /** Lets the user type what to look for. */
    public void open() {
        setShown(true);
        field.requestFocus();
        field.selectAll();
    }

    /** Goes to the next place, or the one before. */
    public void next(boolean forward) {
        if (field.getText().isBlank()) {
            open();
        } else {
            finder.find(field.getText(), forward);
        }
    }
}
