package dev.wasmscope.ui.disassembly;

import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.code.CodeSearch;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.task.Task;
import dev.wasmscope.ui.task.Tasks;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/** Finds instructions in the whole module, in the background; a new search ends the last one. */
public final class CodeFinder implements AutoCloseable {
    private static final double SLICE = 0.01;

    private final DisassemblyModel model;
    private final UiThread ui;
    private final Executor background;
    private final ReadOnlyObjectWrapper<String> state =
            new ReadOnlyObjectWrapper<>(this, "state", "");
    private final AtomicInteger number = new AtomicInteger();
    private final Tasks tasks;
    private final Subscription subscription;
    private Optional<Task> task = Optional.empty();

    /**
     * @param tasks shows the search
     */
    public CodeFinder(
            DebugModel debug,
            DisassemblyModel model,
            UiThread ui,
            Executor background,
            Tasks tasks) {
        this.tasks = tasks;
        this.model = model;
        this.ui = ui;
        this.background = background;
        // What is searched in a module that was closed is of no use to anybody.
        this.subscription = debug.sessionProperty().subscribe(_ -> cancel());
    }

    /** How far the search is, or what came of it; empty when it found something. */
    public ReadOnlyObjectProperty<String> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Ends the search. */
    public void cancel() {
        number.incrementAndGet();
        state.set("");
        over();
    }

    private void over() {
        task.ifPresent(tasks::end);
        task = Optional.empty();
    }

    /** Shows the next instruction, or the one before, that holds a text. */
    public void find(String text, boolean forward) {
        Optional<ModuleView> module = model.code().module();
        if (module.isEmpty() || text.isBlank()) {
            return;
        }
        int own = number.incrementAndGet();
        Optional<Row> row = model.selection().rowProperty().get();
        int function = row.map(Row::function).orElse(0);
        long behind = row.flatMap(model.code()::location).map(CodeLocation::codeOffset).orElse(-1L);
        double[] told = {0};
        over();
        Task shown = tasks.begin("Searching the code", this::cancel);
        task = Optional.of(shown);
        CodeSearch search =
                new CodeSearch(
                        text.strip(),
                        function,
                        behind,
                        forward,
                        share -> {
                            if (number.get() != own) {
                                throw new CancellationException();
                            }
                            if (share >= told[0] + SLICE) {
                                told[0] = share;
                                shown.report("Searching the code", share);
                                ui.later(() -> tell(own, (int) (100 * share) + " % searched"));
                            }
                        });
        ui.whenDone(
                CompletableFuture.supplyAsync(
                        () -> module.get().listing().find(search), background),
                found -> show(own, found),
                failure -> {
                    if (own == number.get()) {
                        over();
                        tell(own, String.valueOf(failure.getMessage()));
                    }
                });
    }

    private void tell(int own, String text) {
        if (own == number.get()) {
            state.set(text);
        }
    }

    private void show(int own, Optional<CodeLocation> found) {
        if (own == number.get()) {
            over();
            state.set(found.isPresent() ? "" : "Not found");
            found.ifPresent(model.ways()::show);
        }
    }

    @Override
    public void close() {
        subscription.unsubscribe();
        cancel();
    }
}
