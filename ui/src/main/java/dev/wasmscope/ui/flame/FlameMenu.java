package dev.wasmscope.ui.flame;

import dev.wasmscope.profiler.model.FunctionLabel;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;

/** What can be done with the box under the mouse, or with the chosen one from the keyboard. */
final class FlameMenu {
    /**
     * Where a function leads outside of the graph.
     *
     * @param source shows where it is declared
     * @param callers shows who calls it and what it calls
     */
    record Ways(Consumer<FunctionLabel> source, Consumer<FunctionLabel> callers) {}

    private final FlameModel model;
    private final FlameCanvas canvas;
    private final Ways ways;
    private final ContextMenu menu = new ContextMenu();

    FlameMenu(FlameModel model, FlameCanvas canvas, Ways ways) {
        this.model = model;
        this.canvas = canvas;
        this.ways = ways;
        menu.setId("flame-menu");
        canvas.setOnContextMenuRequested(this::open);
    }

    private void open(ContextMenuEvent event) {
        int box =
                event.isKeyboardTrigger()
                        ? model.selectedProperty().get()
                        : canvas.boxAt(event.getX(), event.getY());
        if (box < 0 || model.graphProperty().get().isEmpty()) {
            return;
        }
        model.select(box);
        fill(box);
        if (event.isKeyboardTrigger()) {
            Rectangle2D at = canvas.place(model.graphProperty().get().get(), box);
            menu.show(canvas, Side.TOP, Math.max(0, at.getMinX()) + 8, at.getMaxY());
        } else {
            menu.show(canvas, event.getScreenX(), event.getScreenY());
        }
        event.consume();
    }

    private void fill(int box) {
        Optional<FunctionLabel> function = model.function(box);
        menu.getItems().clear();
        item("zoom", "Zoom to this", true, () -> model.zoomTo(box));
        item(
                "source",
                "Go to source",
                function.flatMap(FunctionLabel::source).isPresent(),
                () -> function.ifPresent(ways.source()));
        item(
                "callers",
                "Callers and callees",
                function.isPresent(),
                () -> function.ifPresent(ways.callers()));
        menu.getItems().add(new SeparatorMenuItem());
        item(
                "hide",
                "Hide this function",
                function.isPresent(),
                () -> function.ifPresent(f -> model.change(o -> o.hiding(f))));
        item(
                "only",
                "Only what this function calls",
                function.isPresent(),
                () -> function.ifPresent(f -> model.change(o -> o.withRoot(f))));
        item(
                "everything",
                "Show everything again",
                model.optionsProperty().get().partial(),
                () -> model.change(FlameOptions::withEverything));
        menu.getItems().add(new SeparatorMenuItem());
        item(
                "find",
                "Find all of its boxes",
                function.isPresent(),
                () -> function.ifPresent(f -> model.searchProperty().set(f.name())));
        item(
                "copy-name",
                "Copy name",
                function.isPresent(),
                () -> function.ifPresent(f -> copy(f.name())));
        item("copy-stack", "Copy stack", true, () -> copy(model.stack(box)));
    }

    private void item(String id, String title, boolean enabled, Runnable handler) {
        MenuItem item = new MenuItem(title);
        item.setId("flame-" + id);
        item.setDisable(!enabled);
        item.setOnAction(_ -> handler.run());
        menu.getItems().add(item);
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
