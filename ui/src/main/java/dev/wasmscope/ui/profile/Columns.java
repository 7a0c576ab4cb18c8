package dev.wasmscope.ui.profile;

import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** Columns of tables that are sorted by values and show texts. */
final class Columns {
    private static final double NARROWEST = 50;

    private Columns() {}

    static <T> TableColumn<T, String> text(String title, double width, Function<T, String> text) {
        TableColumn<T, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(NARROWEST);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(text.apply(f.getValue())));
        column.setCellFactory(
                _ ->
                        new TableCell<>() {
                            @Override
                            protected void updateItem(@Nullable String item, boolean empty) {
                                super.updateItem(item, empty);
                                setText(empty ? null : item);
                            }
                        });
        column.getStyleClass().add("mono");
        return column;
    }

    /** Numbers: the greatest first when the header is clicked once. */
    static <T> TableColumn<T, Long> number(
            String title, double width, ToLongFunction<T> value, LongFunction<String> text) {
        TableColumn<T, Long> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(NARROWEST);
        column.setMaxWidth(width * 1.6);
        column.setSortType(TableColumn.SortType.DESCENDING);
        column.setCellValueFactory(
                f -> new ReadOnlyObjectWrapper<>(value.applyAsLong(f.getValue())));
        column.setCellFactory(
                _ ->
                        new TableCell<>() {
                            @Override
                            protected void updateItem(@Nullable Long item, boolean empty) {
                                super.updateItem(item, empty);
                                setText(empty || item == null ? null : text.apply(item));
                            }
                        });
        column.getStyleClass().add("number");
        return column;
    }

    /** Ctrl+C copies the chosen rows. */
    static <T> void copying(TableView<T> table, Function<T, String> text) {
        KeyCombination copy = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
        table.addEventHandler(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (copy.match(e)) {
                        copy(
                                String.join(
                                        "\n",
                                        table.getSelectionModel().getSelectedItems().stream()
                                                .map(text)
                                                .toList()));
                        e.consume();
                    }
                });
    }

    static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
