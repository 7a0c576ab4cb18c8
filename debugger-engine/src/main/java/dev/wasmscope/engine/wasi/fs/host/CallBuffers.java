package dev.wasmscope.engine.wasi.fs.host;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.wasmscope.engine.wasi.fs.Names;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;

/**
 * What goes with a call of libc: two names, two times and {@code errno}, in memory that is there
 * already, since an arena for each call costs more than many a call.
 */
final class CallBuffers {
    private static final int NAME_SIZE = 2 * Names.MAX_PATH_BYTES;
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private final MemorySegment state = Arena.ofAuto().allocate(STATE);
    private final MemorySegment firstName = Arena.ofAuto().allocate(NAME_SIZE);
    private final MemorySegment secondName = Arena.ofAuto().allocate(NAME_SIZE);
    private final MemorySegment times = Arena.ofAuto().allocate(JAVA_LONG, 4);
    private final boolean linux;

    /**
     * @param linux whose error numbers they are: Linux's or macOS's
     */
    CallBuffers(boolean linux) {
        this.linux = linux;
    }

    /** One call of libc, -1 for an error. */
    interface Call {
        long run() throws Throwable;
    }

    /** Makes a call, again after {@code EINTR}. */
    long call(String what, Call body) throws ErrnoException {
        try {
            while (true) {
                long result = body.run();
                if (result >= 0) {
                    return result;
                }
                int errno = (int) ERRNO.get(state, 0L);
                if (errno != UnixErrno.EINTR) {
                    throw new ErrnoException(UnixErrno.toWasi(errno, linux), what);
                }
            }
        } catch (ErrnoException e) {
            throw e;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Where {@code errno} goes: the first argument of every {@link NativeFunction}. */
    MemorySegment state() {
        return state;
    }

    MemorySegment first(String name) throws ErrnoException {
        return text(firstName, name);
    }

    MemorySegment second(String name) throws ErrnoException {
        return text(secondName, name);
    }

    MemorySegment filled(long[] values) {
        MemorySegment.copy(values, 0, times, JAVA_LONG, 0, values.length);
        return times;
    }

    private static MemorySegment text(MemorySegment buffer, String text) throws ErrnoException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length >= NAME_SIZE) {
            throw new ErrnoException(Errno.NAMETOOLONG, bytes.length + " bytes");
        }
        MemorySegment.copy(bytes, 0, buffer, JAVA_BYTE, 0, bytes.length);
        buffer.set(JAVA_BYTE, bytes.length, (byte) 0);
        return buffer;
    }

    static RuntimeException unexpected(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("system call could not be made", e);
    }
}
