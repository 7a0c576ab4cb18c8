package dev.wasmscope.session.run;

import dev.wasmscope.engine.control.Snapshot;
import dev.wasmscope.engine.exec.WatchPlace;
import dev.wasmscope.session.DataTarget;
import dev.wasmscope.session.DataTarget.Activation;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.symbol.Symbols;
import dev.wasmscope.session.value.WellKnownGlobals;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where the data lies that breakpoints name, in the frames of the present run. Used on the guest's
 * thread.
 */
final class DataPlaces {
    private final Symbols symbols;
    private final WellKnownGlobals globals;
    private final WatchResolver resolver;
    private final AtomicInteger run = new AtomicInteger();

    DataPlaces(Symbols symbols, WellKnownGlobals globals, Queries queries) {
        this.symbols = symbols;
        this.globals = globals;
        this.resolver = new WatchResolver(symbols, queries);
    }

    /** A run begins: the frames of those before are gone. */
    void begin() {
        run.incrementAndGet();
    }

    /** The program as it stands. */
    StopState stopState(Snapshot now) {
        return new StopState(now, symbols, globals, 1);
    }

    /** Where data lies now. */
    Watchable resolve(StopState stop, DataTarget target) throws SessionException {
        return switch (target) {
            case DataTarget.Bytes bytes -> WatchResolver.bytes(stop.snapshot().instance(), bytes);
            case DataTarget.Expression(String expression, Optional<Activation> in) ->
                    resolver.expression(stop, in.isEmpty() ? 0 : row(stop, in.get()), expression);
        };
    }

    /** The row of an activation, if it is still there. */
    private int row(StopState stop, Activation of) throws SessionException {
        Snapshot now = stop.snapshot();
        int fromTop = now.depth() - of.depth();
        boolean there =
                of.run() == run.get()
                        && fromTop >= 0
                        && fromTop < now.depth()
                        && now.location(fromTop).functionIndex() == of.functionIndex();
        if (!there) {
            throw new SessionException(gone(of.function()));
        }
        int last = 0;
        for (SymbolisedFrame row : rows(stop, fromTop)) {
            if (row.function().equals(of.function())) {
                return row.index();
            }
            last = row.index();
        }
        return last;
    }

    private static List<SymbolisedFrame> rows(StopState stop, int fromTop) {
        int count = Stop.FRAME_LIMIT;
        List<SymbolisedFrame> all = stop.rows(0, count);
        while (all.size() == count && all.getLast().guestDepth() <= fromTop) {
            count *= 2;
            all = stop.rows(0, count);
        }
        return all.stream().filter(row -> row.guestDepth() == fromTop).toList();
    }

    /** What is said of a variable whose frame is gone. */
    static String gone(String function) {
        return function + " has returned: the variable is gone";
    }

    /** What an expression names at a row, to be watched. */
    DataTarget target(StopState stop, int rowIndex, String expression) throws SessionException {
        Watchable at = resolver.expression(stop, rowIndex, expression);
        return new DataTarget.Expression(
                expression.strip(),
                at.frameDepth() == 0 && !isInObject(at)
                        ? Optional.empty()
                        : Optional.of(activation(stop, rowIndex)));
    }

    /** Objects have no name but a way to them, which begins in a frame. */
    private static boolean isInObject(Watchable at) {
        return at.location().startsWith("in an ");
    }

    private Activation activation(StopState stop, int rowIndex) throws SessionException {
        SymbolisedFrame row = stop.row(rowIndex);
        int depth = stop.snapshot().depth() - row.guestDepth();
        return new Activation(run.get(), depth, row.functionIndex(), row.function());
    }

    /** The bytes where an expression lies. */
    DataTarget location(StopState stop, int rowIndex, String expression) throws SessionException {
        Watchable at = resolver.expression(stop, rowIndex, expression);
        if (at.places().size() == 1
                && at.places().getFirst()
                        instanceof WatchPlace.Bytes(var memory, long address, int length)) {
            int index = stop.snapshot().instance().memories().indexOf(memory);
            return new DataTarget.Bytes(index, address, length);
        }
        throw new SessionException("it does not lie in memory");
    }

    /** Whether a variable of optimised code has no value now, or is out of scope: not a change. */
    boolean isOut(DataTarget target, Watchable at, StopState stop) throws SessionException {
        if (at.moving().isEmpty()
                || !(target instanceof DataTarget.Expression(String _, Optional<Activation> in))
                || in.isEmpty()) {
            return false;
        }
        SymbolisedFrame row = stop.row(row(stop, in.get()));
        return !resolver.hasAll(stop, row, at.moving());
    }
}
