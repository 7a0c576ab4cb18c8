package dev.wasmscope.ui.memory;

import atlantafx.base.controls.CustomTextField;
import dev.wasmscope.session.memory.MemoryRange;
import dev.wasmscope.ui.parts.Buttons;
import dev.wasmscope.ui.parts.Parts;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The line in which bytes are typed, to find them or to fill a range with them. */
final class FindBar implements AutoCloseable {
    private final MemoryFinder finder;
    private final MemoryEditor editor;
    private final Consumer<Throwable> failed;
    private final CustomTextField field = new CustomTextField();
    private final ChoiceBox<ByteQuery> kind = new ChoiceBox<>();
    private final Label count = Parts.label("", "small");
    private final HBox bar;
    private final HBox steps;
    private final Subscription subscriptions;
    private Optional<MemoryRange> toFill = Optional.empty();
    private String searched = "";

    FindBar(
            MemoryModel model,
            MemoryFinder finder,
            MemoryEditor editor,
            Consumer<Throwable> failed,
            Runnable closed) {
        this.finder = finder;
        this.editor = editor;
        this.failed = failed;
        field.setId("memory-find");
        field.setAccessibleText("Bytes to find");
        field.setMinWidth(60);
        HBox.setHgrow(field, Priority.ALWAYS);
        kind.setId("memory-find-kind");
        kind.setAccessibleText("Kind of what is typed");
        kind.getItems().setAll(ByteQuery.values());
        kind.setValue(ByteQuery.TEXT);
        count.setId("memory-find-count");
        count.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        steps =
                new HBox(
                        Buttons.icon(
                                "memory-find-previous",
                                Feather.ARROW_UP,
                                "Find previous",
                                () -> go(false)),
                        Buttons.icon(
                                "memory-find-next",
                                Feather.ARROW_DOWN,
                                "Find next",
                                () -> go(true)));
        bar =
                Parts.bar(
                        kind,
                        field,
                        count,
                        steps,
                        Buttons.icon("memory-find-close", Feather.X, "Close", closed));
        field.setOnAction(_ -> go(true));
        bar.addEventHandler(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.ESCAPE) {
                        closed.run();
                        e.consume();
                    }
                });
        subscriptions =
                Subscription.combine(
                        finder.foundProperty().subscribe(this::tell),
                        model.cursorProperty().subscribe(this::tell));
    }

    private void tell() {
        count.setText(finder.count());
    }

    Node node() {
        return bar;
    }

    /** Asks what to find. */
    void find() {
        toFill = Optional.empty();
        steps.setVisible(true);
        field.setPromptText("Find in memory");
        field.setLeft(new FontIcon(Feather.SEARCH));
        field.requestFocus();
        field.selectAll();
    }

    /** Asks what to fill a range with. */
    void fill(MemoryRange range) {
        toFill = Optional.of(range);
        steps.setVisible(false);
        kind.setValue(ByteQuery.HEX);
        field.clear();
        field.setPromptText(
                String.format("Fill 0x%x, %d bytes, with", range.from(), range.length()));
        field.setLeft(new FontIcon(Feather.EDIT_3));
        field.requestFocus();
    }

    /** Searches, or goes on to the next place of what was searched. */
    void go(boolean forward) {
        try {
            byte[] bytes = kind.getValue().bytes(field.getText());
            String query = kind.getValue() + "\n" + field.getText();
            if (toFill.isPresent()) {
                editor.fill(toFill.get(), bytes);
            } else if (query.equals(searched) && !finder.foundProperty().get().places().isEmpty()) {
                finder.step(forward);
            } else {
                searched = query;
                finder.find(bytes);
            }
        } catch (IllegalArgumentException e) {
            failed.accept(e);
        }
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
