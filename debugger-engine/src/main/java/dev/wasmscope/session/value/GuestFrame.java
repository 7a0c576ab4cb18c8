package dev.wasmscope.session.value;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.FrameContext;
import dev.wasmscope.dwarf.expr.WasmValue;
import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.exec.TableInstance;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.exec.WasmFunction;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One wasm frame of the stopped guest, as the reader of debug information asks about it. The stack
 * pointer and the operands are those of this frame, also when it is not the innermost one.
 */
public final class GuestFrame implements FrameContext {
    private final FrameView frame;
    private final WellKnownGlobals known;
    private final IntFunction<String> functionName;
    private final IntFunction<OptionalLong> functionCode;
    private final IntPredicate writesLocal;
    private final Supplier<Optional<Caller>> caller;
    private @Nullable Reads reads;
    private @Nullable List<Value> locals;
    private @Nullable List<Value> operands;

    /**
     * A frame.
     *
     * @param functionName names a function by its index
     * @param functionCode offset of a function's code by its index
     * @param writesLocal whether the frame's function writes a local
     * @param caller the frame that called this one
     */
    public GuestFrame(
            FrameView frame,
            WellKnownGlobals known,
            IntFunction<String> functionName,
            IntFunction<OptionalLong> functionCode,
            IntPredicate writesLocal,
            Supplier<Optional<Caller>> caller) {
        this.frame = frame;
        this.known = known;
        this.functionName = functionName;
        this.functionCode = functionCode;
        this.writesLocal = writesLocal;
        this.caller = caller;
    }

    /** Who is told what values are made of. */
    public interface Reads {
        void memory(long address, int length);

        void local(int index);

        /** A global; not of the stack pointer, which has a value for each frame. */
        void global(int index);

        /** Something of the frame that is no place to come back to. */
        void frame();
    }

    /** Tells of every read from now on; null for an end of it. */
    public void tell(@Nullable Reads listener) {
        reads = listener;
    }

    /** Somebody changed a local or operand: it is to be read again. */
    public void changed() {
        locals = null;
        operands = null;
    }

    private Instance instance() {
        return frame.instance();
    }

    @Override
    public Answer<byte[]> readMemory(long address, int length) {
        if (instance().memories().isEmpty()) {
            return Answer.unknown("the program has no memory");
        }
        Memory memory = instance().memory(0);
        if (!memory.contains(address, length)) {
            return Answer.unknown(
                    String.format(
                            "0x%x is outside of the memory of 0x%x bytes",
                            address, memory.sizeBytes()));
        }
        if (reads != null) {
            reads.memory(address, length);
        }
        return Answer.of(memory.read(address, length));
    }

    @Override
    public Answer<WasmValue> local(int index) {
        if (locals == null) {
            locals = frame.locals();
        }
        if (reads != null) {
            reads.local(index);
        }
        return element(locals, index, "local");
    }

    @Override
    public Answer<WasmValue> localAtEntry(int index) {
        return index < 0 || writesLocal.test(index)
                ? Answer.unknown("the value at the function's entry was not kept")
                : local(index);
    }

    @Override
    public Answer<Caller> caller() {
        return caller.get()
                .map(Answer::of)
                .orElseGet(() -> Answer.unknown("no function of the program called this one"));
    }

    @Override
    public Answer<WasmValue> operandStack(int index) {
        if (operands == null) {
            operands = frame.operandStack();
        }
        if (reads != null) {
            reads.frame();
        }
        return element(operands, index, "operand");
    }

    private static Answer<WasmValue> element(List<Value> values, int index, String what) {
        if (index < 0 || index >= values.size()) {
            return Answer.unknown("there is no " + what + " " + index + " in this frame");
        }
        return values.get(index) instanceof Value.Missing
                ? Answer.unknown("the core file does not have " + what + " " + index)
                : Answer.of(convert(values.get(index)));
    }

    @Override
    public Answer<WasmValue> global(int index) {
        List<dev.wasmscope.engine.exec.GlobalInstance> globals = instance().globals();
        if (index < 0 || index >= globals.size()) {
            return Answer.unknown("there is no global " + Integer.toUnsignedString(index));
        }
        Value now = globals.get(index).value();
        OptionalInt stackPointer = known.stackPointer();
        boolean isStackPointer = stackPointer.isPresent() && stackPointer.getAsInt() == index;
        tellGlobal(index, isStackPointer);
        if (isStackPointer) {
            if (!frame.stackPointerKnown()) {
                return Answer.unknown("the core file does not have this frame's stack pointer");
            }
            return Answer.of(
                    now instanceof Value.I64
                            ? WasmValue.i64(frame.stackPointer())
                            : WasmValue.i32((int) frame.stackPointer()));
        }
        return now instanceof Value.Missing
                ? Answer.unknown("the core file does not have global " + index)
                : Answer.of(convert(now));
    }

    private void tellGlobal(int index, boolean isStackPointer) {
        if (reads != null && isStackPointer) {
            reads.frame();
        } else if (reads != null) {
            reads.global(index);
        }
    }

    @Override
    public Answer<Long> threadLocalAddress(long offset) {
        OptionalInt base = known.tlsBase();
        return base.isEmpty()
                ? Answer.unknown("the address of thread-local variables is not known")
                : global(base.getAsInt()).map(value -> value.low() + offset);
    }

    @Override
    public Answer<String> functionInTable(long tableIndex) {
        return tableEntry(tableIndex).map(function -> functionName.apply(function.functionIndex()));
    }

    @Override
    public Answer<Long> codeInTable(long tableIndex) {
        return tableEntry(tableIndex)
                .then(
                        function -> {
                            OptionalLong code = functionCode.apply(function.functionIndex());
                            return code.isPresent()
                                    ? Answer.of(code.getAsLong())
                                    : Answer.unknown("the function is the host's");
                        });
    }

    private Answer<WasmFunction> tableEntry(long tableIndex) {
        if (instance().tables().isEmpty()) {
            return Answer.unknown("the program has no function table");
        }
        TableInstance table = instance().table(0);
        if (tableIndex < 0 || tableIndex >= table.size()) {
            return Answer.unknown("the function table has no entry " + tableIndex);
        }
        return table.get(tableIndex) instanceof WasmFunction function
                ? Answer.of(function)
                : Answer.unknown(
                        "that entry of the function table holds no function of the program");
    }

    private static WasmValue convert(Value value) {
        return switch (value) {
            case Value.I32 v -> WasmValue.i32(v.value());
            case Value.I64 v -> WasmValue.i64(v.value());
            case Value.F32 v -> WasmValue.f32(v.bits());
            case Value.F64 v -> WasmValue.f64(v.bits());
            case Value.V128 v -> new WasmValue(WasmValue.Kind.V128, v.low(), v.high());
            case Value.Ref _, Value.Missing _ -> new WasmValue(WasmValue.Kind.REFERENCE, 0, 0);
        };
    }
}
