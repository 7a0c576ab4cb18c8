package dev.wasmscope.session.run;

import dev.wasmscope.dwarf.expr.FrameContext;
import dev.wasmscope.dwarf.scope.SourceFrame;
import dev.wasmscope.engine.control.Snapshot;
import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.session.GcHeap;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.symbol.Symboliser;
import dev.wasmscope.session.symbol.Symbols;
import dev.wasmscope.session.value.GuestFrame;
import dev.wasmscope.session.value.ReachableObjects;
import dev.wasmscope.session.value.VariableTable;
import dev.wasmscope.session.value.WellKnownGlobals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has been worked out about one stop: the rows of its stack as far down as somebody asked, and
 * the variables handed out. Used on the guest's thread.
 */
final class StopState {
    private final Snapshot snapshot;
    private final Symbols symbols;
    private final Symboliser symboliser;
    private final WellKnownGlobals globals;
    private final VariableTable variables;
    private final List<SymbolisedFrame> rows = new ArrayList<>();
    private final Map<Integer, GuestFrame> contexts = new HashMap<>();
    private @Nullable ReachableObjects heap;
    private int nextGuestFrame;

    StopState(Snapshot snapshot, Symbols symbols, WellKnownGlobals globals, long firstVariable) {
        this.snapshot = snapshot;
        this.symbols = symbols;
        this.symboliser = new Symboliser(symbols);
        this.globals = globals;
        this.variables = new VariableTable(firstVariable);
    }

    VariableTable variables() {
        return variables;
    }

    /** The globals that the linker gives a meaning. */
    WellKnownGlobals globals() {
        return globals;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** The objects that the program could reach when somebody asked first. */
    ReachableObjects heap() {
        ReachableObjects known = heap;
        return known == null ? walkHeap() : known;
    }

    /** The objects that the program can reach now: values may have been set at this stop. */
    ReachableObjects walkHeap() {
        ReachableObjects now = ReachableObjects.of(snapshot, GcHeap.MOST_OBJECTS);
        heap = now;
        return now;
    }

    /** Rows of the stack, fewer at its end. */
    List<SymbolisedFrame> rows(int from, int count) {
        long end = (long) from + count;
        while (rows.size() < end && nextGuestFrame < snapshot.depth()) {
            rows.addAll(
                    symboliser.rows(
                            snapshot.location(nextGuestFrame), nextGuestFrame, rows.size()));
            nextGuestFrame++;
        }
        int first = Math.clamp(from, 0, rows.size());
        return List.copyOf(rows.subList(first, Math.clamp(end, first, rows.size())));
    }

    /** One row. */
    SymbolisedFrame row(int index) throws SessionException {
        List<SymbolisedFrame> found = index < 0 ? List.of() : rows(index, 1);
        if (found.isEmpty()) {
            throw new SessionException("there is no frame " + index);
        }
        return found.getFirst();
    }

    /** The outermost row of a wasm frame: the function that it is, not one inlined into it. */
    SymbolisedFrame lastRow(int guestDepth) {
        while (nextGuestFrame <= guestDepth && nextGuestFrame < snapshot.depth()) {
            rows(rows.size(), 1);
        }
        return rows.stream()
                .filter(row -> row.guestDepth() == guestDepth)
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    /** The wasm frame of a row. */
    FrameView guestFrame(int index) throws SessionException {
        return snapshot.frame(row(index).guestDepth());
    }

    /** The same as the reader of debug information sees it. */
    GuestFrame context(SymbolisedFrame row) {
        return context(row.guestDepth());
    }

    /** A wasm frame, 0 the innermost, as the reader of debug information sees it. */
    GuestFrame context(int depth) {
        GuestFrame known = contexts.get(depth);
        if (known == null) {
            int function = snapshot.location(depth).functionIndex();
            known =
                    new GuestFrame(
                            snapshot.frame(depth),
                            globals,
                            symbols::functionName,
                            symbols::functionCode,
                            local -> symbols.code(function).writes(local),
                            () -> caller(depth));
            contexts.put(depth, known);
        }
        return known;
    }

    private Optional<FrameContext.Caller> caller(int depth) {
        int outer = depth + 1;
        return outer >= snapshot.depth()
                ? Optional.empty()
                : Optional.of(
                        new FrameContext.Caller(
                                context(outer), snapshot.location(outer).codeOffset()));
    }

    /** The function of the debug information that a row is; none without debug information. */
    Optional<SourceFrame> sourceFrame(SymbolisedFrame row) {
        List<SourceFrame> frames = symbols.framesAt(row.location().codeOffset());
        int inner = 0;
        for (int i = row.index() - 1; i >= 0; i--) {
            if (rows.get(i).guestDepth() != row.guestDepth()) {
                break;
            }
            inner++;
        }
        return inner < frames.size() ? Optional.of(frames.get(inner)) : Optional.empty();
    }
}
