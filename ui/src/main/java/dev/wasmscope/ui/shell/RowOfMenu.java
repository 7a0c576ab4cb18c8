package dev.wasmscope.ui.shell;

import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.TreeView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Lets the mouse's other button choose the row that it presses, before the menu is shown: what the
 * menu does, it does to the chosen row. Not every platform does so.
 */
final class RowOfMenu {
    private RowOfMenu() {}

    static void choose(MouseEvent event) {
        if (event.getButton() != MouseButton.SECONDARY) {
            return;
        }
        for (Node at = node(event.getTarget()); at != null; at = at.getParent()) {
            if (at instanceof IndexedCell<?> cell && !cell.isEmpty()) {
                MultipleSelectionModel<?> model = rows(cell);
                if (model != null) {
                    if (!model.isSelected(cell.getIndex())) {
                        model.clearAndSelect(cell.getIndex());
                    }
                    return;
                }
            }
        }
    }

    private static @Nullable Node node(EventTarget target) {
        return target instanceof Node node ? node : null;
    }

    private static @Nullable MultipleSelectionModel<?> rows(IndexedCell<?> cell) {
        return switch (cell) {
            case ListCell<?> c -> of(c.getListView());
            case TableRow<?> c -> of(c.getTableView());
            case TreeCell<?> c -> of(c.getTreeView());
            case TreeTableRow<?> c -> of(c.getTreeTableView());
            default -> null;
        };
    }

    private static @Nullable MultipleSelectionModel<?> of(@Nullable Node rows) {
        return switch (rows) {
            case ListView<?> list -> list.getSelectionModel();
            case TableView<?> table -> table.getSelectionModel();
            case TreeView<?> tree -> tree.getSelectionModel();
            case TreeTableView<?> tree -> tree.getSelectionModel();
            case null, default -> null;
        };
    }
}
