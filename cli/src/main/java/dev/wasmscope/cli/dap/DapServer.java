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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/** Where clients come from: this process's own streams, or a port of this machine. */
public final class DapServer {
    private static final String BUSY =
            "{\"seq\":1,\"type\":\"event\",\"event\":\"output\",\"body\":{\"category\":\"important\","
                    + "\"output\":\"wasmscope: another client is connected\\n\"}}";

    private DapServer() {}

    /** One client on the process's streams. */
    public static void onStreams(CommandIo io) {
        try (Debuggees debuggees = new Debuggees(false)) {
            new Conversation(io.in(), io.out(), debuggees).run();
        }
    }

    /**
     * Clients on a port of the loopback interface, one at a time, until the thread is interrupted.
     *
     * @param port 0 for any free one
     * @param ready hears the port that was opened
     */
    public static void onPort(int port, IntConsumer ready) {
        AtomicBoolean busy = new AtomicBoolean();
        try (ServerSocket server = new ServerSocket(port, 8, InetAddress.getLoopbackAddress());
                Debuggees debuggees = new Debuggees(true)) {
            ready.accept(server.getLocalPort());
            while (!Thread.currentThread().isInterrupted()) {
                Socket socket = server.accept();
                if (busy.compareAndSet(false, true)) {
                    Thread.ofPlatform()
                            .daemon()
                            .name("dap-client")
                            .start(() -> talk(socket, debuggees, busy));
                } else {
                    refuse(socket);
                }
            }
        } catch (IOException e) {
            throw new CommandFailure("port " + port + ": " + Errors.text(e));
        }
    }

    private static void talk(Socket socket, Debuggees debuggees, AtomicBoolean busy) {
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
            busy.set(false);
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
