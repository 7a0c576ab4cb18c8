package dev.wasmscope.session.value;

import dev.wasmscope.dwarf.expr.ValueLocation;
import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.BaseType.Encoding;
import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.exec.GlobalInstance;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.session.Coredumps;
import dev.wasmscope.session.SessionException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** The places of one stopped wasm frame where values are: reads and changes what is there. */
public final class FramePlaces {
    private final FrameView frame;
    private final GuestFrame context;

    /**
     * The places of a frame.
     *
     * @param context what was read of the frame so far; hears of changes
     */
    public FramePlaces(FrameView frame, GuestFrame context) {
        this.frame = frame;
        this.context = context;
    }

    /**
     * A number in a local, global or operand.
     *
     * @param type wasm's own
     * @param bytes in memory order
     */
    public record Number(BaseType type, byte[] bytes) {}

    /**
     * The number in a local, global or operand.
     *
     * @throws SessionException if there is none at that place
     */
    public Number read(ValueLocation at) throws SessionException {
        return switch (present(at)) {
            case Value.I32 v -> new Number(new BaseType("i32", Encoding.SIGNED, 4), bytes(v));
            case Value.I64 v -> new Number(new BaseType("i64", Encoding.SIGNED, 8), bytes(v));
            case Value.F32 v -> new Number(new BaseType("f32", Encoding.FLOAT, 4), bytes(v));
            case Value.F64 v -> new Number(new BaseType("f64", Encoding.FLOAT, 8), bytes(v));
            case Value.V128 v -> new Number(new BaseType("v128", Encoding.UNSIGNED, 16), bytes(v));
            case Value.Ref _ -> throw new SessionException(at + " is a reference, not a number");
            case Value.Missing _ -> throw new SessionException("the core file does not have " + at);
        };
    }

    /** Where the frame's stack in memory ended when the frame was last active. */
    public long stackPointer() {
        return frame.stackPointer();
    }

    private Value present(ValueLocation at) throws SessionException {
        return switch (at) {
            case ValueLocation.Local(int index) -> element(frame.locals(), index, "local");
            case ValueLocation.OperandStack(int index) ->
                    element(frame.operandStack(), index, "operand");
            case ValueLocation.Global(int index) -> global(index).value();
            default -> throw new SessionException("it is " + at + ", not in a local or global");
        };
    }

    private static Value element(List<Value> values, int index, String what)
            throws SessionException {
        if (index >= values.size()) {
            throw new SessionException("there is no " + what + " " + index + " in this frame");
        }
        return values.get(index);
    }

    private GlobalInstance global(int index) throws SessionException {
        List<GlobalInstance> globals = frame.instance().globals();
        if (index >= globals.size()) {
            throw new SessionException("there is no global " + index);
        }
        return globals.get(index);
    }

    private static byte[] bytes(Value value) {
        return switch (value) {
            case Value.I32 v -> littleEndian(4, v.value(), 0);
            case Value.F32 v -> littleEndian(4, v.bits(), 0);
            case Value.I64 v -> littleEndian(8, v.value(), 0);
            case Value.F64 v -> littleEndian(8, v.bits(), 0);
            case Value.V128 v -> littleEndian(16, v.low(), v.high());
            case Value.Ref _, Value.Missing _ -> new byte[0];
        };
    }

    private static byte[] littleEndian(int size, long low, long high) {
        byte[] bytes = new byte[16];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(low).putLong(high);
        return Arrays.copyOf(bytes, size);
    }

    /**
     * Changes what is at a place.
     *
     * @param bytes in memory order; for a local, global or operand fewer than it has change its
     *     lowest ones and clear the rest, as the compilers themselves keep small values
     * @throws SessionException if nothing can be written there
     */
    public void write(ValueLocation to, byte[] bytes) throws SessionException {
        if (!frame.isChangeable()) {
            throw new SessionException(Coredumps.UNCHANGEABLE);
        }
        switch (to) {
            case ValueLocation.Memory(long address) -> writeMemory(address, bytes);
            case ValueLocation.Local(int index) -> {
                frame.setLocal(index, changed(present(to), bytes, to));
            }
            case ValueLocation.OperandStack(int index) ->
                    frame.setOperand(index, changed(present(to), bytes, to));
            case ValueLocation.Global(int index) -> {
                if (!global(index).type().mutable()) {
                    throw new SessionException("global " + index + " is a constant");
                }
                global(index).set(changed(present(to), bytes, to));
            }
            case ValueLocation.Implicit _ ->
                    throw new SessionException("it was computed and is nowhere in the program");
            case ValueLocation.Pieces _ ->
                    throw new SessionException("it is in several places: " + to);
        }
        context.changed();
    }

    private void writeMemory(long address, byte[] bytes) throws SessionException {
        Instance instance = frame.instance();
        if (instance.memories().isEmpty()) {
            throw new SessionException("the program has no memory");
        }
        Memory memory = instance.memory(0);
        if (!memory.contains(address, bytes.length)) {
            throw new SessionException(
                    "0x%x is outside of the memory of 0x%x bytes"
                            .formatted(address, memory.sizeBytes()));
        }
        memory.write(address, bytes);
    }

    private static Value changed(Value before, byte[] bytes, ValueLocation to)
            throws SessionException {
        ByteBuffer all = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        int size = bytes(before).length;
        if (bytes.length > size) {
            throw new SessionException(
                    "%d bytes do not fit %s, which has %d".formatted(bytes.length, to, size));
        }
        all.put(0, bytes);
        return switch (before) {
            case Value.I32 _ -> Value.i32(all.getInt(0));
            case Value.I64 _ -> Value.i64(all.getLong(0));
            case Value.F32 _ -> new Value.F32(all.getInt(0));
            case Value.F64 _ -> new Value.F64(all.getLong(0));
            case Value.V128 _ -> new Value.V128(all.getLong(0), all.getLong(8));
            case Value.Ref _ -> throw new SessionException(to + " is a reference");
            case Value.Missing _ -> throw new SessionException("the core file does not have " + to);
        };
    }
}
