package dev.wasmscope.session.call;

import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.session.SessionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Calls of a function that takes numbers and returns one, each of one number of wasm: found out
 * once how they are passed, then called again and again.
 */
public final class NumberCall {
    private final GuestCalls calls;
    private final Callee callee;
    private final List<NumType> parameters;

    private NumberCall(GuestCalls calls, Callee callee, List<NumType> parameters) {
        this.calls = calls;
        this.callee = callee;
        this.parameters = parameters;
    }

    /** The calls of a function, if it is one of that kind. */
    static Optional<NumberCall> of(GuestCalls calls, Callee callee, Signature signature) {
        List<NumType> numbers = new ArrayList<>();
        for (Passing passing : signature.parameters()) {
            if (!(passing instanceof Passing.Direct(List<Part> parts)) || parts.size() != 1) {
                return Optional.empty();
            }
            numbers.add(parts.getFirst().type());
        }
        boolean one =
                signature.result() instanceof Passing.Direct(List<Part> parts) && parts.size() == 1;
        return one && !signature.variadic()
                ? Optional.of(new NumberCall(calls, callee, List.copyOf(numbers)))
                : Optional.empty();
    }

    /**
     * Calls it.
     *
     * @param arguments the bits of each number; integers extended as their type says
     * @return the result's bits
     * @throws SessionException as {@link GuestCalls#call}
     */
    public long call(long... arguments) throws SessionException {
        List<Value> values = new ArrayList<>(arguments.length);
        for (int i = 0; i < arguments.length; i++) {
            long bits = arguments[i];
            values.add(
                    switch (parameters.get(i)) {
                        case I32 -> Value.i32((int) bits);
                        case I64 -> Value.i64(bits);
                        case F32 -> new Value.F32((int) bits);
                        case F64 -> new Value.F64(bits);
                    });
        }
        return switch (calls.number(callee, values)) {
            case Value.I32(int value) -> value;
            case Value.I64(long value) -> value;
            case Value.F32(int bits) -> bits;
            case Value.F64(long bits) -> bits;
            default -> throw new IllegalStateException(callee.name() + " returned no number");
        };
    }
}
