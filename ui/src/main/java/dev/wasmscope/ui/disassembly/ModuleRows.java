package dev.wasmscope.ui.disassembly;

import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableListBase;

/**
 * All rows of a module, function after function. A function that is folded is one row; one that is
 * open and was not read yet has as many rows as it is likely to have. Rows are made when somebody
 * looks at them, so a module of any size costs one number for each function.
 */
public final class ModuleRows extends ObservableListBase<Row> {
    private static final Row GONE = new Row.Waiting(-1);

    /** Sums of row counts over ranges of functions, as a binary indexed tree. */
    private int[] sums = new int[1];

    private int functions;
    private int size;
    private final BitSet open = new BitSet();
    private final Map<Integer, FunctionRows> read = new HashMap<>();
    private IntUnaryOperator likely = _ -> 1;
    private Consumer<Runnable> around = Runnable::run;

    /** Says what is done around each change: who shows the rows keeps its place. */
    void setAround(Consumer<Runnable> newAround) {
        around = newAround;
    }

    /**
     * Begins anew with functions that are all folded.
     *
     * @param likelyRows how many rows a function that was not read is likely to have
     */
    void reset(int functionCount, IntUnaryOperator likelyRows) {
        int before = size;
        functions = functionCount;
        likely = likelyRows;
        open.clear();
        read.clear();
        sums = new int[functionCount + 1];
        for (int i = 1; i <= functionCount; i++) {
            sums[i] = Integer.lowestOneBit(i);
        }
        size = functionCount;
        change(0, before, size);
    }

    int functions() {
        return functions;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Row get(int index) {
        int function = functionAt(index);
        int row = index - start(function);
        if (row == 0) {
            return new Row.Header(function);
        }
        FunctionRows rows = read.get(function);
        return rows == null || row > rows.size() ? new Row.Waiting(function) : rows.row(row - 1);
    }

    /** The function that a row belongs to. */
    int functionAt(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        int at = 0;
        int left = index;
        for (int bit = Integer.highestOneBit(functions); bit > 0; bit >>= 1) {
            if (at + bit <= functions && sums[at + bit] <= left) {
                at += bit;
                left -= sums[at];
            }
        }
        return at;
    }

    /** The row of a function's head. */
    int start(int function) {
        int sum = 0;
        for (int i = function; i > 0; i -= Integer.lowestOneBit(i)) {
            sum += sums[i];
        }
        return sum;
    }

    /** Where a row is, or what hides it; -1 for rows of no function. */
    int indexOf(Row row) {
        int function = row.function();
        if (function < 0 || function >= functions) {
            return -1;
        }
        FunctionRows rows = read.get(function);
        int start = start(function);
        if (row instanceof Row.Header || !open.get(function)) {
            return start;
        }
        return rows == null || rows.size() == 0 ? start + 1 : start + 1 + rows.indexOf(row);
    }

    boolean isOpen(int function) {
        return open.get(function);
    }

    /** What was read of a function. */
    Optional<FunctionRows> read(int function) {
        return Optional.ofNullable(read.get(function));
    }

    /** The functions that were read. */
    List<FunctionRows> read() {
        return List.copyOf(read.values());
    }

    /** Opens or folds a function. */
    void setOpen(int function, boolean isOpen) {
        if (isOpen != open.get(function)) {
            around.accept(
                    () -> {
                        int before = start(function + 1) - start(function);
                        open.set(function, isOpen);
                        recount(function, before);
                    });
        }
    }

    /** Opens or folds all functions; when they are opened, their blocks too. */
    public void setAllOpen(boolean isOpen) {
        changeAll(
                () -> {
                    open.set(0, functions, isOpen);
                    if (isOpen) {
                        read.values().stream()
                                .filter(r -> !r.folded().isEmpty())
                                .forEach(r -> r.setAllFolded(false));
                    }
                });
    }

    /** Arranges all that was read in another way. */
    void rearrange(UnaryOperator<FunctionRows> how) {
        changeAll(() -> read.replaceAll((_, old) -> how.apply(old)));
    }

    private void changeAll(Runnable change) {
        around.accept(
                () -> {
                    int before = size;
                    change.run();
                    recountAll();
                    change(0, before, size);
                });
    }

    private void recountAll() {
        sums = new int[functions + 1];
        size = 0;
        for (int i = 1; i <= functions; i++) {
            int count = count(i - 1);
            size += count;
            sums[i] += count;
            int next = i + Integer.lowestOneBit(i);
            if (next <= functions) {
                sums[next] += sums[i];
            }
        }
    }

    /** Folds or unfolds the block that a row opens. */
    void setFolded(Row.Code row, boolean fold) {
        read(row.function())
                .filter(r -> r.opens(row.line()) && r.isFolded(row.line()) != fold)
                .ifPresent(r -> edit(row.function(), () -> r.setFolded(row.line(), fold)));
    }

    /** Folds or unfolds all blocks of a function. */
    public void setBlocksFolded(int function, boolean fold) {
        read(function).ifPresent(r -> edit(function, () -> r.setAllFolded(fold)));
    }

    /** Folds what a row opens if it is open, else unfolds it. */
    void toggle(Row row) {
        switch (row) {
            case Row.Header(int function) -> setOpen(function, !isOpen(function));
            case Row.Code at ->
                    read(at.function()).ifPresent(r -> setFolded(at, !r.isFolded(at.line())));
            case Row.Source _, Row.Waiting _ -> {}
        }
    }

    /** Takes what was read of a function. */
    void put(FunctionRows rows) {
        edit(rows.code().function(), () -> read.put(rows.code().function(), rows));
    }

    /** Forgets what was read of a function. */
    void forget(int function) {
        FunctionRows rows = read.get(function);
        if (rows != null) {
            edit(function, () -> read.remove(function));
        }
    }

    /** Changes the rows of a function. */
    void edit(int function, Runnable change) {
        around.accept(
                () -> {
                    int before = start(function + 1) - start(function);
                    change.run();
                    recount(function, before);
                });
    }

    /**
     * How many rows a function has now. What it had is not asked here but told by the sums: what is
     * likely, and what was read, may have changed meanwhile without a word.
     */
    private int count(int function) {
        if (!open.get(function)) {
            return 1;
        }
        FunctionRows rows = read.get(function);
        return 1 + (rows == null ? Math.max(1, likely.applyAsInt(function)) : rows.size());
    }

    private void recount(int function, int before) {
        int now = count(function);
        size += now - before;
        for (int i = function + 1; i <= functions; i += Integer.lowestOneBit(i)) {
            sums[i] += now - before;
        }
        change(start(function), before, now);
    }

    private void change(int from, int before, int now) {
        if (before > 0 || now > 0) {
            fireChange(new RowsChanged(this, from, before, now));
        }
    }

    /**
     * Rows that others took the place of. The toolkit's own record of it would list every single
     * row that is gone: a tenth of a second for some millions.
     */
    private static final class RowsChanged extends ListChangeListener.Change<Row> {
        private final int from;
        private final int before;
        private final int now;
        private boolean begun;

        RowsChanged(ModuleRows rows, int from, int before, int now) {
            super(rows);
            this.from = from;
            this.before = before;
            this.now = now;
        }

        @Override
        public boolean next() {
            boolean first = !begun;
            begun = true;
            return first;
        }

        @Override
        public void reset() {
            begun = false;
        }

        @Override
        public int getFrom() {
            return from;
        }

        @Override
        public int getTo() {
            return from + now;
        }

        @Override
        public List<Row> getRemoved() {
            return Collections.nCopies(before, GONE);
        }

        @Override
        protected int[] getPermutation() {
            return new int[0];
        }
    }
}
