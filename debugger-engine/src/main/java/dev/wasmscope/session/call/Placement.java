package dev.wasmscope.session.call;

import dev.wasmscope.engine.exec.ExecutionResult;
import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.exec.WasmFunction;
import dev.wasmscope.session.SessionException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/** Memory of the program's own allocator, and the values that mean a place in memory. */
final class Placement {
    private final CalledProgram program;
    private final CallRules rules;

    Placement(CalledProgram program, CallRules rules) {
        this.program = program;
        this.rules = rules;
    }

    /** Whether there is an allocator. */
    boolean canAllocate() {
        return program.allocator().get().isPresent();
    }

    /** Puts bytes into memory that {@code malloc} gives; gives their address. */
    long allocated(byte[] bytes) throws SessionException {
        Optional<WasmFunction> allocator = program.allocator().get();
        if (allocator.isEmpty()) {
            throw new SessionException(
                    "the program has no malloc that could give memory for the text");
        }
        SideRun run = new SideRun(program, rules, rules.maxInstructions());
        ExecutionResult result = run.call(allocator.get(), List.of(Value.i32(bytes.length)));
        Memory memory = program.instance().memory(0);
        if (result instanceof ExecutionResult.Completed(List<Value> results)
                && results.getFirst() instanceof Value.I32(int at)
                && at != 0
                && memory.contains(Integer.toUnsignedLong(at), bytes.length)) {
            memory.write(Integer.toUnsignedLong(at), bytes);
            return Integer.toUnsignedLong(at);
        }
        throw new SessionException("the program's malloc gives no memory for the text");
    }

    /**
     * A pointer, or a slice.
     *
     * @param length of a slice, in elements; negative for a pointer
     */
    byte[] value(long address, long length) {
        int words = length >= 0 ? 2 : 1;
        ByteBuffer value =
                ByteBuffer.allocate(words * program.pointerSize()).order(ByteOrder.LITTLE_ENDIAN);
        put(value, address);
        if (words > 1) {
            put(value, length);
        }
        return value.array();
    }

    private void put(ByteBuffer to, long word) {
        if (program.pointerSize() == 8) {
            to.putLong(word);
        } else {
            to.putInt((int) word);
        }
    }
}
