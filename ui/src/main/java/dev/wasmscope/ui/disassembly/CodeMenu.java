package dev.wasmscope.ui.disassembly;

import dev.wasmscope.session.code.CodeLine;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** What can be done with the row that the user is at. */
final class CodeMenu {
    private final DisassemblyModel model;
    private final DisassemblyView view;
    private final ContextMenu menu = new ContextMenu();
    private final MenuItem follow = item("code-follow", "Go to the target");
    private final MenuItem source = item("code-source", "Show the source line");
    private final MenuItem breakpoint = item("code-breakpoint", "Toggle breakpoint");
    private final MenuItem runTo = item("code-run-to", "Run to this instruction");
    private final MenuItem jump = item("code-jump", "Go on from here");
    private final MenuItem fold = item("code-fold", "Fold or unfold");
    private final MenuItem foldBlocks = item("code-fold-blocks", "Fold all blocks");
    private final MenuItem unfoldBlocks = item("code-unfold-blocks", "Unfold all blocks");
    private final MenuItem copy = item("code-copy", "Copy as WAT");
    private final MenuItem copyOffset = item("code-copy-offset", "Copy offset");

    CodeMenu(DisassemblyModel model, DisassemblyView view) {
        this.model = model;
        this.view = view;
        menu.getItems()
                .addAll(
                        follow,
                        source,
                        new SeparatorMenuItem(),
                        breakpoint,
                        runTo,
                        jump,
                        new SeparatorMenuItem(),
                        fold,
                        foldBlocks,
                        unfoldBlocks,
                        new SeparatorMenuItem(),
                        copy,
                        copyOffset);
        copy.setOnAction(_ -> view.copy());
    }

    private static MenuItem item(String id, String text) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        return item;
    }

    void show(Node owner, double x, double y, boolean atRow) {
        Optional<Row> selected = model.selection().rowProperty().get();
        if (selected.isEmpty()) {
            return;
        }
        Row row = selected.get();
        arrange(row);
        Point2D at = atRow ? view.place(row).orElse(owner.localToScreen(40, 40)) : null;
        menu.show(owner, at == null ? x : at.getX(), at == null ? y : at.getY());
    }

    private void arrange(Row row) {
        boolean instruction = model.code().location(row).isPresent();
        boolean calls =
                model.code()
                        .line(row)
                        .filter(
                                l ->
                                        l.role() instanceof CodeLine.CallsThroughTable
                                                || l.role() instanceof CodeLine.CallsReference)
                        .isPresent();
        set(follow, calls || !model.ways().targets(row).isEmpty(), () -> view.enter(row));
        set(source, model.code().position(row).isPresent(), () -> view.showSource(row));
        set(breakpoint, instruction, () -> model.toggleBreakpoint(row));
        set(runTo, instruction && model.stopped(), () -> model.runTo(row));
        set(jump, instruction && model.stopped(), () -> model.jump(row));
        set(fold, true, () -> model.rows().toggle(row));
        set(foldBlocks, true, () -> model.rows().setBlocksFolded(row.function(), true));
        set(unfoldBlocks, true, () -> model.rows().setBlocksFolded(row.function(), false));
        set(copyOffset, instruction, () -> view.copyOffset(row));
    }

    private static void set(MenuItem item, boolean possible, Runnable action) {
        item.setDisable(!possible);
        item.setOnAction(_ -> action.run());
    }
}
