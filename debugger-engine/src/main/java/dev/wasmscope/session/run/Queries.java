package dev.wasmscope.session.run;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.ValueLocation;
import dev.wasmscope.dwarf.scope.SourceFrame;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.value.Values;
import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.session.CallEffects;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.MemoryField;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.StateChanges;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.VariableKind;
import dev.wasmscope.session.WasmValue;
import dev.wasmscope.session.call.NumberTypes;
import dev.wasmscope.session.expression.Expression;
import dev.wasmscope.session.symbol.Symbols;
import dev.wasmscope.session.value.GuessedObjects;
import dev.wasmscope.session.value.MemoryLayout;
import dev.wasmscope.session.value.WasmPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The questions about a stop. Used on the guest's thread. */
final class Queries {

    private static final int MAX_KEPT = 1 << 16;

    private final Symbols symbols;
    private final LaunchConfig config;
    private final CallScopes calls;
    private final WasmChanges wasmChanges;
    private final WasmQueries wasm = new WasmQueries();
    private final GlobalQueries globals;

    /**
     * Questions about a program.
     *
     * @param config tells whether it may be changed
     * @param calls what expressions may call
     */
    Queries(Symbols symbols, LaunchConfig config, CallScopes calls) {
        this.calls = calls;
        this.symbols = symbols;
        this.config = config;
        this.wasmChanges = new WasmChanges(this, wasm, new TableChanges(symbols));
        this.globals = new GlobalQueries(symbols);
    }

    List<Variable> variables(StopState stop, int frameIndex) throws SessionException {
        SymbolisedFrame row = stop.row(frameIndex);
        List<Variable> parameters = new ArrayList<>();
        List<Variable> others = new ArrayList<>();
        for (dev.wasmscope.dwarf.scope.Variable variable : inScope(stop, row)) {
            Variable shown = globals.handOut(stop, row, variable, variable.name());
            (shown.kind() == VariableKind.PARAMETER ? parameters : others).add(shown);
        }
        for (Value guess : guesses(stop, row)) {
            others.add(stop.variables().add(guess, VariableKind.LOCAL, guess.name()));
        }
        parameters.addAll(others);
        return parameters;
    }

    /** What locals seem to be where nothing is recorded of variables. */
    private List<Value> guesses(StopState stop, SymbolisedFrame row) throws SessionException {
        return stop.sourceFrame(row).isPresent()
                ? List.of()
                : GuessedObjects.locals(stop.guestFrame(row.index()), stop.context(row));
    }

    private List<dev.wasmscope.dwarf.scope.Variable> inScope(StopState stop, SymbolisedFrame row) {
        Optional<SourceFrame> frame = stop.sourceFrame(row);
        return frame.isEmpty() ? List.of() : symbols.dwarf().variables(frame.get());
    }

    List<Variable> globals(StopState stop, int frameIndex) throws SessionException {
        return globals.at(stop, stop.row(frameIndex));
    }

    List<Variable> children(StopState stop, Variable parent, long from, int count)
            throws SessionException {
        if (from < 0 || count < 0) {
            throw new SessionException("children are counted from 0");
        }
        return stop.variables().children(parent, from, count);
    }

    List<String> expressions(StopState stop, List<Variable> variables) throws SessionException {
        List<String> all = new ArrayList<>();
        for (Variable variable : variables) {
            all.add(stop.variables().path(variable));
        }
        return all;
    }

    /** The value of an expression whose calls leave nothing behind. */
    Variable evaluate(StopState stop, int frameIndex, String expression) throws SessionException {
        return evaluate(
                stop, frameIndex, expression, CallEffects.ROLL_BACK, StateChanges.CALL_LIMIT);
    }

    Variable evaluate(
            StopState stop,
            int frameIndex,
            String expression,
            CallEffects effects,
            long maxInstructions)
            throws SessionException {
        if (WasmPath.isWhole(expression)) {
            return wasm.evaluate(stop, frameIndex, expression);
        }
        Optional<String> assigned = wasmChanges.assign(stop, frameIndex, expression);
        if (assigned.isPresent()) {
            return wasm.evaluate(stop, frameIndex, assigned.get());
        }
        try (FrameScope scope = scope(stop, frameIndex, effects, maxInstructions)) {
            Expression.Result result = Expression.evaluate(expression, scope);
            Value value = scope.willRollBack() ? kept(result.value(), scope) : result.value();
            return stop.variables()
                    .add(value.named(expression), VariableKind.CHILD, expression, result.text());
        }
    }

    /** What an expression names, itself; its calls leave nothing behind. */
    Value named(StopState stop, int frameIndex, String expression) throws SessionException {
        try (FrameScope scope =
                scope(stop, frameIndex, CallEffects.ROLL_BACK, StateChanges.CALL_LIMIT)) {
            return Expression.evaluate(expression, scope).value();
        }
    }

    /** A structure whose memory will not be there any more: its members can still be opened. */
    private static Value kept(Value value, FrameScope scope) {
        return value instanceof AvailableValue there
                        && !there.isViewed()
                        && there.location() instanceof ValueLocation.Memory
                        && there.bytes(MAX_KEPT) instanceof Answer.Known<byte[]>(byte[] bytes)
                ? Values.computed(there.name(), there.type(), bytes, scope.context())
                : value;
    }

    /** Whether a condition holds; leaves nothing behind. */
    boolean holds(StopState stop, int frameIndex, String condition) throws SessionException {
        try (FrameScope scope =
                scope(stop, frameIndex, CallEffects.ROLL_BACK, StateChanges.CALL_LIMIT)) {
            return Expression.holds(condition, scope);
        }
    }

    /** An expression's value as the bytes of a type. */
    byte[] converted(StopState stop, int frameIndex, String expression, Type type)
            throws SessionException {
        try (FrameScope scope =
                scope(stop, frameIndex, CallEffects.KEEP, StateChanges.CALL_LIMIT)) {
            return Expression.converted(expression, type, scope);
        }
    }

    /** The value that an expression in wasm's own terms names. */
    dev.wasmscope.engine.exec.Value wasmValue(StopState stop, int frameIndex, String expression)
            throws SessionException {
        return wasm.find(stop, frameIndex, expression).value();
    }

    /** An expression's value as a number of the type that another one has. */
    dev.wasmscope.engine.exec.Value number(
            StopState stop, int frameIndex, String expression, dev.wasmscope.engine.exec.Value like)
            throws SessionException {
        return switch (like.type()) {
            case NumType type ->
                    NumberTypes.value(
                            type, converted(stop, frameIndex, expression, NumberTypes.of(type)));
            default -> throw new SessionException("a " + like.type() + " cannot be computed");
        };
    }

    /** Why nothing can be changed; empty if it can. */
    Optional<String> changeRefusal() {
        return Recordings.changeRefusal(config, "the program");
    }

    /** Bytes of a pointer of the program. */
    int pointerSize() {
        return FrameScope.pointerSize(symbols);
    }

    /** What expressions see in a row of the stack. */
    private FrameScope scope(
            StopState stop, int frameIndex, CallEffects effects, long maxInstructions)
            throws SessionException {
        SymbolisedFrame row = stop.row(frameIndex);
        Optional<String> refusal = Recordings.changeRefusal(config, "the program");
        CallScope callable =
                calls.of(stop.snapshot().instance(), stop.globals(), effects, maxInstructions);
        return new FrameScope(symbols, stop, row, guesses(stop, row), callable, refusal);
    }

    List<MemoryField> memoryLayout(StopState stop, Variable variable) throws SessionException {
        return MemoryLayout.of(stop.variables().value(variable), stop.variables().path(variable));
    }

    List<WasmValue> locals(StopState stop, int frameIndex) throws SessionException {
        return wasm.locals(stop, frameIndex);
    }

    List<WasmValue> operands(StopState stop, int frameIndex) throws SessionException {
        return wasm.operands(stop, frameIndex);
    }

    List<WasmValue> wasmGlobals(StopState stop) {
        return wasm.globals(stop);
    }

    long memorySize(StopState stop, int index) {
        List<Memory> memories = stop.snapshot().instance().memories();
        return index >= 0 && index < memories.size() ? memories.get(index).sizeBytes() : 0;
    }

    byte[] readMemory(StopState stop, int index, long address, int length) throws SessionException {
        Memory memory = memory(stop, index);
        long size = memory.sizeBytes();
        if (address < 0 || address > size || length < 0) {
            throw new SessionException(outside(address, size));
        }
        return memory.read(address, (int) Math.min(length, size - address));
    }

    void writeMemory(StopState stop, int index, long address, byte[] bytes)
            throws SessionException {
        Memory memory = memory(stop, index);
        if (!memory.contains(address, bytes.length)) {
            throw new SessionException(outside(address, memory.sizeBytes()));
        }
        memory.write(address, bytes);
    }

    static Memory memory(StopState stop, int index) throws SessionException {
        List<Memory> memories = stop.snapshot().instance().memories();
        if (index < 0 || index >= memories.size()) {
            throw new SessionException("the program has no memory " + index);
        }
        return memories.get(index);
    }

    private static String outside(long address, long size) {
        return String.format("0x%x is outside of the memory of 0x%x bytes", address, size);
    }
}
