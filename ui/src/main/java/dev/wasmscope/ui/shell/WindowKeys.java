package dev.wasmscope.ui.shell;

import dev.wasmscope.ui.action.Actions;
import dev.wasmscope.ui.fx.UiThread;
import java.util.List;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.IndexedCell;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;

/**
 * Lets keys run actions in a window, and opens the menu of what has the keyboard; the mouse opens
 * that of the row below it.
 */
public final class WindowKeys {
    private final Actions actions;
    private final UiThread ui;

    public WindowKeys(Actions actions, UiThread ui) {
        this.actions = actions;
        this.ui = ui;
    }

    /** Listens to the keys of a window, whose contents are below {@code root}. */
    public void install(Node root) {
        root.addEventFilter(KeyEvent.KEY_PRESSED, actions::dispatch);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::unused);
        root.addEventFilter(MouseEvent.MOUSE_PRESSED, RowOfMenu::choose);
    }

    private void unused(KeyEvent event) {
        if (event.getCode() == KeyCode.CONTEXT_MENU
                || (event.getCode() == KeyCode.F10 && event.isShiftDown())) {
            // Where the system asks for the menu itself, it has done so by then.
            ui.later(() -> menu(((Node) event.getTarget()).getScene()));
            event.consume();
        } else {
            actions.dispatchUnused(event);
        }
    }

    private static void menu(Scene scene) {
        Node owner = scene == null ? null : scene.getFocusOwner();
        if (owner == null || Window.getWindows().stream().anyMatch(ContextMenu.class::isInstance)) {
            return;
        }
        Node at = chosen(owner);
        Bounds bounds = at.getLayoutBounds();
        Point2D point =
                new Point2D(
                        bounds.getMinX() + Math.min(24, bounds.getWidth() / 2),
                        bounds.getMinY() + Math.min(20, bounds.getHeight() / 2));
        Point2D screen = at.localToScreen(point);
        Event.fireEvent(
                at,
                new ContextMenuEvent(
                        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                        point.getX(),
                        point.getY(),
                        screen.getX(),
                        screen.getY(),
                        true,
                        null));
    }

    /** The chosen row, where rows have menus of their own. */
    private static Node chosen(Node owner) {
        if (!(owner instanceof Parent parent)) {
            return owner;
        }
        return List.copyOf(parent.lookupAll(".cell")).stream()
                .filter(IndexedCell.class::isInstance)
                .map(IndexedCell.class::cast)
                .filter(cell -> cell.isSelected() && !cell.isEmpty() && cell.isVisible())
                .filter(cell -> !cell.getStyleClass().contains("table-cell"))
                .map(Node.class::cast)
                .findFirst()
                .orElse(owner);
    }
}
