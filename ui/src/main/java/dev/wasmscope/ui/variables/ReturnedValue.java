package dev.wasmscope.ui.variables;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.StopReason;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.WasmValue;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What the function gave back that was stepped out of: right behind a call the result lies on the
 * operand stack of the caller.
 */
final class ReturnedValue {
    /** Bytes of the longest call instruction: an opcode and two numbers. */
    private static final int LONGEST_CALL = 11;

    private final ValueRows rows;
    private Optional<Stop> before = Optional.empty();
    private Optional<Stop> current = Optional.empty();

    ReturnedValue(ValueRows rows) {
        this.rows = rows;
    }

    /** The row for the result, at the innermost row of a stop that a step out has led to. */
    CompletableFuture<Optional<VariableNode>> at(DebugSession s, Stop stop, SymbolisedFrame row) {
        if (current.filter(c -> c.equals(stop)).isEmpty()) {
            before = current.filter(c -> c.number() == stop.number() - 1);
            current = Optional.of(stop);
        }
        if (row.guestDepth() != 0 || before.filter(b -> hasLeft(b, stop)).isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        SymbolisedFrame left = before.get().frames().getFirst();
        return s.operandStack(row.index())
                .thenApply(operands -> result(s, left, operands))
                .exceptionally(_ -> Optional.empty());
    }

    private static boolean hasLeft(Stop before, Stop now) {
        Optional<SymbolisedFrame> call =
                before.frames().stream().filter(f -> f.guestDepth() == 1).findFirst();
        return now.reason() instanceof StopReason.StepDone
                && now.guestDepth() == before.guestDepth() - 1
                && call.isPresent()
                && now.top().filter(top -> isBehind(top, call.get())).isPresent();
    }

    private static boolean isBehind(SymbolisedFrame top, SymbolisedFrame call) {
        long bytes = top.location().codeOffset() - call.location().codeOffset();
        return top.functionIndex() == call.functionIndex() && bytes > 0 && bytes <= LONGEST_CALL;
    }

    private Optional<VariableNode> result(
            DebugSession s, SymbolisedFrame left, List<WasmValue> operands) {
        Optional<FunctionView> function = s.module().function(left.functionIndex());
        if (operands.isEmpty() || function.isEmpty()) {
            return Optional.empty();
        }
        WasmValue top = operands.getLast();
        return function.filter(f -> f.type().endsWith("-> (" + top.type() + ")"))
                .map(
                        f ->
                                VariableNode.ofWasm(
                                        path(f),
                                        f.name() + "()",
                                        "$stack" + top.index(),
                                        top,
                                        Optional.empty(),
                                        to ->
                                                top.object()
                                                        .ifPresent(
                                                                o ->
                                                                        rows.children(
                                                                                path(f), o, to))));
    }

    private static String path(FunctionView function) {
        return "/Returned/" + function.name();
    }
}
