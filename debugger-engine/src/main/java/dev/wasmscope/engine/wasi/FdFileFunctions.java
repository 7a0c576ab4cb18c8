package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.wasi.fs.FileNode;
import dev.wasmscope.engine.wasi.fs.FileStat;
import dev.wasmscope.engine.wasi.fs.TimeChange;
import dev.wasmscope.engine.wasi.types.Advice;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import dev.wasmscope.engine.wasi.types.FstFlags;
import dev.wasmscope.engine.wasi.types.Rights;
import java.util.List;

/**
 * Attributes of what is open: {@code fd_filestat_*}, {@code fd_sync}, {@code fd_advise}, {@code
 * fd_allocate}.
 */
final class FdFileFunctions {
    private final FdTable fds;

    FdFileFunctions(WasiState state) {
        this.fds = state.fds();
    }

    List<WasiFunction> functions() {
        return List.of(
                new WasiFunction(
                        "fd_filestat_get",
                        this::filestatGet,
                        Param.fd("fd"),
                        Param.result("buf", ResultType.FILESTAT)),
                new WasiFunction(
                        "fd_filestat_set_size", this::setSize, Param.fd("fd"), Param.u64("size")),
                new WasiFunction(
                        "fd_filestat_set_times",
                        this::setTimes,
                        Param.fd("fd"),
                        Param.u64("atim"),
                        Param.u64("mtim"),
                        Param.flags("fst_flags", FstFlags.NAMES)),
                new WasiFunction("fd_sync", call -> sync(call, false), Param.fd("fd")),
                new WasiFunction("fd_datasync", call -> sync(call, true), Param.fd("fd")),
                new WasiFunction(
                        "fd_advise",
                        this::advise,
                        Param.fd("fd"),
                        Param.u64("offset"),
                        Param.u64("len"),
                        Param.choice("advice", code -> Advice.of(code).map(Advice::witxName))),
                new WasiFunction(
                        "fd_allocate",
                        this::allocate,
                        Param.fd("fd"),
                        Param.u64("offset"),
                        Param.u64("len")));
    }

    private void filestatGet(WasiCall call) throws ErrnoException {
        Descriptor descriptor = fds.get(call.i32(0));
        descriptor.require(Rights.FD_FILESTAT_GET);
        FileStat stat =
                switch (descriptor.resource()) {
                    case Resource.File file -> file.file().stat();
                    case Resource.Folder folder -> folder.directory().stat();
                    case Resource.Input ignored -> streamStat(descriptor);
                    case Resource.Output ignored -> streamStat(descriptor);
                    case Resource.Listener ignored -> streamStat(descriptor);
                    case Resource.Stream ignored -> streamStat(descriptor);
                };
        call.writeFilestat(call.u32(1), stat);
    }

    private static FileStat streamStat(Descriptor descriptor) throws ErrnoException {
        return new FileStat(0, 0, FdFunctions.typeOf(descriptor), 0, 0, 0, 0, 0);
    }

    private void setSize(WasiCall call) throws ErrnoException {
        Descriptor descriptor = fds.get(call.i32(0));
        var file = FdTable.file(descriptor, Errno.BADF);
        descriptor.require(Rights.FD_FILESTAT_SET_SIZE);
        long size = call.i64(1);
        if (size < 0) {
            throw new ErrnoException(Errno.INVAL, "size " + Long.toUnsignedString(size));
        }
        file.setSize(size);
    }

    private void setTimes(WasiCall call) throws ErrnoException {
        Descriptor descriptor = fds.get(call.i32(0));
        descriptor.require(Rights.FD_FILESTAT_SET_TIMES);
        Times times = Times.parse(call, 1);
        node(descriptor).setTimes(times.accessed(), times.modified());
    }

    private void sync(WasiCall call, boolean dataOnly) throws ErrnoException {
        Descriptor descriptor = fds.get(call.i32(0));
        FileNode node = node(descriptor);
        descriptor.require(dataOnly ? Rights.FD_DATASYNC : Rights.FD_SYNC);
        node.sync(dataOnly);
    }

    /** Advice is checked and otherwise ignored. */
    private void advise(WasiCall call) throws ErrnoException {
        Descriptor descriptor = fds.get(call.i32(0));
        FdTable.file(descriptor, Errno.BADF);
        descriptor.require(Rights.FD_ADVISE);
        boolean overflow = call.i64(1) < 0 || call.i64(2) < 0 || call.i64(1) + call.i64(2) < 0;
        if (overflow || Advice.of(call.i32(3)).isEmpty()) {
            throw new ErrnoException(Errno.INVAL, "advice");
        }
    }

    /** Space cannot be reserved on every host, so it is on none; libraries then write zeros. */
    private void allocate(WasiCall call) throws ErrnoException {
        Descriptor descriptor = fds.get(call.i32(0));
        FdTable.file(descriptor, Errno.BADF);
        descriptor.require(Rights.FD_ALLOCATE);
        throw new ErrnoException(Errno.NOTSUP, "fd_allocate");
    }

    private static FileNode node(Descriptor descriptor) throws ErrnoException {
        return switch (descriptor.resource()) {
            case Resource.File file -> file.file();
            case Resource.Folder folder -> folder.directory();
            default -> throw new ErrnoException(Errno.INVAL, descriptor.name());
        };
    }

    /** The two timestamps of a {@code *_set_times} call. */
    record Times(TimeChange accessed, TimeChange modified) {
        /**
         * Reads atim, mtim and flags from three core parameters on; {@code inval} for both ways at
         * once.
         */
        static Times parse(WasiCall call, int index) throws ErrnoException {
            int flags = call.flags(index + 2, FstFlags.ALL);
            return new Times(
                    change(flags, FstFlags.ATIM, FstFlags.ATIM_NOW, call.i64(index)),
                    change(flags, FstFlags.MTIM, FstFlags.MTIM_NOW, call.i64(index + 1)));
        }

        private static TimeChange change(int flags, int set, int now, long nanos)
                throws ErrnoException {
            boolean isSet = (flags & set) != 0;
            boolean isNow = (flags & now) != 0;
            if (isSet && isNow) {
                throw new ErrnoException(Errno.INVAL, "a time both set and now");
            }
            return isSet
                    ? new TimeChange.At(nanos)
                    : isNow ? new TimeChange.Now() : new TimeChange.Keep();
        }
    }
}
