package dev.wasmscope.session.run;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.binary.MalformedModuleException;
import dev.wasmscope.engine.control.Snapshot;
import dev.wasmscope.engine.control.StopEvent;
import dev.wasmscope.engine.exec.Trap;
import dev.wasmscope.engine.exec.TrapKind;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.StopReason;
import dev.wasmscope.session.WasmValue;
import dev.wasmscope.session.value.WasmValues;
import java.util.List;
import java.util.Optional;

/** Says why the guest stands in the session's terms. */
final class StopTranslator {
    private static final int EXIT_CODE_OF_TRAP = 134;

    private final LaunchConfig config;
    private final Module module;
    private final BreakpointJudge judge;

    StopTranslator(LaunchConfig config, Module module, BreakpointJudge judge) {
        this.config = config;
        this.module = module;
        this.judge = judge;
    }

    /**
     * The reason.
     *
     * @param timedOut whether a pause comes from the limit of time
     */
    StopReason reason(StopEvent event, boolean timedOut) {
        return switch (event) {
            case StopEvent.Breakpoint _,
                    StopEvent.HostCall _,
                    StopEvent.Thrown _,
                    StopEvent.Exiting _,
                    StopEvent.Data _,
                    StopEvent.DataEnded _ ->
                    judge.reason(event);
            case StopEvent.Step _ -> new StopReason.StepDone();
            case StopEvent.Moved(String how, _) -> new StopReason.Moved(how);
            case StopEvent.Pause(Snapshot at) ->
                    timedOut
                            ? new StopReason.LimitReached(timeLimit())
                            : new StopReason.Paused(hostCall(at));
            case StopEvent.Trapped(Trap trap, _) when trap.kind() == TrapKind.RECORDING ->
                    new StopReason.RecordingStopped(trap.detail(), false);
            case StopEvent.Trapped(Trap trap, _) ->
                    new StopReason.Trapped(trap.kind().text(), trap.detail(), trap.address());
            case StopEvent.Limit _ -> new StopReason.LimitReached(instructionLimit());
            case StopEvent.Completed(List<Value> results, _) ->
                    new StopReason.Exited(0, describe(results));
            case StopEvent.Exited(int code, _) -> new StopReason.Exited(code, List.of());
            case StopEvent.Killed(boolean afterTrap, _) ->
                    afterTrap
                            ? new StopReason.Exited(EXIT_CODE_OF_TRAP, List.of())
                            : new StopReason.Killed();
            case StopEvent.Failed(RuntimeException cause, _) ->
                    new StopReason.Failed("internal error: " + cause);
        };
    }

    private static List<WasmValue> describe(List<Value> results) {
        return WasmValues.describe(results);
    }

    private String timeLimit() {
        return config.limits()
                .timeout()
                .map(time -> time.toMillis() / 1000.0 + " s of time")
                .orElse("time");
    }

    private String instructionLimit() {
        return config.limits().maxInstructions().orElse(0) + " instructions";
    }

    /** The host function that a paused guest waits in. */
    private Optional<String> hostCall(Snapshot at) {
        if (at.depth() == 0) {
            return Optional.empty();
        }
        CodeLocation top = at.top();
        try {
            InstructionCursor cursor =
                    InstructionCursor.at(module, top.functionIndex(), top.codeOffset());
            boolean calls = cursor.next() && cursor.opcode() == Opcode.CALL;
            return calls
                    ? Optional.ofNullable(module.functions().get(cursor.index()).imported())
                            .map(callee -> callee.module() + "." + callee.name())
                    : Optional.empty();
        } catch (MalformedModuleException e) {
            return Optional.empty(); // never: it is being executed
        }
    }
}
