package dev.wasmscope.ui.module;

import dev.wasmscope.ui.fx.Latest;
import dev.wasmscope.ui.parts.Buttons;
import dev.wasmscope.ui.parts.Parts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.kordamp.ikonli.feather.Feather;

/**
 * Rows of one kind with a filter, sorted behind the toolkit's thread: tens of thousands of rows are
 * no freeze. What is shown can be copied and exported.
 */
final class ModuleTable<T> {
    /** What a table needs from outside. */
    record Outside(Latest work, Consumer<Throwable> failed, Consumer<Grid> export) {}

    private final BorderPane root = new BorderPane();
    private final TableView<T> table = new TableView<>();
    private final TextField filter = new TextField();
    private final Label count = Parts.label("", "subtle", "small");
    private final List<Column<T>> columns;
    private final List<TableColumn<T, String>> shown = new ArrayList<>();
    private final Outside outside;
    private final ContextMenu menu = new ContextMenu();
    private List<T> rows = List.of();
    private boolean filling;

    /**
     * @param opened told which row was opened, by double click or Enter
     */
    ModuleTable(String id, List<Column<T>> columns, Consumer<T> opened, Outside outside) {
        this.columns = List.copyOf(columns);
        this.outside = outside;
        table.setId(id);
        table.getStyleClass().add("module-table");
        table.getStyleClass().add("rows");
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        table.setPlaceholder(Parts.label("Nothing", "subtle"));
        columns.forEach(this::add);
        table.setSortPolicy(_ -> sorted());
        table.setRowFactory(_ -> row(opened));
        table.addEventHandler(KeyEvent.KEY_PRESSED, e -> pressed(e, opened));
        table.setContextMenu(menu);
        menuItem(id + "-copy", "Copy", this::copy);
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            String title = columns.get(i).title();
            if (!title.isEmpty()) {
                menuItem(id + "-sort-" + i, "Sort by " + title, () -> sortBy(column));
            }
        }
        filter.setId(id + "-filter");
        filter.setPromptText("Filter");
        filter.setAccessibleText("Filter the rows");
        filter.textProperty().subscribe(this::arrange);
        root.setTop(bar(id));
        root.setCenter(table);
        root.setMinSize(0, 0);
    }

    private Node bar(String id) {
        count.setId(id + "-count");
        Button copy =
                Buttons.icon(
                        id + "-copy-all",
                        Feather.COPY,
                        "Copy all rows that are shown",
                        () -> copy(grid(table.getItems())));
        Button export =
                Buttons.icon(
                        id + "-export",
                        Feather.DOWNLOAD,
                        "Export as CSV or JSON",
                        () -> outside.export().accept(grid(table.getItems())));
        return Parts.bar(filter, count, Parts.spring(), copy, export);
    }

    /** Adds something that can be done with the chosen row. */
    ModuleTable<T> withMenu(String id, String title, Consumer<T> handler) {
        menuItem(id, title, () -> chosen().ifPresent(handler));
        return this;
    }

    private void menuItem(String id, String title, Runnable handler) {
        MenuItem item = new MenuItem(title);
        item.setId(id);
        item.setOnAction(_ -> handler.run());
        menu.getItems().add(item);
    }

    private Optional<T> chosen() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    private void add(Column<T> column) {
        TableColumn<T, String> shownColumn = new TableColumn<>(column.title());
        shownColumn.setPrefWidth(column.width());
        shownColumn.setMinWidth(Math.min(column.width(), 60));
        shownColumn.setMaxWidth(column.number() ? column.width() * 1.6 : 4000);
        shownColumn.setReorderable(false);
        shownColumn.setCellValueFactory(
                f -> new ReadOnlyStringWrapper(column.text().apply(f.getValue())));
        shownColumn.getStyleClass().add(column.number() ? "number" : "mono");
        if (column.number()) {
            shownColumn.setSortType(TableColumn.SortType.DESCENDING);
        }
        shown.add(shownColumn);
        table.getColumns().add(shownColumn);
    }

    private TableRow<T> row(Consumer<T> opened) {
        TableRow<T> row = new TableRow<>();
        row.setOnMouseClicked(
                e -> {
                    if (e.getClickCount() == 2) {
                        Optional.ofNullable(row.getItem()).ifPresent(opened);
                    }
                });
        return row;
    }

    private void pressed(KeyEvent e, Consumer<T> opened) {
        if (e.getCode() == KeyCode.ENTER) {
            chosen().ifPresent(opened);
            e.consume();
        } else if (e.isShortcutDown() && e.getCode() == KeyCode.C) {
            copy();
            e.consume();
        }
    }

    Node node() {
        return root;
    }

    /** Shows other rows; filter and order stay. */
    void show(List<T> next) {
        rows = next;
        arrange();
    }

    /** Tells which row the user has chosen. */
    void onChoice(Consumer<T> listener) {
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(row -> Optional.ofNullable(row).ifPresent(listener));
    }

    /** Chooses the row that something is true of, and brings it into view. */
    void select(Predicate<T> wanted) {
        for (int i = 0; i < table.getItems().size(); i++) {
            if (wanted.test(table.getItems().get(i))) {
                table.getSelectionModel().clearAndSelect(i);
                table.scrollTo(Math.max(0, i - 3));
                return;
            }
        }
    }

    /** For those who use no mouse; the same column again turns the order around. */
    private void sortBy(int index) {
        TableColumn<T, String> column = shown.get(index);
        if (table.getSortOrder().equals(List.of(column))) {
            boolean down = column.getSortType() == TableColumn.SortType.DESCENDING;
            column.setSortType(
                    down ? TableColumn.SortType.ASCENDING : TableColumn.SortType.DESCENDING);
        } else {
            table.getSortOrder().setAll(List.of(column));
        }
    }

    private boolean sorted() {
        if (!filling) {
            arrange();
        }
        return true;
    }

    private void arrange() {
        String wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
        Optional<Comparator<T>> order = order();
        List<T> all = rows;
        if (all.isEmpty() && table.getItems().isEmpty()) {
            count.setText("");
            return;
        }
        outside.work().ask(() -> arranged(all, wanted, order), this::fill, outside.failed());
    }

    private Optional<Comparator<T>> order() {
        Optional<Comparator<T>> order = Optional.empty();
        for (TableColumn<T, ?> column : table.getSortOrder()) {
            Comparator<T> by = columns.get(shown.indexOf(column)).order();
            Comparator<T> next =
                    column.getSortType() == TableColumn.SortType.DESCENDING ? by.reversed() : by;
            order = Optional.of(order.map(o -> o.thenComparing(next)).orElse(next));
        }
        return order;
    }

    private List<T> arranged(List<T> all, String wanted, Optional<Comparator<T>> order) {
        List<T> found = new ArrayList<>(all);
        if (!wanted.isEmpty()) {
            found.removeIf(row -> !matches(row, wanted));
        }
        order.ifPresent(found::sort);
        return found;
    }

    private boolean matches(T row, String wanted) {
        for (Column<T> column : columns) {
            if (!column.number()
                    && column.text().apply(row).toLowerCase(Locale.ROOT).contains(wanted)) {
                return true;
            }
        }
        return false;
    }

    private void fill(List<T> found) {
        filling = true;
        try {
            Optional<T> before = chosen();
            // Another list would make the table forget its order.
            table.getItems().setAll(found);
            before.ifPresent(
                    row -> {
                        int at = found.indexOf(row);
                        if (at >= 0) {
                            table.getSelectionModel().clearAndSelect(at);
                        }
                    });
        } finally {
            filling = false;
        }
        count.setText(
                found.size() == rows.size()
                        ? Parts.grouped(rows.size())
                        : Parts.grouped(found.size()) + " of " + Parts.grouped(rows.size()));
    }

    private Grid grid(List<T> of) {
        return new Grid(
                columns.stream().map(Column::title).toList(),
                of.stream()
                        .map(row -> columns.stream().map(c -> c.text().apply(row)).toList())
                        .toList());
    }

    private void copy() {
        copy(grid(table.getSelectionModel().getSelectedItems()));
    }

    private static void copy(Grid grid) {
        ClipboardContent content = new ClipboardContent();
        content.putString(grid.text());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
