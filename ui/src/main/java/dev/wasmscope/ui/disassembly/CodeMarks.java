package dev.wasmscope.ui.disassembly;

import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.ui.session.BreakpointsModel;
import dev.wasmscope.ui.session.DebugModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What stands on the instructions: breakpoints, and where each frame of the stack is. */
final class CodeMarks {
    /** How a frame is shown on its instruction. */
    enum Standing {
        /** The innermost frame. */
        TOP,
        /** The frame that trapped. */
        TRAP,
        /** The frame that all views show, when it is not the innermost. */
        CHOSEN,
        /** Any other frame. */
        CALLER
    }

    private final DebugModel debug;
    private final BreakpointsModel breakpoints;
    private Map<Long, Boolean> dots = Map.of();
    private Map<Long, Standing> frames = Map.of();
    private Map<Long, Integer> callees = Map.of();

    CodeMarks(DebugModel debug, BreakpointsModel breakpoints) {
        this.debug = debug;
        this.breakpoints = breakpoints;
    }

    void updateBreakpoints() {
        Map<Long, Boolean> next = new HashMap<>();
        for (Breakpoint b : breakpoints.items()) {
            b.locations()
                    .forEach(
                            l ->
                                    next.merge(
                                            l.location().codeOffset(),
                                            b.enabled(),
                                            Boolean::logicalOr));
        }
        dots = next;
    }

    void updateFrames() {
        Optional<Stop> stop = debug.stopProperty().get();
        List<SymbolisedFrame> rows = stop.map(Stop::frames).orElse(List.of());
        Map<Long, Standing> next = new HashMap<>();
        Map<Long, Integer> called = new HashMap<>();
        int inner = -1;
        for (SymbolisedFrame row : rows) {
            boolean top = row.guestDepth() == 0;
            next.putIfAbsent(
                    row.location().codeOffset(),
                    top ? debug.trapped() ? Standing.TRAP : Standing.TOP : Standing.CALLER);
            if (!top && !row.inlined()) {
                called.put(row.location().codeOffset(), inner);
            }
            inner = row.inlined() ? inner : row.functionIndex();
        }
        debug.frameProperty()
                .get()
                .filter(f -> f.guestDepth() > 0)
                .ifPresent(f -> next.put(f.location().codeOffset(), Standing.CHOSEN));
        frames = next;
        callees = called;
    }

    /** The breakpoint of an instruction: whether it is switched on. */
    Optional<Boolean> breakpoint(long codeOffset) {
        return Optional.ofNullable(dots.get(codeOffset));
    }

    /** The frame that stands on an instruction. */
    Optional<Standing> frame(long codeOffset) {
        return Optional.ofNullable(frames.get(codeOffset));
    }

    /** The function that the call of an instruction is in right now. */
    OptionalInt callee(long codeOffset) {
        Integer function = callees.get(codeOffset);
        return function == null || function < 0 ? OptionalInt.empty() : OptionalInt.of(function);
    }

    void toggleBreakpoint(CodeLocation location) {
        breakpoints.toggleInstruction(location);
    }
}
