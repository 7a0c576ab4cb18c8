package dev.wasmscope.session.symbol;

import dev.wasmscope.dwarf.line.SourcePosition;
import dev.wasmscope.dwarf.scope.SourceFrame;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The function that an instruction belongs to and the calls that were inlined around it, as a step
 * compares them.
 *
 * @param levels at least one: the wasm function's own first, then each inlined call
 */
record InlineChain(List<Level> levels) {
    InlineChain {
        levels = List.copyOf(levels);
    }

    /**
     * One function on the chain.
     *
     * @param function its name
     * @param lowPc tells two inlinings of one function apart
     * @param position the instruction's place in the innermost one, else the place of the call
     */
    record Level(String function, long lowPc, SourcePosition position) {
        /** The same inlining, wherever in it. */
        boolean isSameCall(Level other) {
            return lowPc == other.lowPc && function.equals(other.function);
        }

        LineKey key() {
            return LineKey.of(position);
        }
    }

    /**
     * The chain of an instruction.
     *
     * @param frames the frames of the debug information there, innermost first
     * @param innermost the place that the line table gives
     */
    static InlineChain of(List<SourceFrame> frames, SourcePosition innermost) {
        List<Level> levels = new ArrayList<>();
        for (SourceFrame frame : frames.reversed()) {
            SourcePosition place = frame.depth() == 0 ? innermost : frame.position();
            if (place != null) {
                levels.add(
                        new Level(frame.function().displayName(), frame.function().lowPc(), place));
            }
        }
        if (levels.isEmpty()) {
            levels.add(new Level("", 0, innermost));
        }
        return new InlineChain(levels);
    }

    /**
     * The chain as the user sees it: without inlined calls, at its inner end, of functions that
     * steps run through. The code of those counts as the line of the call.
     */
    InlineChain seen(Predicate<Level> isOwn) {
        int count = levels.size();
        while (count > 1 && !isOwn.test(levels.get(count - 1))) {
            count--;
        }
        boolean any = isOwn.test(levels.get(count - 1));
        return any && count < levels.size() ? new InlineChain(levels.subList(0, count)) : this;
    }

    /** The line that the user sees. */
    LineKey key() {
        return levels.getLast().key();
    }

    /** Its own line and those of the calls around it. */
    Set<LineKey> keys() {
        Set<LineKey> keys = new HashSet<>();
        levels.forEach(level -> keys.add(level.key()));
        return keys;
    }

    /**
     * Whether code with this chain belongs to a caller of the other's code, or to the same call.
     */
    boolean isAround(InlineChain inner) {
        if (levels.size() > inner.levels.size()) {
            return false;
        }
        for (int i = 0; i < levels.size(); i++) {
            if (!levels.get(i).isSameCall(inner.levels.get(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Tells one inlining of a function from another.
     *
     * @param function its name
     * @param lowPc where its code begins
     */
    record Call(String function, long lowPc) {}

    /** The functions it is in, wherever in them. */
    List<Call> calls() {
        return levels.stream().map(level -> new Call(level.function(), level.lowPc())).toList();
    }

    /** The chain of a function further out: without so many inlined calls at the inner end. */
    InlineChain without(int inner) {
        return new InlineChain(levels.subList(0, Math.max(1, levels.size() - inner)));
    }

    /** How many inlined calls. */
    int depth() {
        return levels.size() - 1;
    }
}
