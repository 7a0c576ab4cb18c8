package dev.wasmscope.session.call;

import dev.wasmscope.engine.exec.GlobalInstance;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.session.SessionException;
import java.util.OptionalInt;

/**
 * Room in the guest's memory for one call: below what its stack holds now, as for a function that
 * would be called there. Of a program without such a stack there is none.
 */
final class Scratch {
    /** Leaf functions use so many bytes below the stack pointer without moving it (LLVM). */
    private static final int RED_ZONE = 128;

    private static final int ALIGNMENT = 16;

    private final Instance instance;
    private final OptionalInt stackPointer;
    private final long top;
    private long bottom;

    Scratch(Instance instance, OptionalInt stackPointer) {
        this.instance = instance;
        this.stackPointer = stackPointer;
        this.top = stackPointer.isPresent() ? address(global().value()) : 0;
        this.bottom = aligned(top - RED_ZONE);
    }

    private GlobalInstance global() {
        return instance.global(stackPointer.orElseThrow());
    }

    private static long address(Value value) {
        return switch (value) {
            case Value.I32 v -> Integer.toUnsignedLong(v.value());
            case Value.I64 v -> v.value();
            default -> 0;
        };
    }

    private static long aligned(long address) {
        return address & -ALIGNMENT;
    }

    /** Puts bytes below what is there; gives their address. */
    long place(byte[] bytes) throws SessionException {
        if (stackPointer.isEmpty() || instance.memories().isEmpty()) {
            throw new SessionException("the program has no stack in memory to put arguments on");
        }
        long address = aligned(bottom - bytes.length);
        if (address <= 0 || !instance.memory(0).contains(address, bytes.length)) {
            throw new SessionException(
                    "the program's stack has no room for %d bytes".formatted(bytes.length));
        }
        bottom = address;
        instance.memory(0).write(address, bytes);
        return address;
    }

    /** The called function's stack begins below what was placed. */
    void reserve() {
        if (stackPointer.isPresent() && bottom > 0) {
            set(bottom);
        }
    }

    /** The stack is again what it was. */
    void release() {
        if (stackPointer.isPresent()) {
            set(top);
        }
    }

    private void set(long address) {
        global().set(
                        global().value() instanceof Value.I64
                                ? Value.i64(address)
                                : Value.i32((int) address));
    }
}
