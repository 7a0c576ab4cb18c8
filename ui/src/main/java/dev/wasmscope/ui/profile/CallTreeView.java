package dev.wasmscope.ui.profile;

import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.ui.parts.Parts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows a {@link CallTreeModel}: only the rows that were opened exist. */
public final class CallTreeView implements AutoCloseable {
    private static final int OPENED_AT_MOST = 14;

    private final CallTreeModel model;
    private final Consumer<FunctionLabel> source;
    private final TreeTableView<PathRow> table = new TreeTableView<>();
    private final BorderPane root = new BorderPane();
    private final Label about = Parts.label("", "subtle", "small");
    private final Subscription subscriptions;

    /** A path of the tree. */
    record PathRow(PathTree tree, int row) {
        long value(int column) {
            return switch (column) {
                case 0 -> tree.total(row);
                case 1 -> tree.self(row);
                default -> tree.calls(row);
            };
        }
    }

    /**
     * @param source shows where a function is declared
     */
    public CallTreeView(CallTreeModel model, Consumer<FunctionLabel> source) {
        this.model = model;
        this.source = source;
        table.setId("call-tree");
        table.getStyleClass().add("profile-table");
        table.setAccessibleText("Call paths by their cost");
        table.getStyleClass().add("rows");
        table.setShowRoot(true);
        table.setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        TreeTableColumn<PathRow, String> name = name();
        table.getColumns()
                .setAll(
                        List.of(
                                number("Total", 0, this::share),
                                number("Self", 1, this::share),
                                number("Calls", 2, Amounts::count),
                                name));
        // The numbers first: however deep a path is, they stay in their place.
        table.setTreeColumn(name);
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        table.addEventHandler(
                MouseEvent.MOUSE_CLICKED,
                e -> {
                    if (e.getClickCount() == 2) {
                        chosen().ifPresent(source);
                    }
                });
        root.setTop(bar());
        root.setCenter(table);
        subscriptions = model.treeProperty().subscribe(this::show);
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    private Node bar() {
        ToggleButton up = new ToggleButton("Bottom-up", new FontIcon(Feather.CORNER_LEFT_UP));
        up.setId("call-tree-bottom-up");
        up.getStyleClass().addAll("switch", "small");
        up.selectedProperty().bindBidirectional(model.bottomUpProperty());
        about.setText("* opens the most expensive path, Enter goes to the source");
        return Parts.bar(up, about);
    }

    private void show(Optional<PathTree> tree) {
        table.setRoot(tree.map(t -> new Item(new PathRow(t, 0))).orElse(null));
        tree.ifPresent(_ -> openHottest(table.getRoot()));
        table.getSelectionModel().select(0);
    }

    /** Opens the way down the most expensive callees, as far as it is a way and not a choice. */
    private void openHottest(TreeItem<PathRow> from) {
        TreeItem<PathRow> at = from;
        for (int i = 0; i < OPENED_AT_MOST && !at.isLeaf(); i++) {
            at.setExpanded(true);
            TreeItem<PathRow> next = at.getChildren().getFirst();
            if (next.getValue().value(0) * 2 < at.getValue().value(0)) {
                return;
            }
            at = next;
        }
    }

    private Optional<FunctionLabel> chosen() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem())
                .map(TreeItem::getValue)
                .flatMap(r -> r.tree().label(r.row()));
    }

    private void key(KeyEvent event) {
        @Nullable TreeItem<PathRow> item = table.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.ENTER) {
            chosen().ifPresent(source);
        } else if (item != null
                && (event.getCode() == KeyCode.MULTIPLY || "*".equals(event.getText()))) {
            openHottest(item);
        } else if (item != null && event.isShortcutDown() && event.getCode() == KeyCode.C) {
            Columns.copy(item.getValue().tree().name(item.getValue().row()));
        } else {
            return;
        }
        event.consume();
    }

    private String share(long value) {
        long total = model.treeProperty().get().map(t -> t.total(0)).orElse(1L);
        return Amounts.share(value, total);
    }

    private static TreeTableColumn<PathRow, String> name() {
        TreeTableColumn<PathRow, String> column = new TreeTableColumn<>("Function");
        column.setPrefWidth(210);
        column.setMinWidth(120);
        column.setSortable(false);
        column.setCellValueFactory(
                f -> {
                    PathRow at = f.getValue().getValue();
                    return new ReadOnlyObjectWrapper<>(at.tree().name(at.row()));
                });
        return column;
    }

    private static TreeTableColumn<PathRow, Long> number(
            String title, int which, LongFunction<String> text) {
        TreeTableColumn<PathRow, Long> column = new TreeTableColumn<>(title);
        column.setPrefWidth(78);
        column.setMinWidth(66);
        column.setMaxWidth(130);
        column.setSortType(TreeTableColumn.SortType.DESCENDING);
        column.setCellValueFactory(
                f -> new ReadOnlyObjectWrapper<>(f.getValue().getValue().value(which)));
        column.setCellFactory(
                _ ->
                        new TreeTableCell<>() {
                            @Override
                            protected void updateItem(@Nullable Long item, boolean empty) {
                                super.updateItem(item, empty);
                                setText(empty || item == null ? null : text.apply(item));
                            }
                        });
        column.getStyleClass().add("number");
        return column;
    }

    /** Makes its children when they are first asked for. */
    private static final class Item extends TreeItem<PathRow> {
        private boolean made;

        Item(PathRow row) {
            super(row);
        }

        @Override
        public boolean isLeaf() {
            return getValue().tree().leaf(getValue().row());
        }

        @Override
        public javafx.collections.ObservableList<TreeItem<PathRow>> getChildren() {
            if (!made) {
                made = true;
                PathTree tree = getValue().tree();
                for (int row : tree.children(getValue().row())) {
                    super.getChildren().add(new Item(new PathRow(tree, row)));
                }
            }
            return super.getChildren();
        }
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
