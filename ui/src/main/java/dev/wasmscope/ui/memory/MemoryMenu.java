package dev.wasmscope.ui.memory;

import dev.wasmscope.session.memory.MemoryMoment;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The menu of the bytes. */
final class MemoryMenu {
    private MemoryMenu() {}

    /** What can be done with the chosen bytes. */
    static ContextMenu of(MemoryView view, MemoryTool tool) {
        ContextMenu menu = new ContextMenu();
        for (CopyFormat format : CopyFormat.values()) {
            String id = "memory-copy-" + format.name().toLowerCase(java.util.Locale.ROOT);
            menu.getItems().add(item(id, format.title(), () -> tool.copy(format)));
        }
        menu.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        item("memory-watch", "Stop when these bytes change", tool::watch),
                        item("memory-follow-pointer", "Go where this pointer points", view::follow),
                        item("memory-undo", "Undo", tool.editor()::undo),
                        item("memory-redo", "Redo", tool.editor()::redo),
                        new SeparatorMenuItem(),
                        item("memory-fill", "Fill…", view::fill),
                        item("memory-save", "Save to a file…", tool::save),
                        item("memory-load", "Load a file here…", tool::load),
                        new SeparatorMenuItem(),
                        item("memory-keep", "Keep this moment", tool.moments()::keep));
        compare(menu, tool.moments());
        return menu;
    }

    private static void compare(ContextMenu menu, Moments moments) {
        List<MemoryMoment> all = moments.all();
        if (all.isEmpty()) {
            return;
        }
        Menu now = new Menu("Compare with now");
        now.setId("memory-compare");
        Menu two = new Menu("Compare two moments");
        two.setId("memory-compare-two");
        for (int i = 0; i < all.size(); i++) {
            String name = all.get(i).name();
            String id = "memory-compare-" + (i + 1);
            now.getItems().add(item(id, name, () -> moments.compare(name, Optional.empty())));
            for (MemoryMoment later : all.subList(i + 1, all.size())) {
                two.getItems()
                        .add(
                                item(
                                        id + "-with",
                                        name + " with " + later.name(),
                                        () -> moments.compare(name, Optional.of(later.name()))));
            }
        }
        menu.getItems().add(now);
        if (!two.getItems().isEmpty()) {
            menu.getItems().add(two);
        }
    }

    private static MenuItem item(String id, String title, Runnable work) {
        MenuItem item = new MenuItem(title);
        item.setId(id);
        item.setOnAction(_ -> work.run());
        return item;
    }
}
