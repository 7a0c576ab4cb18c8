package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.util.List;

/** {@code random_get}. */
final class RandomFunctions {
    private final RandomSource random;

    RandomFunctions(WasiState state) {
        this.random = state.options().random();
    }

    List<WasiFunction> functions() {
        return List.of(new WasiFunction("random_get", this::get, Param.outBuffer("buf")));
    }

    private void get(WasiCall call) throws ErrnoException {
        long address = call.u32(0);
        long length = call.u32(1);
        call.requireRange(address, length);
        for (long done = 0; done < length; ) {
            byte[] bytes = new byte[(int) Math.min(WasiState.CHUNK, length - done)];
            random.fill(bytes);
            call.write(address + done, bytes, 0, bytes.length);
            done += bytes.length;
        }
        call.moved(length);
    }
}
