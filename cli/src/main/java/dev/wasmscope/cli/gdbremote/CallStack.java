package dev.wasmscope.cli.gdbremote;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.SymbolisedFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * The frames of one stop as the client counts them: by wasm frame. It finds the inlined ones
 * itself.
 */
final class CallStack {
    /** Rows asked for at a stop; deeper ones of a runaway recursion look all alike. */
    private static final int MOST_ROWS = 4096;

    private final Target target;
    private final Breakpoints breakpoints;
    private final List<SymbolisedFrame> innermost = new ArrayList<>();
    private int stopNumber;

    CallStack(Target target, Breakpoints breakpoints) {
        this.target = target;
        this.breakpoints = breakpoints;
    }

    /**
     * The addresses where the frames stand, innermost first; behind the call in outer ones, as
     * debuggers expect of return addresses.
     */
    List<Long> addresses() {
        Stop stop = target.stop();
        List<Long> all = new ArrayList<>();
        for (SymbolisedFrame frame : frames(stop)) {
            all.add(all.isEmpty() ? breakpoints.pc(stop) : behindCall(frame));
        }
        return all;
    }

    private long behindCall(SymbolisedFrame frame) {
        long call = frame.location().codeOffset();
        return target.address(target.session().module().behind(call).orElse(call));
    }

    /** The row of the stack by which the session knows a wasm frame. */
    int row(long depth) {
        List<SymbolisedFrame> frames = frames(target.stop());
        if (depth < 0 || depth >= frames.size()) {
            throw new CommandFailure("there is no frame " + depth);
        }
        return frames.get((int) depth).index();
    }

    private List<SymbolisedFrame> frames(Stop stop) {
        if (stop.number() != stopNumber) {
            innermost.clear();
            List<SymbolisedFrame> rows =
                    stop.guestDepth() <= stop.frames().size()
                                    && stop.frames().size() < Stop.FRAME_LIMIT
                            ? stop.frames()
                            : Target.ask(target.session().frames(0, MOST_ROWS));
            for (SymbolisedFrame row : rows) {
                if (row.guestDepth() == innermost.size()) {
                    innermost.add(row);
                }
            }
            stopNumber = stop.number();
        }
        return innermost;
    }
}
