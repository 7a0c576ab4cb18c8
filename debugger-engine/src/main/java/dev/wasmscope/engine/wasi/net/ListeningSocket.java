package dev.wasmscope.engine.wasi.net;

import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** A TCP socket on which a guest may accept connections. Bound when it is made. */
public final class ListeningSocket implements AutoCloseable {
    private final ServerSocketChannel channel;
    private final InetSocketAddress address;

    private ListeningSocket(ServerSocketChannel channel, InetSocketAddress address) {
        this.channel = channel;
        this.address = address;
    }

    /**
     * Listens at an address of this machine.
     *
     * @param wanted resolved; port 0 takes any free one
     * @throws IOException the address is not this machine's, taken or not allowed
     */
    public static ListeningSocket bind(InetSocketAddress wanted) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(wanted);
            return new ListeningSocket(channel, (InetSocketAddress) channel.getLocalAddress());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Where it listens, with the port that was chosen. */
    public InetSocketAddress address() {
        return address;
    }

    /** What people call it, for example {@code 127.0.0.1:8080}. */
    public String name() {
        return name(address);
    }

    static String name(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    /** The next connection, if one is waiting. Never waits. */
    public Optional<Connection> accept() throws ErrnoException {
        try {
            SocketChannel accepted = channel.accept();
            return accepted == null ? Optional.empty() : Optional.of(Connection.of(accepted));
        } catch (IOException e) {
            throw NetErrors.of(e, name());
        }
    }

    /** For {@link Readiness}. */
    public Readiness.Source connecting() {
        return new Readiness.Source(channel, SelectionKey.OP_ACCEPT);
    }

    @Override
    public void close() {
        Connection.close(channel);
    }
}
