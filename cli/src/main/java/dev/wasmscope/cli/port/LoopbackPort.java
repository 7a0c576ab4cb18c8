package dev.wasmscope.cli.port;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.Failures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A port of the loopback interface whose clients come one at a time. */
public final class LoopbackPort implements AutoCloseable {
    /** What becomes of those who connect. Both are given an open socket that is closed for them. */
    public interface Service {
        /** Talks with a client until it goes away; on a thread of its own. */
        void talk(Socket client) throws IOException;

        /** Sends a client away: another one is connected. Nothing may be said. */
        default void refuse(Socket client) throws IOException {}
    }

    /** A client that starts anew comes before it was noticed that its last session is over. */
    private static final int PATIENCE_MILLIS = 1000;

    private final ServerSocket server;
    private final String threadName;
    private final Semaphore free = new Semaphore(1);

    private LoopbackPort(ServerSocket server, String threadName) {
        this.server = server;
        this.threadName = threadName;
    }

    /**
     * Opens a port.
     *
     * @param port 0 for any free one
     * @param threadName of the threads that talk with clients
     */
    public static LoopbackPort open(int port, String threadName) {
        try {
            return new LoopbackPort(
                    new ServerSocket(port, 8, InetAddress.getLoopbackAddress()), threadName);
        } catch (IOException e) {
            throw new CommandFailure("port " + port + ": " + Failures.message(e));
        }
    }

    /** The port that was opened. */
    public int number() {
        return server.getLocalPort();
    }

    /** Whether nobody is connected. */
    public boolean isFree() {
        return free.availablePermits() > 0;
    }

    /** Serves clients until this is closed. */
    public void serve(Service service) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                if (free.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                    Thread.ofPlatform()
                            .daemon()
                            .name(threadName)
                            .start(() -> talk(service, socket));
                } else {
                    refuse(service, socket);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException _) {
                // Closed, or one client came to nothing: the next one may do better.
            }
        }
    }

    private void talk(Service service, Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            service.talk(socket);
        } catch (IOException _) {
            // It went away.
        } finally {
            free.release();
        }
    }

    private static void refuse(Service service, Socket socket) {
        try (socket) {
            service.refuse(socket);
        } catch (IOException _) {
            // It did not wait to hear it.
        }
    }

    /** Takes no more clients, and gives the one that is there a moment to go by itself. */
    public void finish() {
        close();
        try {
            boolean _ = free.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException _) {
            // closed is closed
        }
    }
}
