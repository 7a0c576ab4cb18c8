package dev.wasmscope.session.call;

import dev.wasmscope.engine.exec.ExecutionResult;
import dev.wasmscope.engine.exec.FunctionInstance;
import dev.wasmscope.engine.exec.GuestThread;
import dev.wasmscope.engine.exec.RunMode;
import dev.wasmscope.engine.exec.Trap;
import dev.wasmscope.engine.exec.TrapException;
import dev.wasmscope.engine.exec.TrapKind;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.module.CodeLocation;
import java.util.List;
import java.util.Optional;

/** One call on frames of its own, beside those of the stopped program. */
final class SideRun {
    private final CalledProgram program;
    private final CallRules rules;
    private final long maxInstructions;
    private final GuestThread thread;
    private final long start;
    private final long hostCallsBefore;

    SideRun(CalledProgram program, CallRules rules, long maxInstructions) {
        this.program = program;
        this.rules = rules;
        this.maxInstructions = Math.max(0, maxInstructions);
        this.thread = program.side().thread(program.instance().store());
        this.start = thread.clock();
        this.hostCallsBefore = program.instance().store().hostCalls().total();
        thread.setInstructionLimit(start + this.maxInstructions);
        thread.setBreakCondition(program.breaks());
        thread.refuseHostCalls(!rules.mayCallHost());
    }

    /** Runs until the function returns, or does not. */
    ExecutionResult call(FunctionInstance function, List<Value> arguments) {
        program.side().guard().begins(thread);
        ExecutionResult result = run(function, arguments);
        program.side().guard().ends();
        if (!(result instanceof ExecutionResult.Completed)) {
            program.side().giveUp();
        }
        return result;
    }

    private ExecutionResult run(FunctionInstance function, List<Value> arguments) {
        try {
            thread.start(function, arguments);
            ExecutionResult result = thread.resume(RunMode.PLAIN);
            while (result instanceof ExecutionResult.HostCalled) {
                result = thread.resume(RunMode.PLAIN);
            }
            return result;
        } catch (TrapException e) {
            return new ExecutionResult.Trapped(
                    new Trap(e.kind(), e.detail(), Optional.empty(), e.address()));
        }
    }

    /** Instructions that it has executed. */
    long executed() {
        return thread.clock() - start;
    }

    /** Whether the host did something. */
    boolean calledHost() {
        return program.instance().store().hostCalls().total() > hostCallsBefore;
    }

    /** Why it did not return. */
    String failure(String name, ExecutionResult result) {
        return switch (result) {
            case ExecutionResult.Trapped(Trap trap)
                    when trap.kind() == TrapKind.HOST && !rules.mayCallHost() ->
                    rules.hostRefusal()
                            .orElse(
                                    "%s calls %s of the host, which cannot be taken back"
                                            .formatted(name, trap.detail()));
            case ExecutionResult.Trapped(Trap trap) ->
                    "%s trapped: %s%s".formatted(name, trap.kind().text(), at(trap.location()));
            case ExecutionResult.Exited(int code) ->
                    "%s ended the program with exit code %d".formatted(name, code);
            case ExecutionResult.BreakHit(var _, CodeLocation location) ->
                    "%s came to a breakpoint%s".formatted(name, at(Optional.of(location)));
            case ExecutionResult.LimitReached _ ->
                    "%s did not return within %d instructions".formatted(name, maxInstructions);
            default -> "%s did not return within %d seconds".formatted(name, CallGuard.SECONDS);
        };
    }

    private String at(Optional<CodeLocation> location) {
        return location.map(place -> " in " + program.places().apply(place)).orElse("");
    }
}
