package dev.wasmscope.cli.gdbremote;

import dev.wasmscope.cli.port.LoopbackPort;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.SessionListener;
import dev.wasmscope.session.SessionState;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Offers one program at a port of this machine, to one client at a time, until the program is over.
 */
public final class GdbServer implements AutoCloseable {
    private final DebugSession session;
    private final LoopbackPort port;
    private final boolean outputToClient;
    private final boolean stays;
    private volatile @Nullable Conversation client;

    /**
     * Opens the port.
     *
     * @param session stopped at its entry
     * @param number 0 for any free port
     * @param outputToClient whether what the program writes is sent to a client that waits for it
     * @param stays whether the port stays open when the program is over: it is started again for
     *     the next client
     */
    public GdbServer(DebugSession session, int number, boolean outputToClient, boolean stays) {
        this.session = session;
        this.outputToClient = outputToClient;
        this.stays = stays;
        this.port = LoopbackPort.open(number, "gdbserver-client");
    }

    /** The port that was opened. */
    public int port() {
        return port.number();
    }

    /** Serves clients until the program is over, or for ever. */
    public void serve() {
        SessionListener end =
                new SessionListener() {
                    @Override
                    public void onEnded() {
                        closeWhenOver();
                    }

                    @Override
                    public boolean hearsHostCalls() {
                        return false;
                    }
                };
        session.addListener(end);
        port.serve(this::talk);
    }

    /** Passes what the program writes to the client; false if there is none that shall have it. */
    public boolean output(byte[] bytes) {
        Conversation present = client;
        return outputToClient && present != null && present.output(bytes);
    }

    private void talk(Socket socket) throws IOException {
        ready();
        Conversation conversation =
                new Conversation(
                        session,
                        new BufferedInputStream(socket.getInputStream()),
                        new BufferedOutputStream(socket.getOutputStream()));
        client = conversation;
        try {
            conversation.run();
        } finally {
            client = null;
            closeWhenOver();
        }
    }

    /** A client finds the program standing, at its beginning if it was over. */
    private void ready() {
        try {
            switch (session.state()) {
                case RUNNING -> session.pause().join();
                case NOT_STARTED, ENDED -> session.run().join();
                case STOPPED -> {}
            }
        } catch (CompletionException _) {
            // It has just stopped by itself, or cannot be started: the client is told.
        }
    }

    /** Nobody can do anything with a program that is over, unless it is started again. */
    private void closeWhenOver() {
        if (!stays && client == null && session.state() == SessionState.ENDED) {
            port.close();
        }
    }

    @Override
    public void close() {
        port.close();
    }
}
