package dev.wasmscope.engine.control;

import dev.wasmscope.engine.module.CodeLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Steps by line, over calls or into them.
 *
 * <p>Contract. In the frame that is stepped, at its exact depth so that recursion runs through, it
 * sets internal breakpoints
 *
 * <ul>
 *   <li>at every landing of the region: the step ends there;
 *   <li>for a step into, at every call instruction: the callee is entered by one instruction, and
 *       if the map has an entry for it the step ends at that entry, otherwise the call runs
 *       through. Looking at the callee only after entering it is what makes indirect calls work.
 *       When the code before that entry calls (a constructor of the base, in AssemblyScript), the
 *       entries of all functions that it may call count as well;
 *   <li>for a step into a chosen call, the same at the call instructions of the first region only;
 *   <li>a tail call replaces the frame: a step into looks at the callee all the same, a step over
 *       ends where the callee returns to;
 *   <li>and, at the depth of the caller, behind the call that made this frame. The step ends when
 *       the function returns there, in the middle of the caller's line, as LLDB and GDB do: what
 *       the line does with the result is still to come. A caller without source runs through to its
 *       own caller, and so on; one that has not come to its first line yet runs on to it.
 * </ul>
 */
public final class LineStep implements Plan {
    /** What a step does at calls. */
    public enum Mode {
        /** They run through. */
        OVER,
        /** The first callee with source is entered. */
        INTO,
        /** Only the calls that the region names are entered, the others run through. */
        CHOSEN
    }

    private final StepMap map;
    private final Mode mode;
    private StepRegion region;
    private int depth;
    private boolean atCall;
    private CodeLocation call = new CodeLocation(0, 0);
    private Optional<InternalBreakpoint> opening = Optional.empty();
    private boolean byEntries;
    private int function;
    private Optional<InternalBreakpoint> returnPoint = Optional.empty();
    private List<InternalBreakpoint> set = List.of();

    /**
     * A step.
     *
     * @param first the region of the frame that the step begins in; the map gives those of callers
     */
    public LineStep(StepMap map, Mode mode, StepRegion first) {
        this.map = map;
        this.mode = mode;
        this.region = first;
    }

    @Override
    public Move begin(Position now) {
        depth = now.depth();
        set = breakpoints(now);
        // The step may begin on a call instruction, where no breakpoint can be hit again.
        return isCall(now) ? enter(now.top()) : new Move.Run(set);
    }

    @Override
    public Move arrived(Position now) {
        if (opening.filter(end -> isOpened(now, end)).isPresent()) {
            return new Move.Done();
        }
        opening = Optional.empty();
        if (now.depth() > depth && !atCall) {
            return new Move.Done(); // called back from code without source
        }
        if (atCall) {
            atCall = false;
            return hasEntered(now) ? entered(now) : resumeAt(now);
        }
        return now.depth() < depth ? returned(now) : resumeAt(now);
    }

    private Move resumeAt(Position now) {
        if (now.depth() == depth && region.landings().contains(now.top().codeOffset())) {
            return new Move.Done();
        }
        return isCall(now) ? enter(now.top()) : new Move.Run(set);
    }

    private boolean isCall(Position now) {
        return mode != Mode.OVER
                && !byEntries
                && now.depth() == depth
                && region.calls().contains(now.top().codeOffset());
    }

    private Move enter(CodeLocation at) {
        atCall = true;
        call = at;
        return new Move.StepInstruction();
    }

    /** Whether the call has made a frame, or replaced its own. */
    private boolean hasEntered(Position now) {
        boolean elsewhere =
                now.top().functionIndex() != call.functionIndex()
                        || now.top().codeOffset() <= call.codeOffset();
        return now.depth() > depth || now.depth() == depth && elsewhere;
    }

    private Move entered(Position now) {
        OptionalLong entry = map.entry(now.top().functionIndex(), call);
        if (entry.isEmpty()) {
            byEntries = true;
            set = breakpoints();
            return new Move.Run(set);
        }
        if (entry.getAsLong() == now.top().codeOffset()) {
            return new Move.Done();
        }
        return open(now, entry.getAsLong());
    }

    /** Runs a function's code before its entry; it may also leave without ever coming there. */
    private Move open(Position now, long entry) {
        CodeLocation here = now.top();
        InternalBreakpoint end =
                new InternalBreakpoint(
                        new CodeLocation(here.functionIndex(), entry),
                        FrameDepths.exactly(now.depth()));
        opening = Optional.of(end);
        List<InternalBreakpoint> all = new ArrayList<>(set);
        all.add(end);
        boolean calls =
                map.region(here).calls().stream()
                        .anyMatch(call -> call >= here.codeOffset() && call < entry);
        if (mode == Mode.INTO && calls) {
            addEntries(all, now.depth() + 1);
        }
        return new Move.Run(all);
    }

    private static boolean isOpened(Position now, InternalBreakpoint end) {
        int level = end.depths().from();
        return now.depth() > level || now.depth() == level && now.top().equals(end.location());
    }

    private Move returned(Position now) {
        depth = now.depth();
        region = map.region(now.top());
        if (region.hasSource()) {
            OptionalLong entry = map.entry(now.top().functionIndex(), now.top());
            if (map.hasLine(now.top()) || entry.isEmpty()) {
                return new Move.Done();
            }
            set = breakpoints(now);
            return open(now, entry.getAsLong());
        }
        byEntries = mode == Mode.INTO;
        set = breakpoints(now);
        return new Move.Run(set);
    }

    private List<InternalBreakpoint> breakpoints(Position now) {
        function = now.top().functionIndex();
        returnPoint = ReturnPoint.of(now, map);
        return breakpoints();
    }

    private List<InternalBreakpoint> breakpoints() {
        List<InternalBreakpoint> all = new ArrayList<>();
        addAll(all, region.landings());
        returnPoint.ifPresent(all::add);
        if (byEntries) {
            addEntries(all, depth + 1);
        } else if (mode != Mode.OVER) {
            addAll(all, region.calls());
        }
        return all;
    }

    private void addEntries(List<InternalBreakpoint> to, int fromDepth) {
        FrameDepths deeper = new FrameDepths(fromDepth, Integer.MAX_VALUE);
        map.entries().forEach(entry -> to.add(new InternalBreakpoint(entry, deeper)));
    }

    private void addAll(List<InternalBreakpoint> to, List<Long> offsets) {
        for (long offset : offsets) {
            to.add(
                    new InternalBreakpoint(
                            new CodeLocation(function, offset), FrameDepths.exactly(depth)));
        }
    }
}
