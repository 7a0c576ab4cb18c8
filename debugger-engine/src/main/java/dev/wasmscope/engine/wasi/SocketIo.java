package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.wasi.net.Connection;
import dev.wasmscope.engine.wasi.net.ListeningSocket;
import dev.wasmscope.engine.wasi.net.Readiness;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import dev.wasmscope.engine.wasi.types.FdFlags;
import dev.wasmscope.engine.wasi.types.RiFlags;
import java.util.List;
import java.util.Optional;

/**
 * Sockets that wait unless the descriptor says {@code nonblock}. A wait that is interrupted before
 * anything moved had no effect; after that the call ends with what has moved.
 */
final class SocketIo {
    private final WasiState state;

    SocketIo(WasiState state) {
        this.state = state;
    }

    /** Waits for the next connection; {@code again} if it must not wait. */
    Connection accept(Descriptor descriptor, ListeningSocket socket)
            throws ErrnoException, InterruptedException {
        while (true) {
            Optional<Connection> connection = socket.accept();
            if (connection.isPresent()) {
                return connection.get();
            }
            await(descriptor, socket.connecting());
        }
    }

    /**
     * Receives what has arrived, waiting for the first byte.
     *
     * @param flags of {@link RiFlags}; looking ahead reaches {@link Connection#BUFFER} bytes far
     * @return bytes received; 0 at the end
     */
    long receive(Descriptor descriptor, Connection connection, IoVectors buffers, int flags)
            throws ErrnoException, InterruptedException {
        boolean all = (flags & RiFlags.RECV_WAITALL) != 0;
        if ((flags & RiFlags.RECV_PEEK) != 0) {
            return peek(descriptor, connection, buffers, all);
        }
        byte[] chunk = state.chunk();
        long done = 0;
        while (done < buffers.total()) {
            long left = buffers.total() - done;
            if (!awaitInput(descriptor, connection, all ? left : 1, done > 0)) {
                break;
            }
            int count = connection.read(chunk, 0, (int) Math.min(chunk.length, left));
            buffers.scatter(chunk, count);
            done += count;
            if (!all) {
                break;
            }
        }
        return done;
    }

    private long peek(Descriptor descriptor, Connection connection, IoVectors buffers, boolean all)
            throws ErrnoException, InterruptedException {
        byte[] chunk = state.chunk();
        int wanted = (int) Math.min(chunk.length, buffers.total());
        if (wanted == 0 || !awaitInput(descriptor, connection, all ? wanted : 1, false)) {
            return 0;
        }
        int count = connection.peek(chunk, 0, wanted);
        buffers.scatter(chunk, count);
        return count;
    }

    /**
     * Waits until so many bytes, or as many as can be held, have arrived.
     *
     * @param moved whether the call has moved something, so that it ends where it would wait in
     *     vain
     * @return false if there is nothing and nothing will come, or the call is to end
     */
    private boolean awaitInput(
            Descriptor descriptor, Connection connection, long atLeast, boolean moved)
            throws ErrnoException, InterruptedException {
        try {
            long enough = Math.min(atLeast, Connection.BUFFER);
            while (connection.fill() < enough && !connection.ended()) {
                if (descriptor.hasFlag(FdFlags.NONBLOCK) && connection.available() > 0) {
                    return true;
                }
                await(descriptor, connection.reading());
            }
            connection.requireIntact();
            return connection.available() > 0;
        } catch (ErrnoException | InterruptedException e) {
            if (moved) {
                return false;
            }
            throw e;
        }
    }

    /** Sends everything, or with {@code nonblock} what there is room for. */
    long send(Descriptor descriptor, Connection connection, IoVectors buffers)
            throws ErrnoException, InterruptedException {
        byte[] chunk = state.chunk();
        long done = 0;
        try {
            while (done < buffers.total()) {
                int count = buffers.gather(chunk);
                for (int out = 0; out < count; ) {
                    int sent = connection.write(chunk, out, count - out);
                    out += sent;
                    done += sent;
                    if (sent == 0) {
                        await(descriptor, connection.writing());
                    }
                }
            }
        } catch (ErrnoException | InterruptedException e) {
            if (done == 0) {
                throw e;
            }
        }
        return done;
    }

    private void await(Descriptor descriptor, Readiness.Source source)
            throws ErrnoException, InterruptedException {
        if (descriptor.hasFlag(FdFlags.NONBLOCK)) {
            throw new ErrnoException(Errno.AGAIN, descriptor.name());
        }
        state.readiness().await(List.of(source), Readiness.FOREVER);
    }
}
