package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.host.CallDecoding;
import dev.wasmscope.engine.host.HandleNames;
import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostCall;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the arguments of a call point to, as it was when the call was made, so that it can be
 * decoded at any time ({@link CapturedCall}). It never fails: what cannot be read is left out. What
 * the guest passed is kept before the call, what the host put there after it.
 */
final class CallDescriber {
    /** Buffers, subscriptions and events of one call that are kept. */
    static final int ITEMS = 16;

    /** Bytes of a list that are kept: directory entries, arguments. */
    private static final int LIST_BYTES = 1024;

    /** Bytes that most calls need. */
    private static final int EXPECTED_BYTES = 64;

    /** Longest text that is kept. */
    private static final int TEXT_BYTES = 4096;

    /** Written where something could not be read. */
    static final long ABSENT = 0xffff_ffffL;

    private final HandleNames handles;
    private final Abi abi;

    CallDescriber(HandleNames handles, Abi abi) {
        this.handles = handles;
        this.abi = abi;
    }

    /** Keeps what is known now; the rest when the call has been answered. */
    CallDecoding decode(CallShape shape, HostCall call) {
        Optional<Memory> memory = call.memory();
        return memory.isEmpty() ? CallDecoding.raw(call) : new Capturing(shape, call, memory.get());
    }

    /** A call in progress. */
    private final class Capturing implements CallDecoding {
        private final CallShape shape;
        private final HostCall call;
        private final Memory memory;
        private final HandleNames.@Nullable Name[] names;
        private final Capture capture;
        private final int split;
        private int buffersAt;

        Capturing(CallShape shape, HostCall call, Memory memory) {
            this.shape = shape;
            this.call = call;
            this.memory = memory;
            this.names = new HandleNames.Name[shape.params.size()];
            this.capture = new Capture(EXPECTED_BYTES);
            for (int param : shape.before) {
                before(shape.type(param), param, shape.core(param));
            }
            this.split = capture.length();
        }

        private void before(ParamType type, int param, int core) {
            switch (type) {
                case ParamType.Fd _ -> names[param] = handles.find(call.i32(core)).orElse(null);
                case ParamType.Path _, ParamType.Text _ ->
                        block(call.u32(core), call.u32(core + 1), TEXT_BYTES);
                case ParamType.Buffers(boolean filledByHost) -> {
                    buffersAt = capture.length();
                    if (buffers(call.u32(core), call.u32(core + 1)) && !filledByHost) {
                        previews(Long.MAX_VALUE);
                    }
                }
                case ParamType.Subscriptions(int countAt) -> {
                    long count = Math.min(call.u32(countAt), ITEMS);
                    block(call.u32(core), count * abi.subscriptionSize(), Integer.MAX_VALUE);
                }
                default -> {} // known from its number, or after the call
            }
        }

        /** Length (or {@link #ABSENT}), how many of its bytes are kept, and those. */
        private void block(long address, long length, int most) {
            if (!memory.contains(address, length)) {
                capture.u32(ABSENT);
                return;
            }
            int kept = (int) Math.min(length, most);
            capture.u32(length);
            capture.u32(kept);
            capture.copy(memory, address, kept);
        }

        /** Their count (or {@link #ABSENT}), then address and length of the first ones. */
        private boolean buffers(long array, long count) {
            if (!memory.contains(array, count * 8)) {
                capture.u32(ABSENT);
                return false;
            }
            capture.u32(count);
            capture.copy(memory, array, (int) Math.min(count, ITEMS) * 8);
            return true;
        }

        /** For each buffer that is kept: how much of it was moved, and its first bytes. */
        private void previews(long limit) {
            int count = (int) Math.min(capture.u32At(buffersAt), ITEMS);
            long left = limit;
            for (int i = 0; i < count; i++) {
                int entry = buffersAt + 4 + 8 * i;
                long address = capture.u32At(entry);
                long moved = Math.min(capture.u32At(entry + 4), left);
                int shown = (int) Math.min(moved, call.previewBytes());
                boolean there = memory.contains(address, shown);
                capture.u32(moved);
                capture.u32(there ? shown : 0);
                if (there) {
                    capture.copy(memory, address, shown);
                }
                left -= moved;
            }
        }

        @Override
        public List<HostArgument> known() {
            return captured(false).known();
        }

        @Override
        public List<HostArgument> complete() {
            boolean success = call.errno() == 0;
            if (success) {
                for (int param : shape.after) {
                    after(shape.type(param), param, shape.core(param));
                }
            }
            return captured(success);
        }

        private CapturedCall captured(boolean success) {
            long[] core = new long[shape.coreCount];
            for (int i = 0; i < core.length; i++) {
                core[i] = call.i64(i);
            }
            return new CapturedCall(
                    shape.params, abi, core, names, capture.bytes(), split, success);
        }

        private void after(ParamType type, int param, int core) {
            switch (type) {
                case ParamType.Buffers(boolean filledByHost) -> {
                    if (filledByHost && capture.u32At(buffersAt) != ABSENT) {
                        previews(call.bytesMoved());
                    }
                }
                case ParamType.OutBuffer _ -> filled(call.u32(core), call.previewBytes());
                case ParamType.Entries _, ParamType.Strings _ ->
                        filled(call.u32(core), Math.max(call.previewBytes(), LIST_BYTES));
                case ParamType.Events(int countAt) -> {
                    long at = call.u32(countAt);
                    long count = memory.contains(at, 4) ? memory.readInt(at) : 0;
                    block(call.u32(core), Math.min(count, ITEMS) * Structures.EVENT_SIZE, 1 << 16);
                }
                case ParamType.Result(ResultType result) -> {
                    block(call.u32(core), result.size(abi), Integer.MAX_VALUE);
                    if (result == ResultType.FD && memory.contains(call.u32(core), 4)) {
                        names[param] = handles.find(memory.readInt(call.u32(core))).orElse(null);
                    }
                }
                default -> {} // kept before the call
            }
        }

        /** What the host filled of a buffer: it writes from the start on without gaps. */
        private void filled(long start, int most) {
            long end = start;
            for (var range : call.written()) {
                if (range.address() == end) {
                    end = range.end();
                }
            }
            block(start, end - start, most);
        }
    }
}
