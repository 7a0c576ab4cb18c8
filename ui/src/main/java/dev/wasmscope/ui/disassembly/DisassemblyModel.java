package dev.wasmscope.ui.disassembly;

import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.code.CodeLine;
import dev.wasmscope.session.code.OperandTypes;
import dev.wasmscope.ui.disassembly.CodeStore.Callee;
import dev.wasmscope.ui.fx.Latest;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.place.Place;
import dev.wasmscope.ui.session.BreakpointsModel;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.session.RunControl;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Subscription;

/**
 * The whole module as one listing: which functions and blocks are open, what stands on the
 * instructions, and which row the user is at. Functions are read in the background when their rows
 * come into sight, and forgotten when many others were read since.
 */
public final class DisassemblyModel implements AutoCloseable {
    /**
     * A row to be brought into sight.
     *
     * @param number tells one request from the next
     */
    public record Reveal(Row row, long number) {}

    /** Lines of read functions that are kept at most. */
    private static final int KEPT_LINES = 400_000;

    private static final int PAGE = 32;

    private final DebugModel debug;
    private final RunControl control;
    private final ModuleRows rows = new ModuleRows();
    private final CodeSelection selection = new CodeSelection(rows);
    private final CodeMarks marks;
    private final CallTargets calls;
    private final Loading<FunctionCode> codes;
    private final Loading<List<FunctionView>> labelPages;
    private final Latest questions;
    private final Map<Integer, List<FunctionView>> labels = new HashMap<>();

    /** Lines of each function that was read, the one looked at last behind all others. */
    private final LinkedHashMap<Integer, Integer> kept = new LinkedHashMap<>(16, 0.75f, true);

    private final BitSet stale = new BitSet();
    private final BooleanProperty source = new SimpleBooleanProperty(this, "source", true);
    private final BooleanProperty operands = new SimpleBooleanProperty(this, "operands", false);
    private final BooleanProperty fileOffsets = new SimpleBooleanProperty(this, "file", false);
    private final ReadOnlyObjectWrapper<Long> revision =
            new ReadOnlyObjectWrapper<>(this, "revision", 0L);
    private final ReadOnlyObjectWrapper<Optional<Reveal>> reveal =
            new ReadOnlyObjectWrapper<>(this, "reveal", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Place.SourceLine>> line =
            new ReadOnlyObjectWrapper<>(this, "line", Optional.empty());
    private final Subscription subscriptions;
    private boolean inSight = true;
    private boolean behind;
    private Optional<CodeStore> store = Optional.empty();
    private Optional<Profile> profile = Optional.empty();
    private Optional<CodeLocation> going = Optional.empty();
    private long reveals;

    /** What the innermost frame is about to call through a table. */
    private Optional<Callee> next = Optional.empty();

    private long nextAt = -1;

    public DisassemblyModel(
            DebugModel debug,
            BreakpointsModel breakpoints,
            RunControl control,
            UiThread ui,
            Executor background) {
        this.debug = debug;
        this.control = control;
        this.marks = new CodeMarks(debug, breakpoints);
        this.codes = new Loading<>(ui, background, (_, c) -> take(c), debug::fail, this::nothing);
        this.labelPages =
                new Loading<>(
                        ui,
                        background,
                        (page, views) -> {
                            labels.put(page, views);
                            touch();
                        },
                        debug::fail,
                        _ -> List.of());
        this.questions = new Latest(ui, background);
        this.calls = new CallTargets(debug, ui, background, this::touch);
        this.subscriptions =
                Subscription.combine(
                        debug.sessionProperty().subscribe(_ -> sessionChanged()),
                        debug.frameProperty().subscribe(this::follow),
                        breakpoints
                                .items()
                                .subscribe(
                                        () -> {
                                            marks.updateBreakpoints();
                                            touch();
                                        }),
                        source.subscribe(_ -> rearrange()),
                        operands.subscribe(_ -> readAgain()),
                        fileOffsets.subscribe(_ -> touch()));
    }

    private FunctionCode nothing(int function) {
        return new FunctionCode(function, List.of(), Map.of(), List.of(), Optional.empty());
    }

    // ---- what is shown

    /** The rows of the module. */
    public ModuleRows rows() {
        return rows;
    }

    /** The row that the user is at. */
    public CodeSelection selection() {
        return selection;
    }

    CodeMarks marks() {
        return marks;
    }

    CallTargets calls() {
        return calls;
    }

    /** Whether lines of the source stand between the instructions. */
    public BooleanProperty sourceProperty() {
        return source;
    }

    /** Whether the operand stack before each instruction is shown. */
    public BooleanProperty operandsProperty() {
        return operands;
    }

    /** Whether offsets count from the start of the file, not of the code section. */
    public BooleanProperty fileOffsetsProperty() {
        return fileOffsets;
    }

    /** Changes with everything that rows show, other than which rows there are. */
    public ReadOnlyObjectProperty<Long> revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /** The row that was last to be brought into sight. */
    public ReadOnlyObjectProperty<Optional<Reveal>> revealProperty() {
        return reveal.getReadOnlyProperty();
    }

    /** The line of the source whose instructions are marked. */
    public ReadOnlyObjectProperty<Optional<Place.SourceLine>> lineProperty() {
        return line.getReadOnlyProperty();
    }

    /** What was read of a function; asks for it when it was not. */
    Optional<FunctionRows> code(int function) {
        Optional<FunctionRows> known = rows.read(function);
        if (known.isEmpty() || stale.get(function)) {
            codes.want(function);
        }
        known.ifPresent(_ -> kept.get(function));
        return known;
    }

    /** The name and type of a function; asks for it when it was not read. */
    Optional<FunctionView> label(int function) {
        List<FunctionView> page = labels.get(function / PAGE);
        if (page == null) {
            labelPages.want(function / PAGE);
        }
        return page == null || function % PAGE >= page.size()
                ? Optional.empty()
                : Optional.of(page.get(function % PAGE));
    }

    /** The line that a row shows. */
    Optional<CodeLine> codeLine(Row row) {
        return row instanceof Row.Code(int function, int number)
                ? rows.read(function).map(r -> r.code().line(number))
                : Optional.empty();
    }

    /** The instruction of a row. */
    Optional<CodeLocation> location(Row row) {
        return codeLine(row)
                .filter(CodeLine::isInstruction)
                .map(l -> new CodeLocation(row.function(), l.codeOffset()));
    }

    /** A row as a place to come back to. */
    public CodeLocation place(Row row) {
        return location(row).orElseGet(() -> beginning(row.function()));
    }

    /** The source of a row. */
    public Optional<SourcePosition> position(Row row) {
        Optional<SourcePosition> found =
                row instanceof Row.Source(int function, int number)
                        ? rows.read(function)
                                .flatMap(r -> r.code().note(number))
                                .map(FunctionCode.SourceNote::position)
                        : codeLine(row).flatMap(CodeLine::position);
        return found.filter(p -> p.line() > 0);
    }

    /** A code offset as the user wants to see it. */
    long shownOffset(long codeOffset) {
        return fileOffsets.get() ? codeOffset + sectionStart() : codeOffset;
    }

    /** File offset of code offset 0. */
    long sectionStart() {
        return store.map(s -> s.module().listing().sectionStart()).orElse(0L);
    }

    /** What the profile counts. */
    Measure measure() {
        return profile.map(Profile::weight).orElse(Measure.INSTRUCTIONS);
    }

    /** Tells the operands before the instruction of a row, when they are known. */
    void operandsOf(Row.Code row, Consumer<OperandTypes> answer) {
        Optional<FunctionRows> function = rows.read(row.function());
        Optional<OperandTypes> known = function.flatMap(f -> f.code().operands(row.line()));
        if (known.isPresent()) {
            answer.accept(known.get());
        } else {
            function.ifPresent(
                    f ->
                            ask(
                                    m -> m.listing().operands(row.function()),
                                    all -> f.code().pick(all, row.line()).ifPresent(answer)));
        }
    }

    // ---- folds

    /** Opens or folds a function. */
    public void setOpen(int function, boolean open) {
        rows.setOpen(function, open);
    }

    /** Opens or folds all functions; when they are opened, their blocks too. */
    public void setAllOpen(boolean open) {
        if (open) {
            rows.read().stream()
                    .filter(r -> !r.folded().isEmpty())
                    .forEach(r -> rows.edit(r.code().function(), () -> r.setAllFolded(false)));
        }
        rows.setAllOpen(open);
    }

    /** Folds or unfolds the block that a row opens. */
    void setFolded(Row.Code row, boolean fold) {
        rows.read(row.function())
                .filter(r -> r.opens(row.line()) && r.isFolded(row.line()) != fold)
                .ifPresent(r -> rows.edit(row.function(), () -> r.setFolded(row.line(), fold)));
    }

    /** Folds or unfolds all blocks of a function. */
    public void setBlocksFolded(int function, boolean fold) {
        rows.read(function).ifPresent(r -> rows.edit(function, () -> r.setAllFolded(fold)));
    }

    // ---- ways

    /** Shows the function of that name or index; tells the user when there is none. */
    public void show(String nameOrIndex) {
        String wanted = nameOrIndex.strip();
        ask(
                module -> find(module, wanted),
                found ->
                        found.ifPresentOrElse(
                                this::showFunction,
                                () ->
                                        debug.fail(
                                                new IllegalArgumentException(
                                                        "There is no function " + wanted))));
    }

    private <T> void ask(java.util.function.Function<ModuleView, T> question, Consumer<T> answer) {
        store.ifPresent(s -> questions.ask(() -> question.apply(s.module()), answer, debug::fail));
    }

    private static Optional<Integer> find(ModuleView module, String nameOrIndex) {
        List<FunctionView> named = module.findFunctions(nameOrIndex);
        if (!named.isEmpty() || !nameOrIndex.matches("\\d{1,9}")) {
            return named.stream()
                    .sorted((a, b) -> Boolean.compare(a.imported(), b.imported()))
                    .map(FunctionView::index)
                    .findFirst();
        }
        int index = Integer.parseInt(nameOrIndex);
        return index < module.listing().functionCount() ? Optional.of(index) : Optional.empty();
    }

    /** Shows a function from its head on. */
    public void showFunction(int function) {
        if (function >= 0 && function < rows.functions()) {
            going = Optional.empty();
            behind = false;
            rows.setOpen(function, true);
            arrive(new Row.Header(function));
        }
    }

    /** Shows an instruction. */
    public void show(CodeLocation location) {
        int function = location.functionIndex();
        if (function >= 0 && function < rows.functions()) {
            going = Optional.of(location);
            behind = false;
            rows.setOpen(function, true);
            if (rows.read(function).isPresent()) {
                arrive();
            } else {
                codes.want(function);
            }
        }
    }

    private void arrive() {
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
        resolveNow(function.code().line(found));
    }

    /** What the chosen frame is about to call through a table. */
    private void resolveNow(CodeLine at) {
        if (at.role() instanceof CodeLine.CallsThroughTable call) {
            debug.frameProperty()
                    .get()
                    .filter(f -> f.location().codeOffset() == at.codeOffset())
                    .filter(f -> f.guestDepth() == 0)
                    .ifPresent(
                            f ->
                                    calls.resolve(
                                            f,
                                            call,
                                            callee -> {
                                                next = Optional.of(callee);
                                                nextAt = at.codeOffset();
                                                touch();
                                            }));
        }
    }

    private void arrive(Row row) {
        selection.choose(row, false);
        reveal(row);
    }

    void reveal(Row row) {
        reveal.set(Optional.of(new Reveal(row, ++reveals)));
    }

    /** Where the user goes from a row: the target of a branch, the function that is called. */
    List<CodeLocation> targets(Row row) {
        int function = row.function();
        return codeLine(row)
                .map(
                        l ->
                                switch (l.role()) {
                                    case CodeLine.Branches(List<Long> to) ->
                                            to.stream()
                                                    .distinct()
                                                    .map(at -> new CodeLocation(function, at))
                                                    .toList();
                                    case CodeLine.Calls(int callee, String _) ->
                                            List.of(new CodeLocation(callee, -1));
                                    default -> List.<CodeLocation>of();
                                })
                .orElse(List.of());
    }

    /** Marks the instructions of a line of the source, and brings the first into sight. */
    public void mark(String file, int number) {
        Place.SourceLine place = new Place.SourceLine(file, number);
        if (line.get().filter(place::equals).isPresent()) {
            return;
        }
        line.set(Optional.of(place));
        touch();
        boolean inSight =
                selection
                        .rowProperty()
                        .get()
                        .flatMap(this::position)
                        .filter(p -> p.line() == number && p.file().equals(file))
                        .isPresent();
        if (!inSight) {
            ask(module -> module.listing().ofLine(file, number), this::showFirst);
        }
    }

    /** Of several copies of a line the one in the function that the user is at. */
    private void showFirst(List<CodeLocation> places) {
        int here = selection.rowProperty().get().map(Row::function).orElse(-1);
        places.stream()
                .filter(p -> p.functionIndex() == here)
                .findFirst()
                .or(() -> places.stream().findFirst())
                .ifPresent(this::show);
    }

    /** Whether a row comes from the line that is marked. */
    boolean marked(Row row) {
        return line.get()
                .filter(
                        l ->
                                position(row)
                                        .filter(
                                                p ->
                                                        p.line() == l.line()
                                                                && p.file().equals(l.file()))
                                        .isPresent())
                .isPresent();
    }

    /** Sets or removes the breakpoint on the instruction of a row. */
    public void toggleBreakpoint(Row row) {
        location(row).ifPresent(marks::toggleBreakpoint);
    }

    /** Whether the program is stopped. */
    boolean stopped() {
        return control.stopped().get();
    }

    /** Runs until the instruction of a row is reached. */
    public void runTo(Row row) {
        location(row).ifPresent(control::runTo);
    }

    /** Lets the innermost function go on with the instruction of a row. */
    void jump(Row row) {
        location(row)
                .ifPresent(
                        at ->
                                debug.ask(
                                        s -> s.changes().jump(at),
                                        moved -> moved.notes().forEach(debug::say),
                                        debug::fail));
    }

    /** Where a function begins, for those who want to come back to it. */
    CodeLocation beginning(int function) {
        return new CodeLocation(
                function, label(function).map(FunctionView::codeOffset).orElse(-1L));
    }

    /** The module, for those who search it. */
    Optional<ModuleView> module() {
        return store.map(CodeStore::module);
    }

    // ---- what changes from outside

    /** Shows what instructions cost in a profile. */
    public void showProfile(Optional<Profile> next) {
        profile = next;
        readAgain();
    }

    /** Says whether anybody sees the listing: while nobody does, it need not follow the program. */
    public void setInSight(boolean now) {
        inSight = now;
        if (now && behind) {
            behind = false;
            follow(debug.frameProperty().get());
        } else if (now) {
            marks.updateFrames();
            touch();
        }
    }

    private void follow(Optional<SymbolisedFrame> frame) {
        if (!inSight) {
            behind = true;
            return;
        }
        marks.updateFrames();
        next = Optional.empty();
        frame.ifPresent(
                f -> {
                    line.set(f.position().map(Place.SourceLine::of));
                    show(f.location());
                });
        touch();
    }

    private void sessionChanged() {
        going = Optional.empty();
        line.set(Optional.empty());
        labels.clear();
        kept.clear();
        stale.clear();
        selection.clear();
        Optional<ModuleView> module = debug.session().map(s -> s.module());
        store = module.map(m -> new CodeStore(m, operands.get(), profile));
        questions.cancel();
        restart();
        rows.reset(
                module.map(m -> m.listing().functionCount()).orElse(0),
                f -> kept.getOrDefault(f, module.map(m -> likely(m, f)).orElse(1)));
        // Before anything runs: main, else the first function with code.
        ask(
                m -> find(m, "main").or(() -> find(m, "_start")).or(() -> firstWithCode(m)),
                found ->
                        found.filter(_ -> selection.index() < 0 && going.isEmpty())
                                .ifPresent(this::showFunction));
    }

    private static int likely(ModuleView module, int function) {
        return 1 + module.listing().bodySize(function) * 2 / 5;
    }

    private static Optional<Integer> firstWithCode(ModuleView module) {
        for (int f = 0; f < module.listing().functionCount(); f++) {
            if (module.listing().bodySize(f) > 0) {
                return Optional.of(f);
            }
        }
        return Optional.empty();
    }

    private void restart() {
        codes.restart(f -> store.map(s -> s.read(f)).orElseGet(() -> nothing(f)));
        labelPages.restart(page -> store.map(s -> page(s.module(), page)).orElse(List.of()));
        calls.restart(store);
    }

    private static List<FunctionView> page(ModuleView module, int page) {
        int end = Math.min(module.listing().functionCount(), (page + 1) * PAGE);
        return java.util.stream.IntStream.range(page * PAGE, end)
                .mapToObj(module::function)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Everything that was read is read again when it comes into sight. */
    private void readAgain() {
        store = store.map(s -> new CodeStore(s.module(), operands.get(), profile));
        restart();
        rows.read().forEach(r -> stale.set(r.code().function()));
        touch();
    }

    private void rearrange() {
        for (FunctionRows old : rows.read()) {
            rows.put(new FunctionRows(old.code(), source.get(), old.folded()));
        }
        touch();
    }

    private void take(FunctionCode code) {
        int function = code.function();
        stale.clear(function);
        BitSet folded = rows.read(function).map(FunctionRows::folded).orElseGet(() -> folds(code));
        kept.put(function, code.lines().size());
        rows.put(new FunctionRows(code, source.get(), folded));
        forgetSome(function);
        touch();
        arrive();
    }

    private static BitSet folds(FunctionCode code) {
        BitSet folds = new BitSet();
        folds.set(1, code.declaresMuch());
        return folds;
    }

    private void forgetSome(int but) {
        int lines = rows.read().stream().mapToInt(r -> r.code().lines().size()).sum();
        for (int oldest : List.copyOf(kept.keySet())) {
            if (lines <= KEPT_LINES || oldest == but) {
                return;
            }
            if (rows.read(oldest).isPresent()) {
                lines -= rows.read(oldest).get().code().lines().size();
                rows.forget(oldest);
            }
        }
    }

    private void touch() {
        revision.set(revision.get() + 1);
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
        questions.cancel();
    }

    /** The function that a call is in, or is about to reach. */
    Optional<Callee> calleeNow(long codeOffset) {
        if (next.isPresent() && nextAt == codeOffset) {
            return next;
        }
        java.util.OptionalInt function = marks.callee(codeOffset);
        return function.isPresent()
                ? Optional.of(
                        new Callee(
                                function.getAsInt(),
                                label(function.getAsInt())
                                        .map(FunctionView::name)
                                        .orElse("func[" + function.getAsInt() + "]")))
                : Optional.empty();
    }
}
