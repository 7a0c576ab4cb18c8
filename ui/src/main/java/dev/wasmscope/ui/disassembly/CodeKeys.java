package dev.wasmscope.ui.disassembly;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The keys of the listing that move, fold and follow. */
final class CodeKeys {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination ALL =
            new KeyCodeCombination(KeyCode.A, KeyCombination.SHORTCUT_DOWN);

    private final DisassemblyModel model;
    private final DisassemblyView view;

    CodeKeys(DisassemblyModel model, DisassemblyView view) {
        this.model = model;
        this.view = view;
    }

    void pressed(KeyEvent event) {
        if (COPY.match(event)) {
            view.copy();
        } else if (ALL.match(event)) {
            chooseFunction();
        } else if (!move(event) && !act(event)) {
            return;
        }
        event.consume();
    }

    private boolean move(KeyEvent event) {
        CodeSelection selection = model.selection();
        long at = selection.index();
        boolean extend = event.isShiftDown();
        switch (event.getCode()) {
            case UP -> selection.chooseIndex(at - 1, extend);
            case DOWN -> selection.chooseIndex(at + 1, extend);
            case PAGE_UP -> selection.chooseIndex(at - view.page(), extend);
            case PAGE_DOWN -> selection.chooseIndex(at + view.page(), extend);
            case HOME -> selection.chooseIndex(0, extend);
            case END -> selection.chooseIndex(Long.MAX_VALUE, extend);
            default -> {
                return false;
            }
        }
        view.follow();
        return true;
    }

    private boolean act(KeyEvent event) {
        var selected = model.selection().rowProperty().get();
        if (selected.isEmpty() || event.isAltDown() || event.isShortcutDown()) {
            return false;
        }
        Row row = selected.get();
        switch (event.getCode()) {
            case LEFT -> fold(row);
            case RIGHT -> unfold(row);
            case ENTER -> view.enter(row);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Folds what the row opens, else goes out to what the row stands in. */
    private void fold(Row row) {
        if (row instanceof Row.Header(int function)) {
            model.rows().setOpen(function, false);
            return;
        }
        var code = model.rows().read(row.function());
        if (code.isEmpty() || !(row instanceof Row.Code at)) {
            choose(new Row.Header(row.function()));
            return;
        }
        if (code.get().opens(at.line()) && !code.get().isFolded(at.line())) {
            model.rows().setFolded(at, true);
            return;
        }
        int parent = code.get().code().parent(at.line());
        choose(parent < 0 ? new Row.Header(at.function()) : new Row.Code(at.function(), parent));
    }

    private void choose(Row row) {
        model.selection().choose(row, false);
        view.follow();
    }

    private void unfold(Row row) {
        switch (row) {
            case Row.Header(int function) -> model.rows().setOpen(function, true);
            case Row.Code code -> model.rows().setFolded(code, false);
            case Row.Source _, Row.Waiting _ -> {}
        }
    }

    private void chooseFunction() {
        model.selection()
                .rowProperty()
                .get()
                .ifPresent(
                        row -> {
                            int start = model.rows().start(row.function());
                            int next =
                                    row.function() + 1 < model.rows().functions()
                                            ? model.rows().start(row.function() + 1)
                                            : model.rows().size();
                            model.selection().chooseIndex(start, false);
                            model.selection().chooseIndex(next - 1, true);
                        });
    }
}
