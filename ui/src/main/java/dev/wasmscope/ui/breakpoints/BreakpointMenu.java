package dev.wasmscope.ui.breakpoints;

import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.ui.session.BreakpointsModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputDialog;

/** What can be done with the selected breakpoints. */
final class BreakpointMenu {
    private final BreakpointsView view;
    private final BreakpointsModel model;
    private final BreakpointsTransfer transfer;
    private final Menu group = new Menu("Group");

    BreakpointMenu(BreakpointsView view, BreakpointsModel model, BreakpointsTransfer transfer) {
        this.view = view;
        this.model = model;
        this.transfer = transfer;
        group.setId("breakpoint-menu-group");
    }

    ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        menu.getItems()
                .setAll(
                        item("go", "Go to its place\tF4", view::goToSelected),
                        item("edit", "Edit…\tEnter", view::edit),
                        item("toggle", "Switch on or off\tSpace", view::toggle),
                        item("only", "Switch off all others", this::onlySelected),
                        item("remove", "Remove\tDelete", view::remove),
                        new SeparatorMenuItem(),
                        group,
                        item("copy", "Copy", view::copy),
                        new SeparatorMenuItem(),
                        item("import", "Import…", transfer::read),
                        item("export", "Export…", transfer::write));
        menu.setOnShowing(_ -> fillGroups());
        return menu;
    }

    private static MenuItem item(String id, String title, Runnable handler) {
        MenuItem item = new MenuItem(title);
        item.setId("breakpoint-menu-" + id);
        item.setOnAction(_ -> handler.run());
        return item;
    }

    /** One item for each kind; its form opens. */
    static List<MenuItem> kinds(BreakpointEditor editor) {
        return Arrays.stream(BreakpointKind.values())
                .map(
                        kind -> {
                            String id = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
                            return item("add-" + id, kind.title() + "…", () -> editor.add(kind));
                        })
                .toList();
    }

    private void onlySelected() {
        List<Breakpoint> kept = view.selected();
        model.setEnabled(model.items().stream().filter(b -> !kept.contains(b)).toList(), false);
        model.setEnabled(kept, true);
    }

    private void fillGroups() {
        List<MenuItem> items = new ArrayList<>();
        for (String name : model.groups().names()) {
            items.add(item("group-" + name, name, () -> put(name)));
        }
        items.add(item("group-new", "New group…", this::putIntoNew));
        items.add(item("group-none", "No group", () -> put("")));
        group.getItems().setAll(items);
    }

    private void put(String name) {
        model.setGroup(view.selected(), name);
        if (!name.isEmpty()) {
            view.group(BreakpointGrouping.OWN);
        }
    }

    private void putIntoNew() {
        TextInputDialog dialog = new TextInputDialog();
        dialog.initOwner(view.node().getScene().getWindow());
        dialog.setTitle("New group");
        dialog.setHeaderText(null);
        dialog.setGraphic(null);
        dialog.setContentText("Name of the group");
        dialog.getEditor().setId("breakpoint-group-name");
        dialog.resultProperty()
                .addListener(
                        (_, _, name) -> {
                            if (name != null) {
                                put(name.strip());
                            }
                        });
        dialog.show();
    }
}
