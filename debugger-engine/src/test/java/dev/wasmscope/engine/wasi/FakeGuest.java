package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.host.CallDecoding;
import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostCall;
import dev.wasmscope.engine.host.HostExit;
import dev.wasmscope.engine.host.HostModule;
import dev.wasmscope.engine.module.AddressType;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.Limits;
import dev.wasmscope.engine.module.MemoryType;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import dev.wasmscope.engine.wasi.types.Rights;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** A guest without code: a memory of one page, and calls written down in Java. */
final class FakeGuest implements AutoCloseable {
    /** Where results go, unless a test says otherwise. */
    static final int RESULT = 0x100;

    /** First byte that {@link #put} gives out. */
    private static final int HEAP = 0x1000;

    final Memory memory =
            new Memory(
                    new MemoryType(AddressType.I32, new Limits(1, OptionalLong.empty()), false), 8);
    private final WasiPreview1 wasi;
    private final HostModule module;
    private int free = HEAP;

    /** Whether calls are told that somebody waits for the guest to pause. */
    boolean pauseWanted;

    private HostCall last = new HostCall(new FuncType(List.of(), List.of()), Optional.empty());

    FakeGuest(WasiOptions options) throws ErrnoException {
        this(options, WasiPreview1.MODULE);
    }

    FakeGuest(WasiOptions options, String moduleName) throws ErrnoException {
        wasi = new WasiPreview1(options);
        module =
                wasi.modules().stream()
                        .filter(candidate -> candidate.name().equals(moduleName))
                        .findFirst()
                        .orElseThrow();
    }

    HostModule module() {
        return module;
    }

    /** Calls a function with core arguments. */
    Errno call(String name, long... arguments) throws HostExit, InterruptedException {
        HostModule.Function function = module.function(name).orElseThrow();
        last =
                new HostCall(
                        function.type(), arguments, new Object[0], null, memory, () -> pauseWanted);
        CallDecoding decoding = function.function().decode(last);
        try {
            function.function().call(last);
        } finally {
            last.describe(decoding.complete());
        }
        return Errno.of((int) last.resultBits(0));
    }

    /** What the last call said about itself, as a trace prints it. */
    String trace() {
        return last.described().stream()
                .map(HostArgument::toString)
                .collect(Collectors.joining(", ", "(", ") = " + last.outcome().orElse("")));
    }

    HostCall lastCall() {
        return last;
    }

    /** Puts bytes into the memory for good and gives their address. */
    int put(byte[] bytes) {
        int address = free;
        memory.write(address, bytes);
        free += bytes.length + 7 & ~7;
        return address;
    }

    /** Gives the memory out again from this address on. */
    void forget(int address) {
        free = address;
    }

    int put(String text) {
        return put(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts an array of buffers: pairs of address and length. */
    int iovecs(int... pairs) {
        int address = put(new byte[pairs.length * 4]);
        for (int i = 0; i < pairs.length; i++) {
            memory.writeInt(address + 4L * i, pairs[i]);
        }
        return address;
    }

    int resultInt() {
        return memory.readInt(RESULT);
    }

    long resultLong() {
        return memory.readLong(RESULT);
    }

    String text(long address, int length) {
        return new String(memory.read(address, length), StandardCharsets.UTF_8);
    }

    /** Opens a path below descriptor 3 with all rights and gives the descriptor. */
    int open(String path, int oflags, int fdflags) throws HostExit, InterruptedException {
        Errno errno = open(path, oflags, Rights.ALL, fdflags);
        if (errno != Errno.SUCCESS) {
            throw new AssertionError("path_open " + path + ": " + errno);
        }
        return resultInt();
    }

    Errno open(String path, int oflags, long rights, int fdflags)
            throws HostExit, InterruptedException {
        long allowed = rights & (Descriptor.DIRECTORY_RIGHTS | Descriptor.FILE_RIGHTS);
        int length = path.getBytes(StandardCharsets.UTF_8).length;
        return call(
                "path_open", 3, 1, put(path), length, oflags, allowed, allowed, fdflags, RESULT);
    }

    /** A call on descriptor 3 whose last two arguments are a path. */
    Errno onPath(String function, String path) throws HostExit, InterruptedException {
        return call(function, 3, put(path), path.getBytes(StandardCharsets.UTF_8).length);
    }

    Errno write(int fd, String text) throws HostExit, InterruptedException {
        return call("fd_write", fd, iovecs(put(text), text.length()), 1, RESULT);
    }

    String read(int fd, int length) throws HostExit, InterruptedException {
        int buffer = put(new byte[length]);
        Errno errno = call("fd_read", fd, iovecs(buffer, length), 1, RESULT);
        return errno == Errno.SUCCESS ? text(buffer, resultInt()) : errno.witxName();
    }

    @Override
    public void close() {
        wasi.close();
    }
}
