package dev.wasmscope.ui.wasmstate;

import dev.wasmscope.ui.parts.ColumnShares;
import dev.wasmscope.ui.parts.EmptyState;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.place.Place;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** Shows a {@link WasmStateModel}. */
public final class WasmStateView implements AutoCloseable {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final WasmStateModel model;
    private final Consumer<Place> ways;
    private final TreeTableView<WasmNode> tree = new TreeTableView<>();
    private final BorderPane root = new BorderPane();
    private final SetBar set;
    private final Subscription subscriptions;

    /**
     * @param ways shows a place and remembers where the user was
     */
    public WasmStateView(WasmStateModel model, Consumer<Place> ways) {
        this.model = model;
        this.ways = ways;
        set = new SetBar(model, tree::requestFocus);
        tree.setId("wasm-state");
        tree.setAccessibleText("Wasm state");
        tree.setShowRoot(false);
        tree.getStyleClass().add("rows");
        tree.getStyleClass().addAll("variables", "wasm-state");
        ColumnShares.in(tree);
        tree.getColumns().add(column("Name", 150, (n, _) -> n.name()));
        tree.getColumns().add(column("Value", 180, WasmNode::shown));
        tree.getColumns().add(column("Type", 110, (n, _) -> n.type()));
        tree.setPlaceholder(
                EmptyState.of(
                        Feather.SLIDERS,
                        "Not stopped",
                        "Locals, globals, tables and segments appear here when the program stops."));
        tree.setContextMenu(menu());
        tree.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        root.getStyleClass().add("panel");
        root.setTop(Parts.bar(formats()));
        root.setCenter(tree);
        root.setBottom(set.node());
        subscriptions =
                Subscription.combine(
                        model.rootsProperty().subscribe(this::show),
                        model.formatProperty().subscribe(_ -> tree.refresh()));
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    private ComboBox<NumberFormat> formats() {
        ComboBox<NumberFormat> box = new ComboBox<>();
        box.setId("wasm-state-format");
        box.setAccessibleText("How numbers are shown");
        box.getItems().setAll(NumberFormat.values());
        box.valueProperty().bindBidirectional(model.formatProperty());
        return box;
    }

    private TreeTableColumn<WasmNode, WasmNode> column(
            String title,
            double width,
            java.util.function.BiFunction<WasmNode, NumberFormat, String> text) {
        TreeTableColumn<WasmNode, WasmNode> column = new TreeTableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(50);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue().getValue()));
        column.setCellFactory(_ -> new StateCell(title, model, text));
        return column;
    }

    private void show(List<WasmNode> roots) {
        Optional<String> selected = selected().map(WasmNode::path);
        TreeItem<WasmNode> top = new TreeItem<>();
        set.close();
        roots.forEach(node -> top.getChildren().add(new StateItem(model, node)));
        tree.setRoot(roots.isEmpty() ? null : top);
        selected.ifPresent(path -> select(top, path));
    }

    private void select(TreeItem<WasmNode> parent, String path) {
        for (TreeItem<WasmNode> item : parent.getChildren()) {
            if (item.getValue().path().equals(path)) {
                tree.getSelectionModel().select(item);
            } else if (item instanceof StateItem state && path.startsWith(item.getValue().path())) {
                state.whenRead(() -> select(state, path));
            }
        }
    }

    /** The row that is chosen. */
    public Optional<WasmNode> selected() {
        return Optional.ofNullable(tree.getSelectionModel().getSelectedItem())
                .map(TreeItem::getValue);
    }

    private void pressed(KeyEvent event) {
        if (COPY.match(event)) {
            copy(this::line);
        } else if (event.getCode() == KeyCode.F2) {
            setValue();
        } else if (event.getCode() == KeyCode.ENTER) {
            follow();
        } else {
            return;
        }
        event.consume();
    }

    /** Lets the user set the chosen value. */
    public void setValue() {
        selected().filter(n -> n.setter().isPresent()).ifPresent(set::open);
    }

    /** Goes where the chosen row leads. */
    public void follow() {
        selected().flatMap(WasmNode::place).ifPresent(ways);
    }

    private String line(WasmNode node) {
        return node.name() + ": " + node.type() + " = " + node.shown(model.formatProperty().get());
    }

    private void copy(Function<WasmNode, String> text) {
        selected()
                .ifPresent(
                        node -> {
                            ClipboardContent content = new ClipboardContent();
                            content.putString(text.apply(node));
                            Clipboard.getSystemClipboard().setContent(content);
                        });
    }

    private ContextMenu menu() {
        MenuItem change = item("wasm-state-set", "Set value…", this::setValue);
        MenuItem go = item("wasm-state-follow", "Show where it leads", this::follow);
        MenuItem value =
                item(
                        "wasm-state-copy-value",
                        "Copy value",
                        () -> copy(n -> n.shown(model.formatProperty().get())));
        MenuItem all = item("wasm-state-copy", "Copy name, type and value", () -> copy(this::line));
        ContextMenu menu = new ContextMenu(change, go, new SeparatorMenuItem(), value, all);
        menu.setOnShowing(
                _ -> {
                    change.setDisable(selected().flatMap(WasmNode::setter).isEmpty());
                    go.setDisable(selected().flatMap(WasmNode::place).isEmpty());
                    go.setText(where());
                });
        return menu;
    }

    private String where() {
        return selected()
                .flatMap(WasmNode::place)
                .map(p -> p instanceof Place.Memory ? "Show in memory" : "Show the function")
                .orElse("Show where it leads");
    }

    private static MenuItem item(String id, String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
