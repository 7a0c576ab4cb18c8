package dev.wasmscope.ui.variables;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.Variable;
import dev.wasmscope.ui.session.DebugModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/**
 * Reads the rows of a tree of values, and remembers how each is to be shown, what was open and what
 * values were, from stop to stop.
 */
public final class ValueRows {
    private final DebugModel debug;
    private final ValueHistory history = new ValueHistory();
    private final Set<String> open = new HashSet<>();
    private final ObservableMap<String, ValueFormat> formats = FXCollections.observableHashMap();
    private String scope = "";
    private int frame;

    public ValueRows(DebugModel debug) {
        this.debug = debug;
    }

    /** The open session. */
    public DebugModel debug() {
        return debug;
    }

    /** The row of the stack that values are read in. */
    public int frame() {
        return frame;
    }

    /**
     * Goes to a frame of a stop.
     *
     * @param newScope what paths are relative to: formats are remembered for it
     */
    public void enter(Stop stop, SymbolisedFrame row, String newScope) {
        history.enter(stop, row);
        frame = row.index();
        scope = newScope;
    }

    /** Whether a row was open at the stop before. */
    public boolean isOpen(VariableNode node) {
        return open.contains(node.path());
    }

    /** Notes that a row was opened or closed. */
    public void setOpen(String path, boolean isOpen) {
        if (isOpen) {
            open.add(path);
        } else {
            open.remove(path);
        }
    }

    /** Forgets what was open and what values were. */
    public void clear() {
        open.clear();
        history.clear();
    }

    /** The formats that were chosen, by scope and path; can be listened to and filled. */
    public ObservableMap<String, ValueFormat> formats() {
        return formats;
    }

    /** Chooses how a row, and those below it, are shown. */
    public void setFormat(VariableNode node, ValueFormat format) {
        String key = scope + node.path();
        if (format == ValueFormat.NATURAL && inherited(node.path()) == ValueFormat.NATURAL) {
            formats.remove(key);
        } else {
            formats.put(key, format);
        }
    }

    /** How the row at a path is shown. */
    ValueFormat formatOf(String path) {
        ValueFormat own = formats.get(scope + path);
        return own != null ? own : inherited(path);
    }

    private ValueFormat inherited(String path) {
        for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
            ValueFormat above = formats.get(scope + path.substring(0, end));
            if (above != null) {
                // Unvisualised is the one structure, not everything in it.
                return above == ValueFormat.RAW ? ValueFormat.NATURAL : above;
            }
        }
        return ValueFormat.NATURAL;
    }

    /** Remembers a value; what it was before, if that was something else. */
    public Optional<String> note(String path, String value) {
        return history.note(path, value);
    }

    /** Reads variables below a path and hands their rows over. */
    public void read(
            String parent,
            Function<DebugSession, CompletableFuture<List<Variable>>> query,
            Consumer<List<VariableNode>> to) {
        debug.ask(
                s -> query.apply(s).thenCompose(list -> shown(s, parent, list)),
                list -> to.accept(rows(parent, list)),
                debug::fail);
    }

    /** Variables below a path in their formats. */
    CompletableFuture<List<ShownValue>> shown(
            DebugSession session, String parent, List<Variable> variables) {
        if (formats.isEmpty()) {
            return ShownValue.of(session, frame, variables, _ -> ValueFormat.NATURAL);
        }
        return ShownValue.of(session, frame, variables, v -> formatOf(parent + "/" + v.name()));
    }

    /**
     * Rows for values; of those with one name, in scopes one within the other, each has its own.
     */
    List<VariableNode> rows(String parent, List<ShownValue> values) {
        Map<String, Integer> seen = new HashMap<>();
        List<VariableNode> rows = new ArrayList<>(values.size());
        for (ShownValue value : values) {
            int times = seen.merge(value.name(), 1, Integer::sum);
            String path = parent + "/" + value.name() + (times > 1 ? "#" + times : "");
            rows.add(row(path, value));
        }
        return rows;
    }

    /** The row of a value that stands at a path. */
    VariableNode row(String path, ShownValue value) {
        return VariableNode.of(
                path, value, note(path, value.text()), to -> children(path, value.variable(), to));
    }

    /** Rows below a variable: all of a small one, of a bigger one the first page and pages. */
    void children(String path, Variable parent, Consumer<List<VariableNode>> to) {
        long count = parent.childCount();
        if (count < 0) {
            unknown(path, parent, 0, to);
            return;
        }
        Pages.Range first = new Pages.Range(0, Math.min(count, Pages.SIZE));
        page(
                path,
                parent,
                first,
                rows -> {
                    List<VariableNode> all = new ArrayList<>(rows);
                    if (count > Pages.SIZE) {
                        all.addAll(pages(path, parent, new Pages.Range(Pages.SIZE, count)));
                    }
                    to.accept(all);
                });
    }

    private List<VariableNode> pages(String path, Variable parent, Pages.Range whole) {
        return Pages.of(whole).stream()
                .map(
                        range ->
                                VariableNode.more(
                                        path + "/…" + range.from() + "+" + range.length(),
                                        range.text(),
                                        range.length() + " elements",
                                        to -> open(path, parent, range, to)))
                .toList();
    }

    private void open(
            String path, Variable parent, Pages.Range range, Consumer<List<VariableNode>> to) {
        if (range.length() > Pages.SIZE) {
            to.accept(pages(path, parent, range));
        } else {
            page(path, parent, range, to);
        }
    }

    private void page(
            String path, Variable parent, Pages.Range range, Consumer<List<VariableNode>> to) {
        read(path, s -> s.children(parent, range.from(), (int) range.length()), to);
    }

    /** A page of a list whose length is only known by going through it. */
    private void unknown(String path, Variable parent, long from, Consumer<List<VariableNode>> to) {
        read(
                path,
                s -> s.children(parent, from, Pages.SIZE),
                rows -> {
                    List<VariableNode> all = new ArrayList<>(rows);
                    if (rows.size() == Pages.SIZE) {
                        long next = from + Pages.SIZE;
                        all.add(
                                VariableNode.more(
                                        path + "/…" + next,
                                        "[" + next + " …]",
                                        "more",
                                        more -> unknown(path, parent, next, more)));
                    }
                    to.accept(all);
                });
    }
}
