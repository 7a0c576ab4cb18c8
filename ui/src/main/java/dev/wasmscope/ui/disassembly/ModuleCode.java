package dev.wasmscope.ui.disassembly;

import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.code.CodeLine;
import dev.wasmscope.session.code.OperandTypes;
import dev.wasmscope.ui.fx.Latest;
import dev.wasmscope.ui.fx.UiThread;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * What was read of the module: the instructions of functions and their names. Both are read in the
 * background when somebody asks for them; instructions are forgotten when many others were read
 * since.
 */
public final class ModuleCode {
    /** Lines of read functions that are kept at most. */
    private static final int KEPT_LINES = 400_000;

    private static final int PAGE = 32;

    private final ModuleRows rows;
    private final Consumer<Throwable> failed;
    private final Runnable changed;
    private final Loading<FunctionCode> codes;
    private final Loading<List<FunctionView>> labelPages;
    private final Latest questions;
    private final Map<Integer, List<FunctionView>> labels = new HashMap<>();

    /** How many lines functions have, also of those that were forgotten. */
    private final Map<Integer, Integer> lengths = new HashMap<>();

    /** The functions that are kept, the one looked at last behind all others. */
    private final SequencedSet<Integer> kept = new LinkedHashSet<>();

    /** Functions to be read again. */
    private final BitSet stale = new BitSet();

    private Optional<CodeStore> store = Optional.empty();
    private boolean withSource;

    /** Lines of all functions that are read now. */
    private int lines;

    /**
     * @param rows get what is read
     * @param failed is told what cannot be read
     * @param changed runs when something was read
     */
    ModuleCode(
            ModuleRows rows,
            UiThread ui,
            Executor background,
            Consumer<Throwable> failed,
            Runnable changed) {
        this.rows = rows;
        this.failed = failed;
        this.changed = changed;
        this.codes = new Loading<>(ui, background, (_, c) -> take(c), failed, FunctionCode::empty);
        this.labelPages = new Loading<>(ui, background, this::take, failed, _ -> List.of());
        this.questions = new Latest(ui, background);
    }

    // ---- which module

    /** The module, for those who search it. */
    Optional<ModuleView> module() {
        return store.map(CodeStore::module);
    }

    /** Reads for others, in the background. */
    Optional<CodeStore> store() {
        return store;
    }

    /** File offset of code offset 0. */
    long sectionStart() {
        return module().map(m -> m.listing().sectionStart()).orElse(0L);
    }

    /** Begins anew: with another module, or with none. */
    void open(Optional<CodeStore> next) {
        labels.clear();
        lengths.clear();
        kept.clear();
        stale.clear();
        questions.cancel();
        lines = 0;
        restart(next);
        IntUnaryOperator likely =
                next.<IntUnaryOperator>map(s -> f -> likely(s.module(), f)).orElse(_ -> 1);
        rows.reset(
                module().map(m -> m.listing().functionCount()).orElse(0),
                f -> lengths.containsKey(f) ? lengths.get(f) : likely.applyAsInt(f));
    }

    private static int likely(ModuleView module, int function) {
        return 1 + module.listing().bodySize(function) * 2 / 5;
    }

    private void restart(Optional<CodeStore> next) {
        store = next;
        codes.restart(f -> next.map(s -> s.read(f)).orElseGet(() -> FunctionCode.empty(f)));
        labelPages.restart(page -> next.map(s -> page(s.module(), page)).orElse(List.of()));
    }

    private static List<FunctionView> page(ModuleView module, int page) {
        int end = Math.min(module.listing().functionCount(), (page + 1) * PAGE);
        return IntStream.range(page * PAGE, end)
                .mapToObj(module::function)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Everything that was read is read again in another way when it comes into sight. */
    void readAgain(boolean operands, Optional<Profile> profile) {
        restart(module().map(m -> new CodeStore(m, operands, profile)));
        rows.read().forEach(r -> stale.set(r.code().function()));
        changed.run();
    }

    /** Says whether lines of the source are rows. */
    void setWithSource(boolean with) {
        withSource = with;
        rows.rearrange(old -> new FunctionRows(old.code(), with, old.folded()));
        changed.run();
    }

    // ---- functions

    /** What was read of a function; asks for it when it was not. */
    Optional<FunctionRows> function(int function) {
        Optional<FunctionRows> known = rows.read(function);
        if (known.isEmpty() || stale.get(function)) {
            want(function);
        }
        known.ifPresent(_ -> kept.addLast(function));
        return known;
    }

    /** Asks for a function. */
    void want(int function) {
        codes.want(function);
    }

    private void take(FunctionCode code) {
        int function = code.function();
        stale.clear(function);
        Optional<FunctionRows> before = rows.read(function);
        lines += code.lines().size() - before.map(r -> r.code().lines().size()).orElse(0);
        BitSet folded = before.map(FunctionRows::folded).orElseGet(() -> folds(code));
        lengths.put(function, code.lines().size());
        kept.addLast(function);
        rows.put(new FunctionRows(code, withSource, folded));
        forgetSome();
        changed.run();
    }

    private static BitSet folds(FunctionCode code) {
        BitSet folds = new BitSet();
        folds.set(1, code.declaresMuch());
        return folds;
    }

    private void forgetSome() {
        while (lines > KEPT_LINES && kept.size() > 1) {
            int oldest = kept.removeFirst();
            lines -= lengths.getOrDefault(oldest, 0);
            rows.forget(oldest);
        }
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

    private void take(int page, List<FunctionView> views) {
        labels.put(page, views);
        changed.run();
    }

    /** Where a function begins, for those who want to come back to it. */
    CodeLocation beginning(int function) {
        return new CodeLocation(
                function, label(function).map(FunctionView::codeOffset).orElse(-1L));
    }

    // ---- rows

    /** The line that a row shows. */
    Optional<CodeLine> line(Row row) {
        return row instanceof Row.Code(int function, int number)
                ? rows.read(function).map(r -> r.code().line(number))
                : Optional.empty();
    }

    /** The instruction of a row. */
    Optional<CodeLocation> location(Row row) {
        return line(row)
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
                        : line(row).flatMap(CodeLine::position);
        return found.filter(p -> p.line() > 0);
    }

    /** Tells the operands before the instruction of a row, when they are known. */
    void operandsOf(Row.Code row, Consumer<OperandTypes> answer) {
        Optional<FunctionRows> function = rows.read(row.function());
        Optional<OperandTypes> known = function.flatMap(f -> f.code().operands(row.line()));
        if (known.isPresent() || function.isEmpty() || store.isEmpty()) {
            known.ifPresent(answer);
            return;
        }
        ModuleView module = store.get().module();
        questions.ask(
                () -> module.listing().operands(row.function()),
                all -> function.get().code().pick(all, row.line()).ifPresent(answer),
                failed);
    }

    void close() {
        questions.cancel();
        codes.close();
        labelPages.close();
    }
}
