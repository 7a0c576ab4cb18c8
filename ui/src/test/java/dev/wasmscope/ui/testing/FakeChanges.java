package dev.wasmscope.ui.testing;

import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.CallEffects;
import dev.wasmscope.session.JumpTarget;
import dev.wasmscope.session.Moved;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.StateChanges;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.WasmValue;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Assignments of numbers to variables of {@link FakeSession}; nothing else can be changed. */
final class FakeChanges implements StateChanges {
    private final FakeSession session;
    private final Map<String, String> assigned = new ConcurrentHashMap<>();

    FakeChanges(FakeSession session) {
        this.session = session;
    }

    /** The variable with the value that was given to it. */
    Variable changed(Variable v) {
        String value = assigned.get(v.name());
        return value == null
                ? v
                : new Variable(
                        v.id(),
                        v.name(),
                        v.typeName(),
                        v.shortTypeName(),
                        value,
                        v.availability(),
                        v.location(),
                        v.address(),
                        v.byteSize(),
                        v.kind(),
                        v.childCount(),
                        v.declaration());
    }

    @Override
    public CompletableFuture<Variable> evaluate(
            int frameIndex, String expression, CallEffects effects, long maxInstructions) {
        int sign = expression.indexOf(" = ");
        if (sign < 0) {
            return session.evaluate(frameIndex, expression);
        }
        String value = expression.substring(sign + 3);
        if (!value.matches("-?\\d+")) {
            return CompletableFuture.failedFuture(
                    new SessionException("column " + (sign + 4) + ": a number is expected"));
        }
        assigned.put(expression.substring(0, sign), value);
        return session.evaluate(frameIndex, expression.substring(0, sign));
    }

    @Override
    public CompletableFuture<List<JumpTarget>> jumpTargets(String file, int line) {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public CompletableFuture<Moved> jump(CodeLocation target) {
        return refused();
    }

    @Override
    public CompletableFuture<Moved> jump(String file, int line) {
        return refused();
    }

    @Override
    public CompletableFuture<Moved> forceReturn(int frameIndex, String value) {
        return refused();
    }

    @Override
    public CompletableFuture<Moved> restartFrame(int frameIndex) {
        return refused();
    }

    @Override
    public CompletableFuture<WasmValue> setTableElement(int table, long index, String function) {
        return refused();
    }

    private static <T> CompletableFuture<T> refused() {
        return CompletableFuture.failedFuture(new SessionException("the script cannot be changed"));
    }
}
