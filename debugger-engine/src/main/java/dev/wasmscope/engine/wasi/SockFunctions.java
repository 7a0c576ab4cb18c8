package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import dev.wasmscope.engine.wasi.types.FdFlags;
import dev.wasmscope.engine.wasi.types.RiFlags;
import dev.wasmscope.engine.wasi.types.SdFlags;
import java.util.List;

/** {@code sock_*}: no socket can be preopened, so every descriptor is something else. */
final class SockFunctions {
    private final FdTable fds;

    SockFunctions(WasiState state) {
        this.fds = state.fds();
    }

    List<WasiFunction> functions() {
        return List.of(
                new WasiFunction(
                        "sock_accept",
                        this::refuse,
                        Param.fd("fd"),
                        Param.flags("flags", FdFlags.NAMES),
                        Param.result("connection", ResultType.FD)),
                new WasiFunction(
                        "sock_recv",
                        this::refuse,
                        Param.fd("fd"),
                        Param.iovecs("ri_data"),
                        Param.flags("ri_flags", RiFlags.NAMES),
                        Param.result("ro_datalen", ResultType.U32),
                        Param.result("ro_flags", ResultType.RO_FLAGS)),
                new WasiFunction(
                        "sock_send",
                        this::refuse,
                        Param.fd("fd"),
                        Param.ciovecs("si_data"),
                        Param.u32("si_flags"),
                        Param.result("so_datalen", ResultType.U32)),
                new WasiFunction(
                        "sock_shutdown",
                        this::refuse,
                        Param.fd("fd"),
                        Param.flags("how", SdFlags.NAMES)));
    }

    private void refuse(WasiCall call) throws ErrnoException {
        throw new ErrnoException(Errno.NOTSOCK, fds.get(call.i32(0)).name());
    }
}
