package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import dev.wasmscope.engine.wasi.types.FdFlags;
import dev.wasmscope.engine.wasi.types.FileType;
import dev.wasmscope.engine.wasi.types.Rights;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Descriptors as such: {@code fd_close}, {@code fd_renumber}, {@code fd_fdstat_*}, {@code
 * fd_prestat_*}.
 */
final class FdFunctions {
    private final FdTable fds;

    FdFunctions(WasiState state) {
        this.fds = state.fds();
    }

    List<WasiFunction> functions() {
        return List.of(
                new WasiFunction("fd_close", call -> fds.close(call.i32(0)), Param.fd("fd")),
                new WasiFunction(
                        "fd_renumber",
                        call -> fds.renumber(call.i32(0), call.i32(1)),
                        Param.fd("fd"),
                        Param.fd("to")),
                new WasiFunction(
                        "fd_fdstat_get",
                        this::fdstatGet,
                        Param.fd("fd"),
                        Param.result("stat", ResultType.FDSTAT)),
                new WasiFunction(
                        "fd_fdstat_set_flags",
                        this::fdstatSetFlags,
                        Param.fd("fd"),
                        Param.flags("flags", FdFlags.NAMES)),
                new WasiFunction(
                        "fd_fdstat_set_rights",
                        call -> fds.get(call.i32(0)).shrink(call.i64(1), call.i64(2)),
                        Param.fd("fd"),
                        Param.flags64("fs_rights_base", Rights.NAMES),
                        Param.flags64("fs_rights_inheriting", Rights.NAMES)),
                new WasiFunction(
                        "fd_prestat_get",
                        this::prestatGet,
                        Param.fd("fd"),
                        Param.result("buf", ResultType.PRESTAT)),
                new WasiFunction(
                        "fd_prestat_dir_name",
                        this::prestatDirName,
                        Param.fd("fd"),
                        Param.outBuffer("path")));
    }

    private void fdstatGet(WasiCall call) throws ErrnoException {
        Descriptor descriptor = fds.get(call.i32(0));
        call.write(
                call.u32(1),
                Structures.fdstat(
                        typeOf(descriptor),
                        descriptor.flags(),
                        descriptor.rights(),
                        descriptor.inheriting()));
    }

    /** The type of an open descriptor. */
    static FileType typeOf(Descriptor descriptor) throws ErrnoException {
        return switch (descriptor.resource()) {
            case Resource.Input input -> streamType(input.source().terminal());
            case Resource.Output output -> streamType(output.sink().terminal());
            case Resource.File file -> file.file().stat().type();
            case Resource.Folder ignored -> FileType.DIRECTORY;
            case Resource.Listener ignored -> FileType.SOCKET_STREAM;
            case Resource.Stream ignored -> FileType.SOCKET_STREAM;
        };
    }

    /** wasi-libc takes a character device without the right to seek for a terminal. */
    private static FileType streamType(boolean terminal) {
        return terminal ? FileType.CHARACTER_DEVICE : FileType.UNKNOWN;
    }

    private void fdstatSetFlags(WasiCall call) throws ErrnoException {
        Descriptor descriptor = fds.get(call.i32(0));
        descriptor.require(Rights.FD_FDSTAT_SET_FLAGS);
        boolean socket = descriptor.resource().isSocket();
        descriptor.flags(call.flags(1, socket ? FdFlags.NONBLOCK : FdFlags.ALL));
    }

    private byte[] preopenName(WasiCall call) throws ErrnoException {
        if (fds.get(call.i32(0)).resource() instanceof Resource.Folder folder
                && folder.preopen().isPresent()) {
            return folder.preopen().get().getBytes(StandardCharsets.UTF_8);
        }
        throw new ErrnoException(Errno.BADF, "not a preopened directory");
    }

    private void prestatGet(WasiCall call) throws ErrnoException {
        call.write(call.u32(1), Structures.prestat(preopenName(call).length));
    }

    private void prestatDirName(WasiCall call) throws ErrnoException {
        byte[] name = preopenName(call);
        if (name.length > call.u32(2)) {
            throw new ErrnoException(Errno.NAMETOOLONG, "name of the preopened directory");
        }
        call.write(call.u32(1), name, 0, name.length);
    }
}
