package dev.wasmscope.ui.shell;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.ContextMenuEvent;
import software.coley.bentofx.control.Header;
import software.coley.bentofx.control.HeaderPane;
import software.coley.bentofx.dockable.Dockable;

/** The tab of a view: it has a name for those who do not see it, and a menu that keys open. */
final class TabHeader extends Header {
    /** Shows the menu of a tab at a point of the screen. */
    @FunctionalInterface
    interface Menu {
        void show(Dockable dockable, Node at, double x, double y);
    }

    TabHeader(Dockable dockable, HeaderPane pane, Menu menu) {
        super(dockable, pane);
        setId("tab-" + dockable.getIdentifier());
        setAccessibleText(dockable.getTitle());
        addEventHandler(
                ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                e -> {
                    menu.show(dockable, this, e.getScreenX(), e.getScreenY());
                    e.consume();
                });
        withDragDrop();
        setFocusTraversable(false);
        dockable.titleProperty().addListener((_, _, title) -> setAccessibleText(title));
        if (lookup(".close-button") instanceof Button close) {
            close.setAccessibleText("Close " + dockable.getTitle());
        }
    }

    /** The Tab key visits one tab of a group, the arrow keys the others: visiting one shows it. */
    @Override
    public void setSelected(boolean selected) {
        super.setSelected(selected);
        setFocusTraversable(selected);
    }
}
