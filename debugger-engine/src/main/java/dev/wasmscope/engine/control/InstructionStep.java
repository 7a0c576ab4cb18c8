package dev.wasmscope.engine.control;

import dev.wasmscope.engine.module.CodeLocation;
import java.util.List;

/**
 * Executes one instruction.
 *
 * <p>Contract. Into calls it sets no breakpoint. Over calls: if the instruction has entered a
 * callee, one internal breakpoint behind the call, at the depth where the step began. A tail call
 * has replaced its frame, so there it is where that frame would have returned to.
 */
public final class InstructionStep implements Plan {
    private final StepMap map;
    private final boolean overCalls;
    private int depth;
    private int function;

    /**
     * A step.
     *
     * @param overCalls whether a call counts as one instruction
     */
    public InstructionStep(StepMap map, boolean overCalls) {
        this.map = map;
        this.overCalls = overCalls;
    }

    @Override
    public Move begin(Position now) {
        depth = now.depth();
        function = now.top().functionIndex();
        return new Move.StepInstruction();
    }

    @Override
    public Move arrived(Position now) {
        if (!overCalls || now.depth() < depth) {
            return new Move.Done();
        }
        if (now.depth() == depth) {
            return now.top().functionIndex() == function
                    ? new Move.Done()
                    : new Move.Run(ReturnPoint.of(now, map).map(List::of).orElse(List.of()));
        }
        CodeLocation call = now.location(now.depth() - depth);
        CodeLocation after = new CodeLocation(call.functionIndex(), map.after(call));
        return new Move.Run(List.of(new InternalBreakpoint(after, FrameDepths.exactly(depth))));
    }
}
