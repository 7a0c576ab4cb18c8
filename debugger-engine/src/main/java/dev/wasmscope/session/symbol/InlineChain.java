package dev.wasmscope.session.symbol;

import dev.wasmscope.dwarf.scope.Function;
import dev.wasmscope.dwarf.scope.SourceFrame;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The inlined calls around an instruction, as a step compares them.
 *
 * @param calls one for each inlined call, outermost first
 * @param callLines the lines of those calls
 */
record InlineChain(List<Call> calls, Set<LineKey> callLines) {
    /** Code that is in no inlined call. */
    static final InlineChain NONE = new InlineChain(List.of(), Set.of());

    /** One inlining: the same function may be inlined twice, into different code. */
    record Call(String function, long lowPc) {}

    InlineChain {
        calls = List.copyOf(calls);
        callLines = Set.copyOf(callLines);
    }

    /** The chain of the frames at an address, innermost first. */
    static InlineChain of(List<SourceFrame> frames) {
        if (frames.size() < 2) {
            return NONE;
        }
        List<Call> calls = new ArrayList<>();
        Set<LineKey> lines = new HashSet<>();
        for (SourceFrame frame : frames.reversed()) {
            if (frame.inlined()) {
                Function function = frame.function();
                calls.add(new Call(function.displayName(), function.lowPc()));
            }
            if (frame.depth() > 0 && frame.position() != null) {
                lines.add(LineKey.of(frame.position()));
            }
        }
        return new InlineChain(calls, lines);
    }

    /**
     * Whether code with this chain belongs to a caller of the other's code, or to the same
     * function.
     */
    boolean isAround(InlineChain inner) {
        return calls.size() <= inner.calls.size()
                && calls.equals(inner.calls.subList(0, calls.size()));
    }

    /** How many inlined calls. */
    int depth() {
        return calls.size();
    }
}
