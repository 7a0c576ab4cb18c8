package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.wasi.net.Connection;
import dev.wasmscope.engine.wasi.net.ListeningSocket;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import dev.wasmscope.engine.wasi.types.FdFlags;
import dev.wasmscope.engine.wasi.types.RiFlags;
import dev.wasmscope.engine.wasi.types.Rights;
import dev.wasmscope.engine.wasi.types.SdFlags;
import java.util.List;

/**
 * {@code sock_*}: connections accepted on the listening sockets that the user gave. A guest cannot
 * make sockets of its own, and none of them carries datagrams.
 */
final class SockFunctions {
    private final FdTable fds;
    private final SocketIo io;

    SockFunctions(WasiState state) {
        this.fds = state.fds();
        this.io = new SocketIo(state);
    }

    List<WasiFunction> functions() {
        return List.of(
                new WasiFunction(
                        "sock_accept",
                        this::accept,
                        Param.fd("fd"),
                        Param.flags("flags", FdFlags.NAMES),
                        Param.result("connection", ResultType.FD)),
                new WasiFunction(
                        "sock_recv",
                        this::receive,
                        Param.fd("fd"),
                        Param.iovecs("ri_data"),
                        Param.flags("ri_flags", RiFlags.NAMES),
                        Param.result("ro_datalen", ResultType.U32),
                        Param.result("ro_flags", ResultType.RO_FLAGS)),
                new WasiFunction(
                        "sock_send",
                        this::send,
                        Param.fd("fd"),
                        Param.ciovecs("si_data"),
                        Param.u32("si_flags"),
                        Param.result("so_datalen", ResultType.U32)),
                new WasiFunction(
                        "sock_shutdown",
                        this::shutdown,
                        Param.fd("fd"),
                        Param.flags("how", SdFlags.NAMES)));
    }

    private void accept(WasiCall call) throws ErrnoException, InterruptedException {
        Descriptor descriptor = fds.get(call.i32(0));
        ListeningSocket socket =
                switch (descriptor.resource()) {
                    case Resource.Listener listener -> listener.socket();
                    case Resource.Stream _ -> throw error(Errno.INVAL, descriptor);
                    default -> throw error(Errno.NOTSOCK, descriptor);
                };
        descriptor.require(Rights.SOCK_ACCEPT);
        int flags = call.flags(1, FdFlags.NONBLOCK);
        if (fds.full() || fds.connections() >= FdTable.CONNECTION_LIMIT) {
            throw new ErrnoException(Errno.MFILE, "open connections");
        }
        Descriptor accepted = descriptor.accepted(io.accept(descriptor, socket));
        accepted.flags(flags);
        call.writeU32(call.u32(2), fds.add(accepted));
    }

    /** No bit of {@code ro_flags} is ever set: only datagrams can be cut off. */
    private void receive(WasiCall call) throws ErrnoException, InterruptedException {
        Descriptor descriptor = connected(call, Rights.FD_READ);
        int flags = call.flags(3, RiFlags.ALL);
        IoVectors buffers = IoVectors.parse(call, 1);
        long count = io.receive(descriptor, connection(descriptor), buffers, flags);
        call.writeU32(call.u32(4), (int) count);
        call.writeU16(call.u32(5), 0);
        call.moved(count);
    }

    private void send(WasiCall call) throws ErrnoException, InterruptedException {
        Descriptor descriptor = connected(call, Rights.FD_WRITE);
        call.flags(3, 0);
        IoVectors buffers = IoVectors.parse(call, 1);
        long count = io.send(descriptor, connection(descriptor), buffers);
        call.writeU32(call.u32(4), (int) count);
        call.moved(count);
    }

    private void shutdown(WasiCall call) throws ErrnoException {
        Descriptor descriptor = connected(call, Rights.SOCK_SHUTDOWN);
        int how = call.flags(1, SdFlags.ALL);
        if (how == 0) {
            throw new ErrnoException(Errno.INVAL, "no direction");
        }
        connection(descriptor).shutdown((how & SdFlags.RD) != 0, (how & SdFlags.WR) != 0);
    }

    /** {@code notsock} for a file, {@code notconn} for a socket that waits for connections. */
    private Descriptor connected(WasiCall call, long rights) throws ErrnoException {
        Descriptor descriptor = fds.get(call.i32(0));
        if (!descriptor.resource().isSocket()) {
            throw error(Errno.NOTSOCK, descriptor);
        }
        connection(descriptor);
        descriptor.require(rights);
        return descriptor;
    }

    private static Connection connection(Descriptor descriptor) throws ErrnoException {
        if (descriptor.resource() instanceof Resource.Stream(Connection connection)) {
            return connection;
        }
        throw error(Errno.NOTCONN, descriptor);
    }

    private static ErrnoException error(Errno errno, Descriptor descriptor) {
        return new ErrnoException(errno, descriptor.name());
    }
}
