package dev.wasmscope.engine.wasi.net;

import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * One accepted connection. What has arrived waits in a buffer of its own, so that it can be looked
 * at without being consumed and so that an interrupted wait loses nothing. Used on the guest's
 * thread only; nothing here waits.
 */
public final class Connection implements AutoCloseable {
    /** Bytes that are taken from the host ahead of the guest. */
    public static final int BUFFER = 1 << 16;

    private final SocketChannel channel;
    private final String name;
    private final ByteBuffer received = ByteBuffer.allocate(BUFFER).flip();
    private boolean ended;
    private @Nullable ErrnoException failure;

    private Connection(SocketChannel channel, String name) {
        this.channel = channel;
        this.name = name;
    }

    static Connection of(SocketChannel channel) throws IOException {
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            String name =
                    ListeningSocket.name((InetSocketAddress) channel.getLocalAddress())
                            + "<-"
                            + ListeningSocket.name((InetSocketAddress) channel.getRemoteAddress());
            return new Connection(channel, name);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** What people call it: this end and the other, {@code 127.0.0.1:8080<-127.0.0.1:50312}. */
    public String name() {
        return name;
    }

    /** Takes in what has arrived and gives the bytes that can be read at once. */
    public int fill() {
        if (!ended() && received.remaining() < BUFFER) {
            receive();
        }
        return received.remaining();
    }

    /**
     * Tells, once, that the connection broke; after everything that came before was read.
     *
     * @throws ErrnoException for example {@code connreset}
     */
    public void requireIntact() throws ErrnoException {
        ErrnoException told = failure;
        if (told != null && !received.hasRemaining()) {
            failure = null;
            ended = true;
            throw told;
        }
    }

    private void receive() {
        received.compact();
        try {
            ended = channel.read(received) < 0;
        } catch (IOException e) {
            failure = NetErrors.of(e, name);
        } finally {
            received.flip();
        }
    }

    /** Bytes that can be read at once, as of the last {@link #fill}. */
    public int available() {
        return received.remaining();
    }

    /**
     * Whether nothing more can arrive: the other side closed, it broke, or reading was shut down.
     */
    public boolean ended() {
        return ended || failure != null;
    }

    /** Takes bytes that have arrived; 0 if there are none. */
    public int read(byte[] buffer, int offset, int length) {
        int count = Math.min(length, received.remaining());
        received.get(buffer, offset, count);
        return count;
    }

    /** Looks at bytes that have arrived, which stay there. */
    public int peek(byte[] buffer, int offset, int length) {
        int count = Math.min(length, received.remaining());
        received.get(received.position(), buffer, offset, count);
        return count;
    }

    /**
     * Sends bytes.
     *
     * @return how many the host took; 0 if it has no room now
     * @throws ErrnoException {@code pipe} when the other side or {@link #shutdown} closed the way,
     *     {@code connreset}
     */
    public int write(byte[] buffer, int offset, int length) throws ErrnoException {
        try {
            return channel.write(ByteBuffer.wrap(buffer, offset, length));
        } catch (IOException e) {
            throw NetErrors.of(e, name);
        }
    }

    /**
     * Closes directions; what has arrived and was not read is dropped with the first.
     *
     * @throws ErrnoException {@code notconn} when the connection is no more
     */
    public void shutdown(boolean reading, boolean writing) throws ErrnoException {
        try {
            if (reading) {
                channel.shutdownInput();
                received.position(received.limit());
                ended = true;
            }
            if (writing) {
                channel.shutdownOutput();
            }
        } catch (IOException e) {
            throw new ErrnoException(Errno.NOTCONN, name);
        }
    }

    /** For {@link Readiness}: something arrives, or the end. */
    public Readiness.Source reading() {
        return new Readiness.Source(channel, SelectionKey.OP_READ);
    }

    /** For {@link Readiness}: there is room to send. */
    public Readiness.Source writing() {
        return new Readiness.Source(channel, SelectionKey.OP_WRITE);
    }

    @Override
    public void close() {
        close(channel);
    }

    /** Closes for good; an error then changes nothing for anybody. */
    static void close(Channel channel) {
        try {
            channel.close();
        } catch (IOException _) {
            // The number is free again in any case.
        }
    }
}
