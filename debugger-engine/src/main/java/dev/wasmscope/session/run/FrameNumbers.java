package dev.wasmscope.session.run;

import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.exec.GlobalInstance;
import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.session.expression.LiveNumbers;
import java.util.List;

/** The numbers of one frame of the engine. */
final class FrameNumbers implements LiveNumbers {
    private final FrameView frame;

    FrameNumbers(FrameView frame) {
        this.frame = frame;
    }

    @Override
    public long local(int index) {
        List<Value> locals = frame.locals();
        if (index >= locals.size()) {
            throw new UnreadableException();
        }
        return bits(locals.get(index));
    }

    @Override
    public long global(int index) {
        List<GlobalInstance> globals = frame.instance().globals();
        if (index >= globals.size()) {
            throw new UnreadableException();
        }
        return bits(globals.get(index).value());
    }

    private static long bits(Value value) {
        return switch (value) {
            case Value.I32 v -> v.value();
            case Value.I64 v -> v.value();
            default -> throw new UnreadableException();
        };
    }

    @Override
    public long load(long address, int size) {
        List<Memory> memories = frame.instance().memories();
        if (memories.isEmpty() || !memories.getFirst().contains(address, size)) {
            throw new UnreadableException();
        }
        Memory memory = memories.getFirst();
        return switch (size) {
            case 1 -> memory.readByte(address) & 0xffL;
            case 2 -> memory.readShort(address) & 0xffffL;
            case 4 -> memory.readInt(address) & 0xffff_ffffL;
            default -> memory.readLong(address);
        };
    }
}
