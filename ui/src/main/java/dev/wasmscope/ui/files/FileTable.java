package dev.wasmscope.ui.files;

import dev.wasmscope.ui.parts.Copying;
import dev.wasmscope.ui.parts.Parts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** A table of files: rows are opened, have a menu, and are copied with their columns. */
final class FileTable<T> {
    /**
     * One column.
     *
     * @param number whether its texts are numbers, grouped or missing
     */
    record Column<T>(String title, double width, boolean number, Function<T, String> text) {}

    private static final int LONG = 18;

    private final TableView<T> table = new TableView<>();
    private final ContextMenu menu = new ContextMenu();
    private final List<Column<T>> columns;
    private Consumer<T> onOpen = _ -> {};

    /**
     * @param name that is read out
     * @param marked which rows stand out
     */
    FileTable(String id, String name, Node empty, List<Column<T>> columns, Predicate<T> marked) {
        this.columns = List.copyOf(columns);
        table.setId(id);
        table.setAccessibleText(name);
        table.getStyleClass().add("files-table");
        table.getStyleClass().add("rows");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        table.setPlaceholder(empty);
        columns.forEach(column -> table.getColumns().add(made(column)));
        table.setRowFactory(_ -> new MarkedRow(marked));
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        table.setContextMenu(menu);
        Copying.control(table, () -> chosen().map(this::line).orElse(""));
    }

    TableView<T> node() {
        return table;
    }

    void show(List<T> rows) {
        Optional<T> before = chosen();
        table.getItems().setAll(rows);
        before.filter(rows::contains).ifPresent(table.getSelectionModel()::select);
    }

    /** What a double click and Enter do. */
    void onOpen(Consumer<T> work) {
        onOpen = work;
    }

    /** Adds to the menu, above Copy. */
    void offer(String id, String title, Ikon icon, Predicate<T> can, Consumer<T> work) {
        MenuItem item = new MenuItem(title, new FontIcon(icon));
        item.setId(id);
        item.setOnAction(_ -> chosen().filter(can).ifPresent(work));
        menu.getItems().add(menu.getItems().size() - 1, item);
        menu.addEventHandler(
                javafx.stage.WindowEvent.WINDOW_SHOWING,
                _ -> item.setDisable(chosen().filter(can).isEmpty()));
    }

    private Optional<T> chosen() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            chosen().ifPresent(onOpen);
        }
    }

    private String line(T row) {
        return columns.stream()
                .map(column -> column.text().apply(row))
                .collect(Collectors.joining("\t"));
    }

    private TableColumn<T, T> made(Column<T> what) {
        TableColumn<T, T> column = new TableColumn<>(what.title());
        column.setMinWidth(Math.min(what.width(), 40));
        column.setPrefWidth(what.width());
        column.setReorderable(false);
        column.setComparator(
                (a, b) ->
                        what.number()
                                ? Long.compare(
                                        value(what.text().apply(a)), value(what.text().apply(b)))
                                : what.text().apply(a).compareTo(what.text().apply(b)));
        if (what.number()) {
            column.getStyleClass().add("number");
        }
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        column.setCellFactory(_ -> new TextCell<>(what));
        return column;
    }

    private static long value(String grouped) {
        String digits = grouped.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    /** A row that stands out when something was left open. */
    private final class MarkedRow extends TableRow<T> {
        private final Predicate<T> marked;

        MarkedRow(Predicate<T> marked) {
            this.marked = marked;
            setOnMouseClicked(
                    e -> {
                        if (e.getClickCount() == 2 && getItem() != null) {
                            onOpen.accept(getItem());
                        }
                    });
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            getStyleClass().remove("leaked");
            if (!empty && item != null && marked.test(item)) {
                getStyleClass().add("leaked");
            }
        }
    }

    /** One text. */
    private static final class TextCell<T> extends TableCell<T, T> {
        private final Function<T, String> text;

        TextCell(Column<T> column) {
            this.text = column.text();
            getStyleClass().add("mono");
            if (column.number()) {
                getStyleClass().add("number");
            }
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            String shown = empty || item == null ? "" : text.apply(item);
            setText(shown);
            if (shown.length() > LONG) {
                Parts.tip(this, shown);
            } else {
                setTooltip(null);
            }
        }
    }
}
