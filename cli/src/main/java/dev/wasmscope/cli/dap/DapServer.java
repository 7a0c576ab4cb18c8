package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.cli.port.LoopbackPort;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Where clients come from: this process's own streams, or a port of this machine. */
public final class DapServer implements AutoCloseable, LoopbackPort.Service {
    private static final String BUSY =
            "{\"seq\":1,\"type\":\"event\",\"event\":\"output\",\"body\":{\"category\":\"important\","
                    + "\"output\":\"wasmscope: another client is connected\\n\"}}";

    private final LoopbackPort port;
    private final Debuggees debuggees = new Debuggees(true);

    private DapServer(LoopbackPort port) {
        this.port = port;
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
        return new DapServer(LoopbackPort.open(port, "dap-client"));
    }

    /** The port that was opened. */
    public int port() {
        return port.number();
    }

    /** Serves clients, one at a time, until this is closed. */
    public void serve() {
        port.serve(this);
    }

    @Override
    public void close() {
        try (debuggees) {
            port.close();
        }
    }

    @Override
    public void talk(Socket socket) throws IOException {
        new Conversation(
                        new BufferedInputStream(socket.getInputStream()),
                        new BufferedOutputStream(socket.getOutputStream()),
                        debuggees)
                .run();
    }

    @Override
    public void refuse(Socket socket) throws IOException {
        byte[] body = BUSY.getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream()
                .write(
                        ("Content-Length: " + body.length + "\r\n\r\n" + BUSY)
                                .getBytes(StandardCharsets.UTF_8));
    }
}
