package dev.wasmscope.ui.disassembly;

import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.code.CodeLine;
import dev.wasmscope.ui.fx.Latest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * How one comes to a row: by a name, an index, a place in the code. What is not read yet is read
 * first, and what hides the row is unfolded.
 */
public final class CodeWays {
    /**
     * A row to be brought into sight.
     *
     * @param number tells one request from the next
     */
    record Reveal(Row row, long number) {}

    private final ModuleRows rows;
    private final ModuleCode code;
    private final CodeSelection selection;
    private final Consumer<CodeLine> arrived;
    private final Consumer<Throwable> failed;
    private final Latest questions;
    private final ReadOnlyObjectWrapper<Optional<Reveal>> reveal =
            new ReadOnlyObjectWrapper<>(this, "reveal", Optional.empty());
    private final ReadOnlyBooleanWrapper starting =
            new ReadOnlyBooleanWrapper(this, "starting", false);
    private Optional<CodeLocation> going = Optional.empty();
    private Optional<CodeLocation> later = Optional.empty();
    private long reveals;

    /**
     * @param arrived gets the instruction that a way to a place led to
     * @param failed is told when there is no such place
     */
    CodeWays(
            ModuleRows rows,
            ModuleCode code,
            CodeSelection selection,
            Latest questions,
            Consumer<CodeLine> arrived,
            Consumer<Throwable> failed) {
        this.rows = rows;
        this.code = code;
        this.selection = selection;
        this.questions = questions;
        this.arrived = arrived;
        this.failed = failed;
    }

    /** The row that was last to be brought into sight. */
    ReadOnlyObjectProperty<Optional<Reveal>> revealProperty() {
        return reveal.getReadOnlyProperty();
    }

    /** Whether it is not known yet what of a new module is shown first; for a moment only. */
    ReadOnlyBooleanProperty startingProperty() {
        return starting.getReadOnlyProperty();
    }

    /** Nobody is on the way to anywhere. */
    void clear() {
        set(Optional.empty());
        questions.cancel();
        starting.set(false);
    }

    /** A module is about to be there, whose start will be shown. */
    void begin() {
        starting.set(true);
    }

    // ---- by what is known of the place

    /** Shows the function of that name or index; tells the user when there is none. */
    public void show(String nameOrIndex) {
        String wanted = nameOrIndex.strip();
        ask(
                module -> find(module, wanted),
                found ->
                        found.ifPresentOrElse(
                                this::showFunction,
                                () ->
                                        failed.accept(
                                                new IllegalArgumentException(
                                                        "There is no function " + wanted))));
    }

    /** Before anything runs: {@code main}, else the first function with code. */
    void showStart() {
        ask(
                m -> find(m, "main").or(() -> find(m, "_start")).or(() -> firstWithCode(m)),
                found ->
                        found.filter(_ -> selection.index() < 0)
                                .filter(_ -> going.isEmpty() && later.isEmpty())
                                .ifPresent(this::showFunction));
        if (code.module().isEmpty()) {
            starting.set(false);
        }
    }

    /** Shows the instruction that a question finds; of several the one in the present function. */
    void showFirst(Function<ModuleView, List<CodeLocation>> question) {
        ask(
                question,
                places -> {
                    int here = selection.rowProperty().get().map(Row::function).orElse(-1);
                    places.stream()
                            .filter(p -> p.functionIndex() == here)
                            .findFirst()
                            .or(() -> places.stream().findFirst())
                            .ifPresent(this::show);
                });
    }

    private <T> void ask(Function<ModuleView, T> question, Consumer<T> answer) {
        code.module()
                .ifPresent(
                        m ->
                                questions.ask(
                                        () -> question.apply(m),
                                        found -> {
                                            answer.accept(found);
                                            starting.set(false);
                                        },
                                        e -> {
                                            starting.set(false);
                                            failed.accept(e);
                                        }));
    }

    private static Optional<Integer> find(ModuleView module, String nameOrIndex) {
        List<FunctionView> named = module.findFunctions(nameOrIndex);
        if (!named.isEmpty() || !nameOrIndex.matches("\\d{1,9}")) {
            return named.stream()
                    .min(Comparator.comparing(FunctionView::imported))
                    .map(FunctionView::index);
        }
        int index = Integer.parseInt(nameOrIndex);
        return index < module.listing().functionCount() ? Optional.of(index) : Optional.empty();
    }

    private static Optional<Integer> firstWithCode(ModuleView module) {
        for (int f = 0; f < module.listing().functionCount(); f++) {
            if (module.listing().bodySize(f) > 0) {
                return Optional.of(f);
            }
        }
        return Optional.empty();
    }

    // ---- to the place

    /** Shows a function from its head on. */
    public void showFunction(int function) {
        if (function >= 0 && function < rows.functions()) {
            set(Optional.empty());
            rows.setOpen(function, true);
            arrive(new Row.Header(function));
        }
    }

    /** Shows an instruction. */
    public void show(CodeLocation location) {
        int function = location.functionIndex();
        if (function >= 0 && function < rows.functions()) {
            set(Optional.of(location));
            rows.setOpen(function, true);
            if (rows.read(function).isPresent()) {
                arrive();
            } else {
                code.want(function);
            }
        }
    }

    /** Shows an instruction when {@link #resume} is called, unless another way is taken before. */
    void showLater(CodeLocation location) {
        later = Optional.of(location);
    }

    /** Shows what was to be shown later. */
    void resume() {
        later.ifPresent(this::show);
    }

    private void set(Optional<CodeLocation> location) {
        going = location;
        later = Optional.empty();
    }

    /** Arrives if the function that one is going to was read. */
    void arrive() {
        going.ifPresent(
                at ->
                        rows.read(at.functionIndex())
                                .ifPresent(
                                        r -> {
                                            going = Optional.empty();
                                            arrive(r, at);
                                        }));
    }

    private void arrive(FunctionRows function, CodeLocation at) {
        int found = function.code().lineOf(at.codeOffset());
        if (found < 0) {
            arrive(new Row.Header(at.functionIndex()));
            return;
        }
        if (function.hides(found)) {
            rows.edit(at.functionIndex(), () -> function.uncover(found));
        }
        arrive(new Row.Code(at.functionIndex(), found));
        arrived.accept(function.code().line(found));
    }

    private void arrive(Row row) {
        selection.choose(row, false);
        reveal.set(Optional.of(new Reveal(row, ++reveals)));
    }

    // ---- onward

    /** Where the user goes from a row: the target of a branch, the function that is called. */
    List<CodeLocation> targets(Row row) {
        return code.line(row).map(l -> targets(row.function(), l.role())).orElse(List.of());
    }

    private static List<CodeLocation> targets(int function, CodeLine.Role role) {
        return switch (role) {
            case CodeLine.Branches(List<Long> to) ->
                    to.stream().distinct().map(at -> new CodeLocation(function, at)).toList();
            case CodeLine.Calls(int callee, String _) -> List.of(new CodeLocation(callee, -1));
            default -> List.of();
        };
    }
}
