package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.wasi.fs.OpenFile;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import dev.wasmscope.engine.wasi.types.FdFlags;
import dev.wasmscope.engine.wasi.types.Rights;
import dev.wasmscope.engine.wasi.types.Whence;
import java.io.IOException;
import java.util.List;

/** Contents: {@code fd_read}, {@code fd_write}, {@code fd_seek} and their kin. */
final class FdIoFunctions {
    private final WasiState state;
    private final FdTable fds;
    private final SocketIo sockets;

    FdIoFunctions(WasiState state) {
        this.state = state;
        this.fds = state.fds();
        this.sockets = new SocketIo(state);
    }

    List<WasiFunction> functions(Abi abi) {
        return List.of(
                new WasiFunction(
                        "fd_read",
                        this::read,
                        Param.fd("fd"),
                        Param.iovecs("iovs"),
                        Param.result("nread", ResultType.U32)),
                new WasiFunction(
                        "fd_write",
                        this::write,
                        Param.fd("fd"),
                        Param.ciovecs("iovs"),
                        Param.result("nwritten", ResultType.U32)),
                new WasiFunction(
                        "fd_pread",
                        this::pread,
                        Param.fd("fd"),
                        Param.iovecs("iovs"),
                        Param.u64("offset"),
                        Param.result("nread", ResultType.U32)),
                new WasiFunction(
                        "fd_pwrite",
                        this::pwrite,
                        Param.fd("fd"),
                        Param.ciovecs("iovs"),
                        Param.u64("offset"),
                        Param.result("nwritten", ResultType.U32)),
                new WasiFunction(
                        "fd_seek",
                        this::seek,
                        Param.fd("fd"),
                        Param.s64("offset"),
                        Param.choice("whence", code -> abi.whence(code).map(Whence::witxName)),
                        Param.result("newoffset", ResultType.U64)),
                new WasiFunction(
                        "fd_tell",
                        this::tell,
                        Param.fd("fd"),
                        Param.result("offset", ResultType.U64)));
    }

    private void read(WasiCall call) throws ErrnoException, InterruptedException {
        Descriptor descriptor = descriptor(call, Rights.FD_READ);
        IoVectors buffers = IoVectors.parse(call, 1);
        long count =
                switch (descriptor.resource()) {
                    case Resource.Input input -> readStream(descriptor, input.source(), buffers);
                    case Resource.File file -> {
                        long read = readFile(file.file(), descriptor.position(), buffers);
                        descriptor.position(descriptor.position() + read);
                        yield read;
                    }
                    case Resource.Stream stream ->
                            sockets.receive(descriptor, stream.connection(), buffers, 0);
                    default -> throw badFd(descriptor);
                };
        finish(call, 3, count);
    }

    private void pread(WasiCall call) throws ErrnoException {
        Descriptor descriptor = fds.get(call.i32(0));
        OpenFile file = FdTable.file(descriptor, Errno.ISDIR);
        descriptor.require(Rights.FD_READ | Rights.FD_SEEK);
        IoVectors buffers = IoVectors.parse(call, 1);
        finish(call, 4, readFile(file, offset(call), buffers));
    }

    private long readStream(Descriptor descriptor, InputSource source, IoVectors buffers)
            throws ErrnoException, InterruptedException {
        if (buffers.total() == 0) {
            return 0;
        }
        if (descriptor.hasFlag(FdFlags.NONBLOCK) && !source.await(0)) {
            throw new ErrnoException(Errno.AGAIN, descriptor.name());
        }
        byte[] chunk = state.chunk();
        try {
            int wanted = (int) Math.min(chunk.length, buffers.total());
            int count = Math.max(0, source.read(chunk, 0, wanted));
            buffers.scatter(chunk, count);
            return count;
        } catch (IOException e) {
            throw new ErrnoException(Errno.IO, descriptor.name());
        }
    }

    private long readFile(OpenFile file, long position, IoVectors buffers) throws ErrnoException {
        byte[] chunk = state.chunk();
        long done = 0;
        while (buffers.goesOn(done)) {
            int wanted = (int) Math.min(chunk.length, buffers.total() - done);
            int count;
            try {
                count = file.read(position + done, chunk, 0, wanted);
            } catch (ErrnoException e) {
                if (done == 0) {
                    throw e;
                }
                break;
            }
            buffers.scatter(chunk, count);
            done += count;
            if (count < wanted) {
                break;
            }
        }
        return done;
    }

    private void write(WasiCall call) throws ErrnoException, InterruptedException {
        Descriptor descriptor = descriptor(call, Rights.FD_WRITE);
        IoVectors buffers = IoVectors.parse(call, 1);
        long count =
                switch (descriptor.resource()) {
                    case Resource.Output output -> {
                        call.output(descriptor.name());
                        yield writeStream(descriptor, output.sink(), buffers);
                    }
                    case Resource.File file -> {
                        boolean append = descriptor.hasFlag(FdFlags.APPEND);
                        long start = append ? file.file().size() : descriptor.position();
                        long written = writeFile(descriptor, file.file(), start, buffers);
                        descriptor.position(start + written);
                        yield written;
                    }
                    case Resource.Stream stream ->
                            sockets.send(descriptor, stream.connection(), buffers);
                    default -> throw badFd(descriptor);
                };
        finish(call, 3, count);
    }

    private void pwrite(WasiCall call) throws ErrnoException {
        Descriptor descriptor = fds.get(call.i32(0));
        OpenFile file = FdTable.file(descriptor, Errno.ISDIR);
        descriptor.require(Rights.FD_WRITE | Rights.FD_SEEK);
        IoVectors buffers = IoVectors.parse(call, 1);
        finish(call, 4, writeFile(descriptor, file, offset(call), buffers));
    }

    private long writeStream(Descriptor descriptor, OutputSink sink, IoVectors buffers)
            throws ErrnoException {
        byte[] chunk = state.chunk();
        long done = 0;
        try {
            while (buffers.goesOn(done)) {
                int count = buffers.gather(chunk);
                sink.write(chunk, 0, count);
                done += count;
            }
            return done;
        } catch (IOException e) {
            throw new ErrnoException(Errno.IO, descriptor.name());
        }
    }

    private long writeFile(Descriptor descriptor, OpenFile file, long position, IoVectors buffers)
            throws ErrnoException {
        byte[] chunk = state.chunk();
        long done = 0;
        try {
            while (buffers.goesOn(done)) {
                int count = buffers.gather(chunk);
                for (int out = 0; out < count; ) {
                    int written = file.write(position + done, chunk, out, count - out);
                    out += written;
                    done += written;
                }
            }
        } catch (ErrnoException e) {
            if (done == 0) {
                throw e;
            }
        }
        if (descriptor.hasFlag(FdFlags.SYNC | FdFlags.DSYNC)) {
            file.sync(!descriptor.hasFlag(FdFlags.SYNC));
        }
        return done;
    }

    private void seek(WasiCall call) throws ErrnoException {
        Descriptor descriptor = fds.get(call.i32(0));
        OpenFile file = FdTable.file(descriptor, Errno.BADF);
        Whence whence =
                call.abi()
                        .whence(call.i32(2))
                        .orElseThrow(
                                () -> new ErrnoException(Errno.INVAL, "whence " + call.i32(2)));
        long offset = call.i64(1);
        // Asking where we are is all that fd_tell does, and needs no more.
        requireSeek(descriptor, offset == 0 && whence == Whence.CUR);
        long base =
                switch (whence) {
                    case SET -> 0;
                    case CUR -> descriptor.position();
                    case END -> file.size();
                };
        long target = base + offset;
        if (target < 0) {
            throw new ErrnoException(Errno.INVAL, "seek to " + target);
        }
        descriptor.position(target);
        call.writeU64(call.u32(3), target);
    }

    private void tell(WasiCall call) throws ErrnoException {
        Descriptor descriptor = fds.get(call.i32(0));
        FdTable.file(descriptor, Errno.BADF);
        requireSeek(descriptor, true);
        call.writeU64(call.u32(1), descriptor.position());
    }

    /** The right to seek includes the one to tell. */
    private static void requireSeek(Descriptor descriptor, boolean tellOnly) throws ErrnoException {
        boolean seeks = (descriptor.rights() & Rights.FD_SEEK) != 0;
        descriptor.require(tellOnly && !seeks ? Rights.FD_TELL : Rights.FD_SEEK);
    }

    private Descriptor descriptor(WasiCall call, long rights) throws ErrnoException {
        Descriptor descriptor = fds.get(call.i32(0));
        if (descriptor.resource() instanceof Resource.Folder
                || descriptor.resource() instanceof Resource.Listener) {
            throw badFd(descriptor);
        }
        descriptor.require(rights);
        return descriptor;
    }

    private static ErrnoException badFd(Descriptor descriptor) {
        Errno errno =
                switch (descriptor.resource()) {
                    case Resource.Folder _ -> Errno.ISDIR;
                    case Resource.Listener _ -> Errno.NOTCONN;
                    default -> Errno.BADF;
                };
        return new ErrnoException(errno, descriptor.name());
    }

    private static long offset(WasiCall call) throws ErrnoException {
        long offset = call.i64(3);
        if (offset < 0) {
            throw new ErrnoException(Errno.INVAL, "offset " + Long.toUnsignedString(offset));
        }
        return offset;
    }

    private static void finish(WasiCall call, int resultIndex, long count) {
        call.writeU32(call.u32(resultIndex), (int) count);
        call.moved(count);
    }
}
