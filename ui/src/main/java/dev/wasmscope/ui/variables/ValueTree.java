package dev.wasmscope.ui.variables;

import dev.wasmscope.ui.parts.ColumnShares;
import dev.wasmscope.ui.parts.SizeProbe;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/** A tree of values: lazily read, filtered, with values that are set in place. */
public final class ValueTree {
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    /** Of text in its usual size: room for where values are, and for their types. */
    private static final double WIDE = 460;

    private static final double NARROW = 210;
    private static final double USUAL_SIZE = 12;

    private final ValueRows rows;
    private final ValueActions actions;
    private final TreeTableView<VariableNode> tree = new TreeTableView<>();
    private final ValueItem root;
    private final ValueEditor editor;
    private final StackPane pane;
    private final SizeProbe probe = new SizeProbe(USUAL_SIZE, "variables-probe");
    private Predicate<VariableNode> onEnter = _ -> false;

    /** The path of a row that is to be selected when it is there. */
    private Optional<String> wanted = Optional.empty();

    /**
     * @param id of the tree
     * @param actions what can be done with a row
     */
    public ValueTree(String id, String title, ValueRows rows, ValueActions actions) {
        this.rows = rows;
        this.actions = actions;
        this.root = ValueItem.root(rows);
        tree.setId(id);
        tree.setAccessibleText(title);
        tree.setShowRoot(false);
        tree.getStyleClass().add("rows");
        tree.getStyleClass().add("variables");
        ColumnShares.in(tree);
        tree.getColumns().add(ValueCell.column("Name", 175, VariableNode::name));
        tree.getColumns().add(ValueCell.column("Value", 125, VariableNode::value));
        TreeTableColumn<VariableNode, VariableNode> type =
                ValueCell.column(ValueCell.TYPE, 90, VariableNode::type);
        tree.getColumns().add(type);
        TreeTableColumn<VariableNode, VariableNode> location =
                ValueCell.column("Location", 88, ValueTree::place);
        tree.getColumns().add(location);
        // In a narrow view tooltips tell them.
        Runnable fit =
                () -> {
                    double room = tree.getWidth() / probe.size().getValue().factor();
                    location.setVisible(room > WIDE);
                    type.setVisible(room > NARROW || room == 0);
                };
        tree.widthProperty().subscribe(fit);
        probe.size().subscribe(fit);
        tree.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        editor =
                new ValueEditor(
                        id + "-edit", Completer.of(rows.debug(), rows::frame), tree::requestFocus);
        pane = new StackPane(tree, editor.node(), probe.node());
    }

    /** The node to put into a window. */
    public Node node() {
        return pane;
    }

    /** The tree itself. */
    public TreeTableView<VariableNode> tree() {
        return tree;
    }

    /** Sets what the context menu offers. */
    public void setMenu(ContextMenu menu) {
        tree.setContextMenu(menu);
    }

    /** Says what the enter key does; where it does nothing, it sets the value. */
    public void onEnter(Predicate<VariableNode> handler) {
        onEnter = handler;
    }

    /** Calls a listener when another row is selected, or the selected one has another value. */
    public void onSelected(Consumer<Optional<VariableNode>> listener) {
        tree.getSelectionModel()
                .selectedItemProperty()
                .flatMap(TreeItem::valueProperty)
                .subscribe(_ -> listener.accept(selected()));
    }

    /** Shows a first level. */
    public void show(List<VariableNode> nodes) {
        Optional<String> before = wanted.or(() -> selected().map(VariableNode::path));
        root.show(nodes);
        tree.setRoot(nodes.isEmpty() ? null : root);
        if (before.isPresent() && !before.equals(selected().map(VariableNode::path))) {
            tree.getSelectionModel().clearSelection();
            select(before.get());
            // Once: what is not there now was removed.
            wanted = Optional.empty();
        }
    }

    /** Whether a row is one of those that {@link #show} was given. */
    public boolean isFirstLevel(VariableNode row) {
        return root.getChildren().stream().anyMatch(i -> i.getValue().path().equals(row.path()));
    }

    /** Shows only rows with that text in them. */
    public void filter(String text) {
        root.filter(text);
    }

    /** Selects a row of the first levels, as soon as it is there. */
    public void select(String path) {
        wanted = Optional.of(path);
        for (int i = 0; i < tree.getExpandedItemCount(); i++) {
            if (tree.getTreeItem(i).getValue().path().equals(path)) {
                tree.getSelectionModel().clearAndSelect(i);
                wanted = Optional.empty();
                return;
            }
        }
    }

    /** The row that is selected. */
    public Optional<VariableNode> selected() {
        return Optional.ofNullable(tree.getSelectionModel().getSelectedItem())
                .map(TreeItem::getValue);
    }

    /** Does something with the selected row, if it stands for a value. */
    public void withSelected(Consumer<VariableNode> what) {
        selected().filter(VariableNode::isValue).ifPresent(what);
    }

    /** Opens a field over the value that is selected. */
    public void setValue() {
        withSelected(
                node -> {
                    if (ValueActions.canBeSet(node)) {
                        int frame = rows.frame();
                        edit(
                                1,
                                "New value of " + node.name(),
                                node.value(),
                                text ->
                                        actions.assign(
                                                frame, node, text, this::closeEditor, this::fail));
                    }
                });
    }

    /**
     * Opens a field over a cell of the selected row.
     *
     * @param column 0 for the name, 1 for the value
     */
    public void edit(int column, String label, String text, Consumer<String> accept) {
        cell(column).ifPresent(at -> editor.open(at, label, text, accept));
    }

    /** Closes the field. */
    public void closeEditor() {
        editor.close();
    }

    /** Says below the field what is wrong; it stays open. */
    public void fail(ExpressionProblem problem) {
        editor.fail(problem);
    }

    /** Copies a text about the selected row. */
    public void copy(Function<VariableNode, String> text) {
        selected().ifPresent(node -> copy(text.apply(node)));
    }

    static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** Where a cell of the selected row is in the scene. */
    private Optional<Bounds> cell(int column) {
        int index = tree.getSelectionModel().getSelectedIndex();
        return tree.lookupAll(".tree-table-row-cell").stream()
                .filter(n -> n instanceof TreeTableRow<?> row && row.getIndex() == index)
                .findFirst()
                .map(
                        row -> {
                            Bounds bounds = row.localToScene(row.getBoundsInLocal());
                            double left = column == 0 ? 0 : tree.getColumns().get(0).getWidth();
                            return new BoundingBox(
                                    bounds.getMinX() + left,
                                    bounds.getMinY(),
                                    tree.getColumns().get(column).getWidth(),
                                    bounds.getHeight());
                        });
    }

    private void pressed(KeyEvent event) {
        Optional<VariableNode> node = selected();
        if (node.isEmpty()) {
            return;
        }
        if (COPY.match(event)) {
            copy(ValueTree::line);
            event.consume();
        } else if (event.getCode() == KeyCode.F2 && !event.isShiftDown()) {
            setValue();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            entered(node.get());
            event.consume();
        }
    }

    private void entered(VariableNode node) {
        TreeItem<VariableNode> item = tree.getSelectionModel().getSelectedItem();
        if (!node.isValue()) {
            item.setExpanded(!item.isExpanded());
        } else if (!onEnter.test(node)) {
            setValue();
        }
    }

    /** A row as a line of text. */
    static String line(VariableNode node) {
        String type = node.type().isEmpty() ? "" : ": " + node.type();
        return node.isValue() ? node.name() + type + " = " + node.value() : node.name();
    }

    /** Most variables are in memory: there the address says it all. */
    private static String place(VariableNode node) {
        return node.location().startsWith("at 0x")
                ? node.location().substring("at ".length())
                : node.location();
    }
}
