package dev.wasmscope.ui.palette;

import dev.wasmscope.ui.palette.PaletteModel.Found;
import dev.wasmscope.ui.parts.Parts;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Shows a {@link PaletteModel} over the window: a box to type in, and below it what was found. */
public final class PaletteView implements AutoCloseable {
    private static final double WIDTH = 720;
    private static final int ROWS = 13;
    private static final int PAGE = 10;

    private final PaletteModel model;
    private final StackPane layer = new StackPane();
    private final TextField field = new TextField();
    private final ListView<Entry> list = new ListView<>();
    private final Label nothing = Parts.label("Nothing found", "palette-nothing");
    private final Label hint = Parts.label("", "palette-hint");
    private final VBox box = new VBox();
    private final Subscription subscriptions;
    private @Nullable Node before;

    /** The first row that is shown. */
    private int top;

    public PaletteView(PaletteModel model) {
        this.model = model;
        field.setId("palette-field");
        field.setAccessibleText("Find anything");
        field.textProperty().bindBidirectional(model.textProperty());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setId("palette-list");
        list.setAccessibleText("What was found");
        list.setFocusTraversable(false);
        list.getStyleClass().add("entries");
        list.prefHeightProperty()
                .bind(
                        list.fixedCellSizeProperty()
                                .multiply(Bindings.min(ROWS, Bindings.size(list.getItems())))
                                .add(2));
        list.setCellFactory(_ -> new PaletteCell(() -> model.foundProperty().get().wanted()));
        list.addEventFilter(MouseEvent.MOUSE_CLICKED, _ -> choose());
        nothing.setId("palette-nothing");
        hint.setText("Enter: go   Esc: close   ?: what can be asked for");
        box.getChildren().addAll(field, list, nothing, hint);
        box.setId("palette");
        box.getStyleClass().add("palette");
        box.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        box.prefWidthProperty().bind(Bindings.min(WIDTH, layer.widthProperty().subtract(24)));
        layer.getChildren().add(box);
        layer.getStyleClass().add("palette-layer");
        StackPane.setAlignment(box, Pos.TOP_CENTER);
        layer.setVisible(false);
        layer.addEventHandler(
                MouseEvent.MOUSE_PRESSED,
                e -> {
                    if (layer.equals(e.getTarget())) {
                        model.hide();
                        e.consume();
                    }
                });
        subscriptions =
                Subscription.combine(
                        model.shownProperty().subscribe(this::show),
                        model.textProperty().subscribe(this::begin),
                        model.foundProperty().subscribe(this::fill));
    }

    /** The layer to put over everything else. */
    public Node node() {
        return layer;
    }

    private void show(boolean shown) {
        if (shown && !layer.isVisible() && layer.getScene() != null) {
            before = layer.getScene().getFocusOwner();
        }
        layer.setVisible(shown);
        if (shown) {
            field.requestFocus();
            field.end();
        } else if (before != null) {
            before.requestFocus();
            before = null;
        }
    }

    private void fill(Found found) {
        field.setPromptText(found.mode().prompt());
        list.getItems().setAll(found.entries());
        boolean empty = found.entries().isEmpty();
        list.setVisible(!empty);
        list.setManaged(!empty);
        nothing.setVisible(empty);
        nothing.setManaged(empty);
        list.getSelectionModel().select(0);
        top = 0;
        list.scrollTo(0);
    }

    /** A text that was set and not typed: what is typed next belongs behind it. */
    private void begin(String text) {
        if (text.length() <= 1) {
            field.end();
        }
    }

    private void pressed(KeyEvent e) {
        int step =
                switch (e.getCode()) {
                    case DOWN -> 1;
                    case UP -> -1;
                    case PAGE_DOWN -> PAGE;
                    case PAGE_UP -> -PAGE;
                    default -> 0;
                };
        if (step != 0) {
            move(step);
            e.consume();
        } else if (e.getCode() == KeyCode.ENTER) {
            choose();
            e.consume();
        } else if (e.getCode() == KeyCode.ESCAPE) {
            model.hide();
            e.consume();
        } else if (e.isShortcutDown()
                && e.getCode() == KeyCode.C
                && field.getSelectedText().isEmpty()) {
            copy();
            e.consume();
        }
    }

    private void move(int step) {
        int size = list.getItems().size();
        if (size == 0) {
            return;
        }
        int now = list.getSelectionModel().getSelectedIndex() + step;
        boolean single = Math.abs(step) == 1;
        int next = single ? Math.floorMod(now, size) : Math.clamp(now, 0, size - 1);
        list.getSelectionModel().select(next);
        top = Math.clamp(top, Math.max(0, next - ROWS + 1), next);
        list.scrollTo(top);
    }

    private void choose() {
        Entry entry = list.getSelectionModel().getSelectedItem();
        if (entry != null) {
            model.choose(entry);
        }
    }

    private void copy() {
        Entry entry = list.getSelectionModel().getSelectedItem();
        if (entry != null) {
            ClipboardContent content = new ClipboardContent();
            content.putString(entry.text());
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
