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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One call on frames of its own, beside those of the stopped program. */
final class SideRun {
    private static final long SECONDS = 10;

    private final CalledProgram program;
    private final CallRules rules;
    private final long maxInstructions;
    private final GuestThread thread;
    private final long hostCallsBefore;

    SideRun(CalledProgram program, CallRules rules, long maxInstructions) {
        this.program = program;
        this.rules = rules;
        this.maxInstructions = Math.max(0, maxInstructions);
        this.thread = new GuestThread(program.instance().store());
        this.hostCallsBefore = program.instance().store().hostCalls().total();
        thread.setInstructionLimit(this.maxInstructions);
        thread.setBreakCondition(program.breaks());
        thread.refuseHostCalls(!rules.mayCallHost());
    }

    /** Runs until the function returns, or does not. */
    ExecutionResult call(FunctionInstance function, List<Value> arguments) {
        // a host call may wait for ever, for input or another program
        Thread runner = Thread.currentThread();
        CompletableFuture<Void> over = new CompletableFuture<>();
        over.orTimeout(SECONDS, TimeUnit.SECONDS)
                .exceptionally(
                        _ -> {
                            thread.requestPause();
                            runner.interrupt();
                            return null;
                        });
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
        } finally {
            over.complete(null);
            Thread.interrupted();
        }
    }

    /** Instructions that it has executed. */
    long executed() {
        return thread.clock();
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
            default -> "%s did not return within %d seconds".formatted(name, SECONDS);
        };
    }

    private String at(Optional<CodeLocation> location) {
        return location.map(place -> " in " + program.places().apply(place)).orElse("");
    }
}
