package dev.wasmscope.ui.source;

import dev.wasmscope.session.Breakpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The context menu of a line: made for it when it is asked for. */
final class LineMenu {
    private final SourceModel model;
    private final SourceTools tools;
    private final SourceView view;
    private final ContextMenu menu = new ContextMenu();
    private final List<MenuItem> items = new ArrayList<>();

    LineMenu(SourceModel model, SourceTools tools, SourceView view) {
        this.model = model;
        this.tools = tools;
        this.view = view;
    }

    /** Shows it for a line, at a point of the screen. */
    void show(int line, Node owner, double x, double y) {
        items.clear();
        addBreakpoint(line);
        addRun(line);
        addNames();
        addCopy();
        addProfile(line);
        menu.getItems().setAll(items);
        menu.show(owner, x, y);
    }

    private MenuItem item(String id, String title, Runnable handler) {
        MenuItem item = new MenuItem(title);
        item.setId("source-" + id);
        item.setOnAction(_ -> handler.run());
        items.add(item);
        return item;
    }

    private void line() {
        items.add(new SeparatorMenuItem());
    }

    private void addBreakpoint(int line) {
        LineActions lines = tools.lines();
        Optional<Breakpoint> present = lines.breakpoint(model.file(), line);
        if (present.isEmpty()) {
            item("toggle", "Set breakpoint", () -> lines.toggle(model.file(), line));
            item(
                    "condition",
                    "Set conditional breakpoint…",
                    () -> lines.editCondition(model.file(), line));
            item("log", "Set log point…", () -> lines.editLogPoint(model.file(), line));
            item("patch", "Patch this line…", () -> lines.editPatch(model.file(), line));
        } else {
            Breakpoint b = present.get();
            item("toggle", "Remove breakpoint", () -> lines.remove(b));
            item(
                    "enable",
                    b.enabled() ? "Disable breakpoint" : "Enable breakpoint",
                    () -> lines.setEnabled(b, !b.enabled()));
            item("condition", "Edit breakpoint…", () -> lines.edit(b));
        }
        items.forEach(i -> i.setDisable(!lines.open()));
        line();
    }

    private void addRun(int line) {
        boolean stopped = tools.lines().stopped().get();
        MenuItem runTo =
                item("run-to", "Run to this line", () -> tools.lines().runTo(model.file(), line));
        MenuItem jump =
                item("jump", "Jump to this line", () -> tools.lines().jump(model.file(), line));
        MenuItem into = item("step-into", "Step into a call…", view::chooseCall);
        runTo.setDisable(!stopped);
        jump.setDisable(!stopped);
        into.setDisable(!stopped);
        line();
    }

    private void addNames() {
        boolean stopped = tools.peek().ready();
        item("evaluate", "Evaluate", view::evaluateAtCaret).setDisable(!stopped);
        item("watch", "Add to watches", view::watchAtCaret).setDisable(!stopped);
        Optional<String> name = view.nameAtCaret();
        item("definition", "Go to the definition", () -> name.ifPresent(tools.definition()))
                .setDisable(name.isEmpty());
        item("find-here", "Find in this file…", view::find);
        line();
    }

    private void addCopy() {
        item("copy", "Copy", view::copy);
        item("copy-position", "Copy file and line", view::copyPosition);
    }

    private void addProfile(int line) {
        if (model.heatProperty().get().present()) {
            line();
            item("heat", "Show among the hot lines", () -> model.showHeat(line));
            item("flame", "Show in the flame graph", () -> model.showFlame(line));
        }
    }
}
