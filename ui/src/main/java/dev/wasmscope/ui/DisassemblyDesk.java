package dev.wasmscope.ui;

import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.ui.action.Action;
import dev.wasmscope.ui.disassembly.CodeFinder;
import dev.wasmscope.ui.disassembly.DisassemblyModel;
import dev.wasmscope.ui.disassembly.DisassemblyView;
import dev.wasmscope.ui.disassembly.Row;
import dev.wasmscope.ui.dock.Area;
import dev.wasmscope.ui.place.Place;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The instructions: their listing, what can be done there, and the ways to it. */
final class DisassemblyDesk {
    private static final String VIEW = "disassembly";

    private final Workbench bench;
    private final DisassemblyModel model;
    private final DisassemblyView view;

    DisassemblyDesk(Workbench bench) {
        this.bench = bench;
        model =
                bench.closing(
                        new DisassemblyModel(
                                bench.debug(),
                                bench.breakpoints(),
                                bench.run(),
                                bench.ui(),
                                bench.background()));
        CodeFinder finder =
                bench.closing(
                        new CodeFinder(
                                bench.debug(),
                                model,
                                bench.ui(),
                                bench.background(),
                                bench.tasks()));
        view = bench.closing(new DisassemblyView(model, finder, bench.places()::go));
        bench.tool(VIEW, "Disassembly", Feather.CPU, view.node(), Area.EDITORS, "Alt+9");
        bench.run().setByInstruction(view.focusedProperty()::get);
        bench.places().shownBy(Place.Code.class, p -> show(() -> model.ways().show(p.location())));
        bench.places().shownBy(Place.Function.class, this::showFunction);
        addFolds();
        addSwitches();
        addKeys();
        addFind();
        bench.closing(
                model.selection().rowProperty().subscribe(row -> row.ifPresent(this::showLine))
                        ::unsubscribe);
    }

    DisassemblyModel model() {
        return model;
    }

    private void show(Runnable how) {
        bench.docks().show(VIEW);
        how.run();
    }

    /** A function's source where there is one, else its instructions. */
    private void showFunction(Place.Function place) {
        bench.debug()
                .session()
                .ifPresent(
                        s ->
                                bench.ui()
                                        .whenDone(
                                                CompletableFuture.supplyAsync(
                                                        () -> s.module().function(place.index()),
                                                        bench.background()),
                                                found -> showFunction(place, found),
                                                bench.debug()::fail));
    }

    private void showFunction(Place.Function place, Optional<FunctionView> function) {
        function.flatMap(FunctionView::position)
                .filter(p -> p.resolved().isPresent() && p.line() > 0)
                .ifPresentOrElse(
                        p -> bench.sources().show(p.file(), p.line()),
                        () -> show(() -> model.ways().showFunction(place.index())));
    }

    /** The source follows without coming to the front. */
    private void showLine(Row row) {
        if (!view.focusedProperty().get()) {
            return;
        }
        Optional<SourcePosition> position = model.code().position(row);
        position.ifPresent(
                p ->
                        bench.sources().open().stream()
                                .filter(f -> f.file().equals(p.file()))
                                .findFirst()
                                .ifPresent(f -> f.show(p.line())));
    }

    private void addFolds() {
        action(
                "foldAll",
                "Fold all functions",
                Feather.CHEVRONS_UP,
                () -> model.rows().setAllOpen(false));
        action(
                "unfoldAll",
                "Unfold all functions",
                Feather.CHEVRONS_DOWN,
                () -> model.rows().setAllOpen(true));
        action(
                "foldBlocks",
                "Fold the blocks of the function",
                Feather.CHEVRON_UP,
                () -> onRow(row -> model.rows().setBlocksFolded(row.function(), true)));
        action(
                "unfoldBlocks",
                "Unfold the blocks of the function",
                Feather.CHEVRON_DOWN,
                () -> onRow(row -> model.rows().setBlocksFolded(row.function(), false)));
    }

    private void addSwitches() {
        toggle("source", "Source lines in the disassembly", model.sourceProperty());
        toggle("operands", "Operand stack in the disassembly", model.operandsProperty());
        toggle("fileOffsets", "File offsets in the disassembly", model.fileOffsetsProperty());
    }

    private void toggle(String id, String title, BooleanProperty property) {
        action(id, title, Feather.CHECK_SQUARE, () -> property.set(!property.get()));
    }

    /**
     * Before those of the source with the same keys: the ones of the view that has the focus count.
     */
    private void addKeys() {
        whenFocused(
                "breakpoint",
                "Toggle breakpoint on the instruction",
                Feather.CIRCLE,
                "F9",
                () -> onRow(model::toggleBreakpoint));
        whenFocused(
                "runTo",
                "Run to the instruction",
                Feather.SKIP_FORWARD,
                "Shortcut+F10",
                () -> onRow(model::runTo));
    }

    private void addFind() {
        whenFocused("find", "Find in the code", Feather.SEARCH, "Shortcut+F", view.find()::open);
        whenFocused(
                "findNext",
                "Find the next in the code",
                Feather.CHEVRON_DOWN,
                "F3",
                () -> view.find().next(true));
        whenFocused(
                "findPrevious",
                "Find the previous in the code",
                Feather.CHEVRON_UP,
                "Shift+F3",
                () -> view.find().next(false));
        action("copy", "Copy the chosen instructions as WAT", Feather.COPY, view::copy);
    }

    private void whenFocused(String id, String title, Ikon icon, String key, Runnable handler) {
        Action action = bench.action(VIEW + "." + id, title, icon, key, handler);
        action.enabledProperty().bind(view.focusedProperty());
    }

    private void action(String id, String title, Ikon icon, Runnable handler) {
        bench.action(VIEW + "." + id, title, icon, "", handler);
    }

    private void onRow(Consumer<Row> handler) {
        model.selection().rowProperty().get().ifPresent(handler);
    }

    /** Where the user is. */
    Optional<Place> here() {
        Optional<Row> row = model.selection().rowProperty().get();
        return row.map(r -> new Place.Code(model.code().place(r)));
    }
}
