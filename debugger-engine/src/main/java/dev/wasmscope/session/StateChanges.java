package dev.wasmscope.session;

import dev.wasmscope.engine.module.CodeLocation;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Changes of a stopped program beside assignments in expressions: calls of its functions, and where
 * it goes on. Reached through {@link DebugSession#changes()}; futures as there. Everything that
 * changes the program is refused while the run is recorded: a recording holds only what comes from
 * the host.
 */
public interface StateChanges {
    /** Instructions that a call from an expression may execute unless told otherwise. */
    long CALL_LIMIT = 100_000_000;

    /**
     * The value of an expression that may call functions of the program. {@link
     * DebugSession#evaluate} is this with {@link CallEffects#ROLL_BACK} and {@link #CALL_LIMIT}.
     *
     * <p>A call that traps, exits, stops at a breakpoint, executes too much or is refused its host
     * call fails with one line, and the program is as it was before.
     *
     * @param maxInstructions of all calls together
     */
    CompletableFuture<Variable> evaluate(
            int frameIndex, String expression, CallEffects effects, long maxInstructions);

    /**
     * Where the innermost function has code of a line, and whether it can go on there.
     *
     * @param file as for {@link BreakpointSpec.Line}
     */
    CompletableFuture<List<JumpTarget>> jumpTargets(String file, int line);

    /**
     * Lets the innermost function go on with another of its instructions. Nothing is executed;
     * variables, memory and globals stay. Refused, with the reason, if the operand stack there does
     * not fit, or the place is in an exception handler or in another function.
     */
    CompletableFuture<Moved> jump(CodeLocation target);

    /** The same for the first place of a line that can be gone on with. */
    CompletableFuture<Moved> jump(String file, int line);

    /**
     * Leaves a frame, and those it called, as if it had returned.
     *
     * @param value an expression, computed in that frame; empty for a function without result. A
     *     structure is written where the caller expects it, if the function still knows where
     */
    CompletableFuture<Moved> forceReturn(int frameIndex, String value);

    /**
     * Lets a frame begin anew, and leaves those it called. Memory and globals stay as they are, and
     * so do parameters that the function has overwritten; notes name them.
     */
    CompletableFuture<Moved> restartFrame(int frameIndex);

    /**
     * Puts a function into a table.
     *
     * @param function its name or {@code func[12]}; {@code null} for none
     * @return the element as it is then
     */
    CompletableFuture<WasmValue> setTableElement(int table, long index, String function);
}
