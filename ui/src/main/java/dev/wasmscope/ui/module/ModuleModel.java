package dev.wasmscope.ui.module;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.ui.export.Exports;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.session.DebugModel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/**
 * What is known of the open module. Read in the background once somebody looks: first what is known
 * at once, then the functions, then what takes a look at everything.
 */
public final class ModuleModel implements AutoCloseable {
    private final DebugModel debug;
    private final UiThread ui;
    private final Executor background;
    private final ReadOnlyObjectWrapper<Optional<ModuleFacts>> facts =
            new ReadOnlyObjectWrapper<>(this, "facts", Optional.empty());
    private final Subscription subscription;
    private Optional<DebugSession> asked = Optional.empty();
    private boolean wanted;

    public ModuleModel(DebugModel debug, UiThread ui, Executor background) {
        this.debug = debug;
        this.ui = ui;
        this.background = background;
        this.subscription = debug.sessionProperty().subscribe(_ -> sessionChanged());
    }

    /** What is known so far; empty without a module. */
    public ReadOnlyObjectProperty<Optional<ModuleFacts>> factsProperty() {
        return facts.getReadOnlyProperty();
    }

    /** Whether a module is open. */
    public boolean hasModule() {
        return debug.session().isPresent();
    }

    /** Says whether anybody looks. */
    public void setWanted(boolean now) {
        wanted = now;
        work();
    }

    private void sessionChanged() {
        // Started again with other arguments, a module is still the same.
        Optional<ModuleView> module = debug.session().map(DebugSession::module);
        if (module.isEmpty() || !facts.get().map(ModuleFacts::module).equals(module)) {
            facts.set(Optional.empty());
            asked = Optional.empty();
            work();
        }
    }

    private void work() {
        Optional<DebugSession> session = debug.session();
        if (wanted && session.isPresent() && !session.equals(asked)) {
            asked = session;
            ModuleView module = session.get().module();
            step(session, () -> ModuleFacts.quick(module));
        }
    }

    private void step(Optional<DebugSession> of, Supplier<ModuleFacts> reading) {
        ui.whenDone(
                CompletableFuture.supplyAsync(reading, background),
                found -> {
                    if (of.equals(debug.session())) {
                        facts.set(Optional.of(found));
                        next(of, found);
                    }
                },
                debug::fail);
    }

    private void next(Optional<DebugSession> of, ModuleFacts found) {
        if (found.functions().isEmpty() && !found.complete() && found.features().isEmpty()) {
            step(of, () -> functionsOf(found));
        } else if (!found.complete()) {
            step(of, found::withAll);
        }
    }

    /** A module without functions is not asked for them again. */
    private static ModuleFacts functionsOf(ModuleFacts found) {
        ModuleFacts next = found.withFunctions();
        return next.functions().isEmpty() ? next.withAll() : next;
    }

    /** Writes a table to a file. */
    public void export(Grid grid, Path file, Exports exports) {
        exports.write(
                file,
                (out, _) -> {
                    out.write(grid.contents(String.valueOf(file.getFileName())));
                    return Parts.grouped(grid.rows().size()) + " rows written";
                });
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
