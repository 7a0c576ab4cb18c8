package dev.wasmscope.ui.variables;

import dev.wasmscope.session.Variable;
import dev.wasmscope.ui.parts.EmptyState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Shows a {@link VariablesModel}. */
public final class VariablesView implements AutoCloseable {
    private final VariablesModel model;
    private final TreeTableView<VariableNode> tree = new TreeTableView<>();
    private final Subscription subscriptions;

    public VariablesView(VariablesModel model) {
        this.model = model;
        tree.setId("variables");
        tree.setShowRoot(false);
        tree.setFixedCellSize(24);
        tree.getStyleClass().add("variables");
        tree.setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        tree.getColumns().add(column("Name", 165, VariableNode::name));
        tree.getColumns().add(column("Value", 125, VariableNode::value));
        tree.getColumns().add(column("Type", 100, VariableNode::type));
        tree.getColumns().add(column("Location", 88, VariablesView::place));
        tree.setPlaceholder(
                EmptyState.of(
                        Feather.BOX,
                        "No frame",
                        "Variables of the chosen frame appear here when the program stops."));
        tree.setContextMenu(menu());
        subscriptions =
                Subscription.combine(
                        model.rootsProperty().subscribe(this::show),
                        tree.getSelectionModel().selectedItemProperty().subscribe(this::chosen));
    }

    /** The node to put into a window. */
    public Node node() {
        return tree;
    }

    private void show(List<VariableNode> roots) {
        Optional<String> selected =
                Optional.ofNullable(tree.getSelectionModel().getSelectedItem())
                        .map(item -> item.getValue().path());
        TreeItem<VariableNode> root = new TreeItem<>();
        roots.forEach(node -> root.getChildren().add(new LazyItem(node)));
        tree.setRoot(roots.isEmpty() ? null : root);
        selected.flatMap(
                        path ->
                                root.getChildren().stream()
                                        .filter(i -> i.getValue().path().equals(path))
                                        .findFirst())
                .ifPresent(item -> tree.getSelectionModel().select(item));
    }

    private void chosen(@Nullable TreeItem<VariableNode> item) {
        model.select(item == null ? Optional.empty() : item.getValue().variable());
    }

    private static TreeTableColumn<VariableNode, VariableNode> column(
            String title, double width, Function<VariableNode, String> text) {
        TreeTableColumn<VariableNode, VariableNode> column = new TreeTableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(50);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue().getValue()));
        String style = title.toLowerCase(Locale.ROOT);
        column.setCellFactory(_ -> new VariableCell(style, text));
        return column;
    }

    /** Most variables are in memory: there the address says it all. */
    private static String place(VariableNode node) {
        return node.location().startsWith("at 0x")
                ? node.location().substring("at ".length())
                : node.location();
    }

    private ContextMenu menu() {
        MenuItem copyValue = new MenuItem("Copy value");
        copyValue.setOnAction(_ -> copy(VariableNode::value));
        MenuItem copyRow = new MenuItem("Copy name, type and value");
        copyRow.setOnAction(_ -> copy(n -> n.name() + ": " + n.type() + " = " + n.value()));
        return new ContextMenu(copyValue, copyRow);
    }

    private void copy(Function<VariableNode, String> text) {
        TreeItem<VariableNode> item = tree.getSelectionModel().getSelectedItem();
        if (item != null) {
            ClipboardContent content = new ClipboardContent();
            content.putString(text.apply(item.getValue()));
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }

    /** Reads its children when it is opened first. */
    private final class LazyItem extends TreeItem<VariableNode> {
        private boolean asked;

        LazyItem(VariableNode node) {
            super(node);
            expandedProperty().addListener((_, _, isOpen) -> opened(isOpen));
            if (node.opens() && model.wasOpen(node)) {
                setExpanded(true);
            }
        }

        @Override
        public boolean isLeaf() {
            return !getValue().opens();
        }

        private void opened(boolean isOpen) {
            model.setOpen(getValue(), isOpen);
            if (isOpen && !asked) {
                asked = true;
                getValue()
                        .children()
                        .accept(
                                nodes ->
                                        getChildren()
                                                .setAll(
                                                        nodes.stream()
                                                                .map(LazyItem::new)
                                                                .toList()));
            }
        }
    }

    /** A cell styled by its column and by what its row is. */
    private static final class VariableCell extends TreeTableCell<VariableNode, VariableNode> {
        private final String column;
        private final Function<VariableNode, String> text;

        VariableCell(String column, Function<VariableNode, String> text) {
            this.column = column;
            this.text = text;
        }

        @Override
        protected void updateItem(@Nullable VariableNode node, boolean empty) {
            super.updateItem(node, empty);
            getStyleClass()
                    .removeIf(
                            c ->
                                    c.startsWith("variable-")
                                            || c.equals("changed")
                                            || c.equals("absent"));
            if (empty || node == null) {
                setText(null);
                setTooltip(null);
                return;
            }
            String shown = text.apply(node);
            setText(shown);
            getStyleClass().add("variable-" + column);
            getStyleClass().add("variable-" + node.kind().name().toLowerCase(Locale.ROOT));
            if (node.changed() && column.equals("value")) {
                getStyleClass().add("changed");
            }
            if (!node.available() && column.equals("value")) {
                getStyleClass().add("absent");
            }
            String whole = whole(node, shown);
            setTooltip(whole.length() > 12 ? new Tooltip(whole) : null);
        }

        /** Columns show types as people say them; the compiler's name is given on demand. */
        private String whole(VariableNode node, String shown) {
            return column.equals("type")
                    ? node.variable().map(Variable::typeName).orElse(shown)
                    : shown;
        }
    }
}
