package dev.wasmscope.ui.disassembly;

import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.session.DisassemblyLine;
import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.ui.fx.Latest;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.heat.CodeHeat;
import dev.wasmscope.ui.session.BreakpointsModel;
import dev.wasmscope.ui.session.DebugModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/** The function that is shown, the instruction of the chosen frame, and breakpoints in it. */
public final class DisassemblyModel implements AutoCloseable {
    /**
     * A function with its instructions.
     *
     * @param lines in order
     */
    public record Listing(FunctionView function, List<DisassemblyLine> lines) {
        public Listing {
            lines = List.copyOf(lines);
        }

        /** The index of the line with that instruction, or -1. */
        public int lineOf(long codeOffset) {
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).codeOffset() == codeOffset) {
                    return i;
                }
            }
            return -1;
        }
    }

    private final DebugModel debug;
    private final BreakpointsModel breakpoints;
    private final UiThread ui;
    private final Executor background;
    private final ReadOnlyObjectWrapper<Optional<Listing>> listing =
            new ReadOnlyObjectWrapper<>(this, "listing", Optional.empty());
    private final ReadOnlyObjectWrapper<Long> current =
            new ReadOnlyObjectWrapper<>(this, "current", -1L);
    private final ReadOnlyObjectWrapper<Map<Long, Boolean>> marks =
            new ReadOnlyObjectWrapper<>(this, "marks", Map.of());
    private final ReadOnlyObjectWrapper<Optional<CodeHeat>> heat =
            new ReadOnlyObjectWrapper<>(this, "heat", Optional.empty());
    private final Latest heats;
    private final Subscription subscriptions;
    private Optional<Profile> profile = Optional.empty();
    private int wanted = -1;

    public DisassemblyModel(
            DebugModel debug, BreakpointsModel breakpoints, UiThread ui, Executor background) {
        this.debug = debug;
        this.breakpoints = breakpoints;
        this.ui = ui;
        this.background = background;
        this.heats = new Latest(ui, background);
        this.subscriptions =
                Subscription.combine(
                        debug.sessionProperty().subscribe(_ -> sessionChanged()),
                        debug.frameProperty().subscribe(this::follow),
                        breakpoints.items().subscribe(this::updateMarks),
                        listing.subscribe(_ -> updateHeat()));
    }

    /** What the shown instructions cost; empty when the function did not run or nobody counted. */
    public ReadOnlyObjectProperty<Optional<CodeHeat>> heatProperty() {
        return heat.getReadOnlyProperty();
    }

    /** Shows what instructions cost in a profile. */
    public void showProfile(Optional<Profile> next) {
        profile = next;
        updateHeat();
    }

    private void updateHeat() {
        int shown = listing.get().map(l -> l.function().index()).orElse(-1);
        if (profile.isEmpty() || shown < 0) {
            heats.cancel();
            heat.set(Optional.empty());
            return;
        }
        Profile of = profile.get();
        heats.ask(() -> CodeHeat.of(of, shown), heat::set, debug::fail);
    }

    /** What is shown. */
    public ReadOnlyObjectProperty<Optional<Listing>> listingProperty() {
        return listing.getReadOnlyProperty();
    }

    /** Code offset of the chosen frame's instruction; -1 when it is in another function. */
    public ReadOnlyObjectProperty<Long> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** Breakpoints by code offset; the value tells whether it is enabled. */
    public ReadOnlyObjectProperty<Map<Long, Boolean>> marksProperty() {
        return marks.getReadOnlyProperty();
    }

    /** Shows the function of that name or index; tells the user when there is none. */
    public void show(String nameOrIndex) {
        debug.session()
                .ifPresent(
                        s ->
                                find(s.module(), nameOrIndex.strip())
                                        .ifPresentOrElse(
                                                f -> load(s.module(), f.index()),
                                                () ->
                                                        debug.fail(
                                                                new IllegalArgumentException(
                                                                        "There is no function "
                                                                                + nameOrIndex))));
    }

    private static Optional<FunctionView> find(ModuleView module, String nameOrIndex) {
        Optional<FunctionView> named =
                module.findFunctions(nameOrIndex).stream().filter(f -> !f.imported()).findFirst();
        if (named.isPresent() || !nameOrIndex.matches("\\d{1,9}")) {
            return named;
        }
        int index = Integer.parseInt(nameOrIndex);
        return module.functions().stream()
                .filter(f -> f.index() == index && !f.imported())
                .findFirst();
    }

    /** Sets or removes the breakpoint on an instruction of the shown function. */
    public void toggleBreakpoint(DisassemblyLine line) {
        listing.get()
                .filter(_ -> line.codeOffset() >= 0)
                .ifPresent(
                        l ->
                                breakpoints.toggleInstruction(
                                        new CodeLocation(l.function().index(), line.codeOffset())));
    }

    private void follow(Optional<SymbolisedFrame> frame) {
        frame.ifPresentOrElse(
                f -> debug.session().ifPresent(s -> load(s.module(), f.functionIndex())),
                () -> current.set(-1L));
        updateCurrent();
    }

    private void load(ModuleView module, int function) {
        wanted = function;
        if (listing.get().filter(l -> l.function().index() == function).isPresent()) {
            return;
        }
        ui.whenDone(
                CompletableFuture.supplyAsync(
                        () ->
                                new Listing(
                                        module.functions().get(function),
                                        module.disassembly(function)),
                        background),
                loaded -> {
                    if (wanted == function) {
                        current.set(-1L);
                        listing.set(Optional.of(loaded));
                        updateCurrent();
                    }
                },
                debug::fail);
    }

    private void updateCurrent() {
        int shown = listing.get().map(l -> l.function().index()).orElse(-1);
        current.set(
                debug.frameProperty()
                        .get()
                        .filter(f -> f.functionIndex() == shown)
                        .map(f -> f.location().codeOffset())
                        .orElse(-1L));
    }

    private void updateMarks() {
        marks.set(
                breakpoints.items().stream()
                        .flatMap(b -> b.locations().stream().map(l -> Map.entry(l, b)))
                        .collect(
                                Collectors.toMap(
                                        e -> e.getKey().location().codeOffset(),
                                        e -> e.getValue().enabled(),
                                        Boolean::logicalOr)));
    }

    private void sessionChanged() {
        wanted = -1;
        listing.set(Optional.empty());
        debug.session().ifPresent(s -> showFirst(s.module()));
    }

    /** Before anything runs: {@code main}, else the first function with code. */
    private void showFirst(ModuleView module) {
        find(module, "main")
                .or(() -> find(module, "_start"))
                .or(() -> module.functions().stream().filter(f -> !f.imported()).findFirst())
                .ifPresent(f -> load(module, f.index()));
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
