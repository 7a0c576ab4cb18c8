package dev.wasmscope.engine.wasi.fs.host;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The system calls on files that are open: no name can lead them astray. */
final class UnixFileCalls {
    private final CallBuffers buffers;
    private final MemorySegment state;
    private final MemorySegment buffer;
    private final NativeFunction pread;
    private final NativeFunction pwrite;
    private final NativeFunction ftruncate;
    private final NativeFunction fsync;
    private final NativeFunction fdatasync;
    private final NativeFunction futimens;
    private final NativeFunction fchmod;

    /**
     * @param buffer {@link UnixCalls#BUFFER_SIZE} bytes for contents
     */
    UnixFileCalls(UnixTable table, CallBuffers buffers, MemorySegment buffer) {
        this.buffers = buffers;
        this.state = buffers.state();
        this.buffer = buffer;
        pread = UnixCalls.link("pread", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG);
        pwrite = UnixCalls.link("pwrite", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG);
        ftruncate = UnixCalls.link("ftruncate", JAVA_INT, JAVA_INT, JAVA_LONG);
        fsync = UnixCalls.link("fsync", JAVA_INT, JAVA_INT);
        fdatasync = UnixCalls.link(table.names().dataSync(), JAVA_INT, JAVA_INT);
        futimens = UnixCalls.link("futimens", JAVA_INT, JAVA_INT, ADDRESS);
        fchmod = UnixCalls.link("fchmod", JAVA_INT, JAVA_INT, JAVA_INT);
    }

    int pread(int fd, long position, byte[] bytes, int offset, int length) throws ErrnoException {
        long wanted = Math.min(length, UnixCalls.BUFFER_SIZE);
        int count =
                (int)
                        buffers.call(
                                "read",
                                () ->
                                        (long)
                                                pread.handle()
                                                        .invokeExact(
                                                                state, fd, buffer, wanted,
                                                                position));
        MemorySegment.copy(buffer, JAVA_BYTE, 0, bytes, offset, count);
        return count;
    }

    int pwrite(int fd, long position, byte[] bytes, int offset, int length) throws ErrnoException {
        int wanted = Math.min(length, UnixCalls.BUFFER_SIZE);
        MemorySegment.copy(bytes, offset, buffer, JAVA_BYTE, 0, wanted);
        return (int)
                buffers.call(
                        "write",
                        () ->
                                (long)
                                        pwrite.handle()
                                                .invokeExact(
                                                        state,
                                                        fd,
                                                        buffer,
                                                        (long) wanted,
                                                        position));
    }

    void ftruncate(int fd, long size) throws ErrnoException {
        buffers.call("truncate", () -> (int) ftruncate.handle().invokeExact(state, fd, size));
    }

    void fchmod(int fd, int permissions) throws ErrnoException {
        buffers.call(
                "permissions", () -> (int) fchmod.handle().invokeExact(state, fd, permissions));
    }

    void sync(int fd, boolean dataOnly) throws ErrnoException {
        MethodHandle handle = (dataOnly ? fdatasync : fsync).handle();
        buffers.call("sync", () -> (int) handle.invokeExact(state, fd));
    }

    /** Sets times of an open file. */
    void futimens(int fd, long[] times) throws ErrnoException {
        buffers.call(
                "set times",
                () -> (int) futimens.handle().invokeExact(state, fd, buffers.filled(times)));
    }
}
