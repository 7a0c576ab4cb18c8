package dev.wasmscope.ui;

import dev.wasmscope.ui.dock.Area;
import dev.wasmscope.ui.memory.CopyFormat;
import dev.wasmscope.ui.memory.Memories;
import dev.wasmscope.ui.memory.MemoryModel;
import dev.wasmscope.ui.memory.MemoryTool;
import dev.wasmscope.ui.place.Place;
import dev.wasmscope.ui.variables.VariablesModel;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The linear memories of the program. */
final class MemoryDesk {
    private final Workbench bench;
    private final Memories memories;

    /**
     * @param variables the bytes of the selected one are shown
     */
    MemoryDesk(Workbench bench, VariablesModel variables) {
        this.bench = bench;
        memories =
                bench.closing(
                        new Memories(
                                new MemoryTool.Outside(
                                        bench.debug(),
                                        bench.breakpoints(),
                                        bench.dialogs(),
                                        bench.tasks(),
                                        bench.exports(),
                                        bench.themes()),
                                variables.selectedProperty()));
        Memories.Open first = memories.first();
        bench.tool(
                "memory", "Memory", Feather.GRID, first.view().node(), Area.BOTTOM_RIGHT, "Alt+8");
        bench.actions().leave(first.view().node(), first.view()::wants);
        bench.places().shownBy(Place.Memory.class, this::show);
        addActions();
    }

    private void addActions() {
        BooleanBinding readable = Bindings.greaterThan(memory().sizeProperty(), 0);
        action("memory.new", "New memory view", Feather.PLUS_SQUARE, readable, _ -> addView());
        action("memory.find", "Find in memory", Feather.SEARCH, readable, v -> v.view().find());
        action(
                "memory.nextChange",
                "Next bytes that changed",
                Feather.ARROW_DOWN,
                readable,
                v -> v.view().nextChange(true));
        action(
                "memory.previousChange",
                "Previous bytes that changed",
                Feather.ARROW_UP,
                readable,
                v -> v.view().nextChange(false));
        action("memory.fill", "Fill memory…", Feather.EDIT_3, readable, v -> v.view().fill());
        action(
                "memory.save",
                "Save bytes to a file…",
                Feather.SAVE,
                readable,
                v -> v.tool().save());
        action(
                "memory.load",
                "Load a file into memory…",
                Feather.DOWNLOAD,
                readable,
                v -> v.tool().load());
        action(
                "memory.watch",
                "Stop when the chosen bytes change",
                Feather.EYE,
                readable,
                v -> v.tool().watch());
        action(
                "memory.undo",
                "Undo the last change of memory",
                Feather.CORNER_UP_LEFT,
                readable,
                v -> v.tool().editor().undo());
        action(
                "memory.keep",
                "Keep memory as it is now",
                Feather.CAMERA,
                readable,
                v -> v.tool().moments().keep());
        for (CopyFormat format : CopyFormat.values()) {
            action(
                    "memory.copy." + format.name().toLowerCase(Locale.ROOT),
                    format.title() + " (memory)",
                    Feather.COPY,
                    readable,
                    v -> v.tool().copy(format));
        }
    }

    private void action(
            String id, String title, Ikon icon, BooleanBinding when, Consumer<Memories.Open> work) {
        bench.action(id, title, icon, "", () -> work.accept(current()))
                .enabledProperty()
                .bind(when);
    }

    /** The view that has the keyboard, else the one that stays. */
    private Memories.Open current() {
        for (Memories.Open open : memories.open()) {
            Node node = open.view().node();
            Node owner = node.getScene() == null ? null : node.getScene().getFocusOwner();
            while (owner != null && !owner.equals(node)) {
                owner = owner.getParent();
            }
            if (owner != null) {
                return open;
            }
        }
        return memories.first();
    }

    private void addView() {
        Memories.Open added = memories.add();
        var keys = bench.actions().leave(added.view().node(), added.view()::wants);
        bench.docks()
                .addEditor(
                        added.id(),
                        "Memory " + added.number(),
                        Feather.GRID,
                        added.view().node(),
                        () -> {
                            keys.unsubscribe();
                            memories.close(added);
                        });
        bench.docks().focus(added.id());
    }

    private void show(Place.Memory place) {
        bench.docks().show("memory");
        memory().goTo(place.memory(), place.address());
    }

    MemoryModel memory() {
        return memories.first().tool().model();
    }
}
