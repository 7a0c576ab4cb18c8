package dev.wasmscope.ui.stack;

import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.ui.parts.EmptyState;
import dev.wasmscope.ui.place.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputDialog;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Shows a {@link StackModel}. */
public final class StackView implements AutoCloseable {
    /** Who holds the step key does not read arguments. */
    private static final Duration CALM = Duration.millis(120);

    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final ListView<StackRow> list = new ListView<>();
    private final StackModel model;
    private final Consumer<Place> ways;
    private final PauseTransition calm = new PauseTransition(CALM);
    private final List<SymbolisedFrame> seen = new ArrayList<>();
    private final Subscription subscriptions;
    private boolean following;

    /**
     * @param ways shows a place and remembers where the user was
     */
    public StackView(StackModel model, Consumer<Place> ways) {
        this.model = model;
        this.ways = ways;
        list.setId("stack");
        list.setAccessibleText("Call stack");
        list.setItems(model.rows());
        list.getStyleClass().add("rows");
        list.setCellFactory(_ -> new FrameCell(model, this::sees));
        list.setPlaceholder(
                EmptyState.of(
                        Feather.LAYERS,
                        "Not stopped",
                        "Calls appear here, innermost first, when the program stops."));
        list.setContextMenu(menu());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        calm.setOnFinished(_ -> readArguments());
        subscriptions =
                Subscription.combine(
                        list.getSelectionModel().selectedItemProperty().subscribe(this::chosen),
                        model.selectedProperty().subscribe(this::show),
                        model.argumentsProperty().subscribe(_ -> showArguments()),
                        model.rows().subscribe(() -> show(model.selectedProperty().get())));
    }

    /** The node to put into a window. */
    public Node node() {
        return list;
    }

    /** The list's own refresh makes all cells anew. */
    private void showArguments() {
        list.lookupAll(".list-cell").stream()
                .filter(FrameCell.class::isInstance)
                .map(FrameCell.class::cast)
                .forEach(FrameCell::showAgain);
    }

    private void sees(SymbolisedFrame frame) {
        seen.add(frame);
        calm.playFromStart();
    }

    private void readArguments() {
        List<SymbolisedFrame> now = List.copyOf(seen);
        seen.clear();
        now.stream().distinct().forEach(model::wantArguments);
    }

    private void chosen(@Nullable StackRow row) {
        if (!following && row instanceof StackRow.Frame(SymbolisedFrame frame, boolean _)) {
            model.select(frame);
        }
    }

    private void show(Optional<SymbolisedFrame> selected) {
        following = true;
        selected.ifPresentOrElse(this::show, () -> list.getSelectionModel().clearSelection());
        following = false;
    }

    private void show(SymbolisedFrame frame) {
        for (int i = 0; i < model.rows().size(); i++) {
            boolean here =
                    switch (model.rows().get(i)) {
                        case StackRow.Frame(SymbolisedFrame f, boolean _) -> f.equals(frame);
                        case StackRow.Folded run -> run.frames().contains(frame);
                        case StackRow.More _ -> false;
                    };
            if (here) {
                list.getSelectionModel().select(i);
                list.getFocusModel().focus(i);
                return;
            }
        }
    }

    private void pressed(KeyEvent event) {
        @Nullable StackRow row = list.getSelectionModel().getSelectedItem();
        if (COPY.match(event)) {
            copy();
        } else if (row instanceof StackRow.Folded run
                && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.RIGHT)) {
            model.setOpen(run, true);
        } else if (row instanceof StackRow.Frame(SymbolisedFrame frame, boolean _)
                && event.getCode() == KeyCode.LEFT
                && model.fold(frame)) {
            show(frame);
        } else if (event.getCode() == KeyCode.ENTER) {
            selected().ifPresent(this::go);
        } else {
            return;
        }
        event.consume();
    }

    /** The frame that is chosen. */
    public Optional<SymbolisedFrame> selected() {
        return model.selectedProperty().get();
    }

    private void go(SymbolisedFrame frame) {
        frame.position()
                .filter(p -> p.resolved().isPresent())
                .ifPresentOrElse(
                        p -> ways.accept(Place.SourceLine.of(p)), () -> disassemble(frame));
    }

    private void disassemble(SymbolisedFrame frame) {
        ways.accept(new Place.Code(frame.location()));
    }

    private ContextMenu menu() {
        MenuItem source = item("stack-source", "Show the source", this::go);
        MenuItem code = item("stack-disassembly", "Show the disassembly", this::disassemble);
        MenuItem to = item("stack-run-to", "Run to this frame", model::runTo);
        MenuItem restart = item("stack-restart", "Restart the frame", model::restart);
        MenuItem leave = item("stack-return", "Return from the frame…", this::forceReturn);
        MenuItem copy = item("stack-copy-frame", "Copy the frame", this::copyFrame);
        MenuItem trace = item("stack-copy", "Copy the whole stack", _ -> copy());
        ContextMenu menu =
                new ContextMenu(
                        source,
                        code,
                        new SeparatorMenuItem(),
                        to,
                        restart,
                        leave,
                        new SeparatorMenuItem(),
                        copy,
                        trace);
        menu.setOnShowing(
                _ -> {
                    boolean none = selected().isEmpty();
                    menu.getItems().forEach(i -> i.setDisable(none));
                    to.setDisable(
                            !model.stopped() || selected().stream().allMatch(f -> f.index() == 0));
                    restart.setDisable(!model.stopped());
                    leave.setDisable(!model.stopped());
                });
        return menu;
    }

    private MenuItem item(String id, String text, Consumer<SymbolisedFrame> action) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(_ -> selected().ifPresent(action));
        return item;
    }

    /** Asks for the value that a frame returns, and leaves it. */
    public void forceReturn(SymbolisedFrame frame) {
        TextInputDialog dialog = new TextInputDialog();
        dialog.initOwner(list.getScene().getWindow());
        dialog.setTitle("Return from the frame");
        dialog.setHeaderText("Return from " + frame.function());
        dialog.setContentText("Value (an expression; empty for none)");
        dialog.getEditor().setId("stack-return-value");
        dialog.setOnHidden(
                _ -> {
                    String value = dialog.getResult();
                    if (value != null) {
                        model.forceReturn(frame, value.strip());
                    }
                });
        dialog.show();
    }

    private void copyFrame(SymbolisedFrame frame) {
        put(
                StackModel.line(
                        frame, model.argumentsProperty().get().getOrDefault(frame.index(), "")));
    }

    /** Puts the whole stack onto the clipboard. */
    public void copy() {
        model.trace(StackView::put);
    }

    private static void put(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public void close() {
        calm.stop();
        subscriptions.unsubscribe();
    }
}
