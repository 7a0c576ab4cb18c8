package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.wasi.types.ClockId;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.util.List;

/** {@code clock_*}. */
final class ClockFunctions {
    static final Param ID = Param.choice("id", code -> ClockId.of(code).map(ClockId::witxName));

    private final WasiClock clock;

    ClockFunctions(WasiState state) {
        this.clock = state.options().clock();
    }

    List<WasiFunction> functions() {
        return List.of(
                new WasiFunction(
                        "clock_res_get",
                        call -> call.writeU64(call.u32(1), clock.resolution(id(call))),
                        ID,
                        Param.result("resolution", ResultType.U64)),
                new WasiFunction(
                        "clock_time_get",
                        call -> call.writeU64(call.u32(2), clock.now(id(call))),
                        ID,
                        Param.u64("precision"),
                        Param.result("time", ResultType.U64)));
    }

    private static ClockId id(WasiCall call) throws ErrnoException {
        return ClockId.of(call.i32(0))
                .orElseThrow(() -> new ErrnoException(Errno.INVAL, "clock " + call.i32(0)));
    }
}
