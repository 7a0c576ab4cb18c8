package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.CommandIo;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Where clients come from: this process's own streams, or a port of this machine. */
public final class DapServer implements AutoCloseable {
    /** An editor that starts anew comes before it was noticed that its last session is over. */
    private static final int PATIENCE_MILLIS = 1000;

    private static final String BUSY =
            "{\"seq\":1,\"type\":\"event\",\"event\":\"output\",\"body\":{\"category\":\"important\","
                    + "\"output\":\"wasmscope: another client is connected\\n\"}}";

    private final ServerSocket server;
    private final Debuggees debuggees = new Debuggees(true);
    private final Semaphore free = new Semaphore(1);

    private DapServer(ServerSocket server) {
        this.server = server;
    }

    /** One client on the process's streams. */
    public static void onStreams(CommandIo io) {
        try (Debuggees debuggees = new Debuggees(false)) {
            new Conversation(io.in(), io.out(), debuggees).run();
        }
    }

    /**
     * Opens a port of the loopback interface.
     *
     * @param port 0 for any free one
     */
    public static DapServer open(int port) {
        try {
            return new DapServer(new ServerSocket(port, 8, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new CommandFailure("port " + port + ": " + Errors.text(e));
        }
    }

    /** The port that was opened. */
    public int port() {
        return server.getLocalPort();
    }

    /** Serves clients, one at a time, until this is closed. */
    public void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                if (free.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                    Thread.ofPlatform().daemon().name("dap-client").start(() -> talk(socket));
                } else {
                    refuse(socket);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException _) {
                // Closed, or one client came to nothing: the next one may do better.
            }
        }
    }

    @Override
    public void close() {
        try (debuggees) {
            server.close();
        } catch (IOException _) {
            // closed is closed
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            new Conversation(
                            new BufferedInputStream(socket.getInputStream()),
                            new BufferedOutputStream(socket.getOutputStream()),
                            debuggees)
                    .run();
        } catch (IOException _) {
            // It went away; what it debugged was kept.
        } finally {
            free.release();
        }
    }

    private static void refuse(Socket socket) {
        try (socket) {
            byte[] body = BUSY.getBytes(StandardCharsets.UTF_8);
            socket.getOutputStream()
                    .write(
                            ("Content-Length: " + body.length + "\r\n\r\n" + BUSY)
                                    .getBytes(StandardCharsets.UTF_8));
        } catch (IOException _) {
            // It did not wait to hear it.
        }
    }
}
