package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.cli.port.LoopbackPort;
import dev.wasmscope.session.DebugSession;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Where clients come from: this process's own streams, or a port of this machine. */
public final class DapServer implements AutoCloseable, LoopbackPort.Service {
    /** What connects and says nothing is no editor, and must not keep editors away. */
    private static final int FIRST_PACKET_MILLIS = 5000;

    private static final String BUSY =
            "{\"seq\":1,\"type\":\"event\",\"event\":\"output\",\"body\":{\"category\":\"important\","
                    + "\"output\":\"wasmscope: another client is connected\\n\"}}";

    private final LoopbackPort port;
    private final Debuggees debuggees;

    private DapServer(LoopbackPort port, Debuggees debuggees) {
        this.port = port;
        this.debuggees = debuggees;
    }

    /** One client on the process's streams. */
    public static void onStreams(CommandIo io) {
        try (Debuggees debuggees = Debuggees.ofOneClient()) {
            new Conversation(io.in(), io.out(), debuggees, () -> {}).run();
        }
    }

    /**
     * Opens a port of the loopback interface.
     *
     * @param port 0 for any free one
     */
    public static DapServer open(int port) {
        return open(port, Debuggees.ofServer());
    }

    /**
     * The same for clients that attach to a program, which goes on without them.
     *
     * @param program is not closed with the server
     */
    public static DapServer open(int port, DebugSession program) {
        return open(port, Debuggees.of(program));
    }

    private static DapServer open(int port, Debuggees debuggees) {
        return new DapServer(LoopbackPort.open(port, "dap-client"), debuggees);
    }

    /** The port that was opened. */
    public int port() {
        return port.number();
    }

    /** Whether a client debugs the program that the server was opened for. */
    public boolean isTaken() {
        return debuggees.isTaken();
    }

    /** Serves clients, one at a time, until this is closed. */
    public void serve() {
        port.serve(this);
    }

    /** Takes no more clients, and gives the one that is there a moment to hear of the end. */
    public void finish() {
        port.finish();
    }

    @Override
    public void close() {
        try (debuggees) {
            port.close();
        }
    }

    @Override
    public void talk(Socket socket) throws IOException {
        silence(socket, FIRST_PACKET_MILLIS);
        new Conversation(
                        new BufferedInputStream(socket.getInputStream()),
                        new BufferedOutputStream(socket.getOutputStream()),
                        debuggees,
                        () -> silence(socket, 0))
                .run();
    }

    /** How long a client may say nothing; 0 for as long as it likes. */
    private static void silence(Socket socket, int millis) {
        try {
            socket.setSoTimeout(millis);
        } catch (IOException _) {
            // It is gone: reading will tell.
        }
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
