package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.util.List;

/** {@code random_get}. */
final class RandomFunctions {
    private final RandomSource random;
    private Paused paused = Paused.NONE;

    RandomFunctions(WasiState state) {
        this.random = state.options().random();
    }

    List<WasiFunction> functions() {
        return List.of(new WasiFunction("random_get", this::get, Param.outBuffer("buf")));
    }

    private void get(WasiCall call) throws ErrnoException, InterruptedException {
        long address = call.u32(0);
        long length = call.u32(1);
        call.requireRange(address, length);
        long done = paused.takeOver(call);
        paused = Paused.NONE;
        call.wrote(address, done);
        while (done < length) {
            byte[] bytes = new byte[(int) Math.min(WasiState.CHUNK, length - done)];
            random.fill(bytes);
            call.write(address + done, bytes, 0, bytes.length);
            done += bytes.length;
            if (done < length && call.pauseWanted()) {
                paused = new Paused(call.clock(), done);
                throw new InterruptedException();
            }
        }
        call.moved(length);
    }

    /**
     * A call for more bytes than can be had at once, which a pause interrupted: it will be
     * repeated, and must not take the same bytes from the source again.
     */
    private record Paused(long clock, long done) {
        static final Paused NONE = new Paused(-1, 0);

        long takeOver(WasiCall call) {
            return clock == call.clock() ? Math.min(done, call.u32(1)) : 0;
        }
    }
}
