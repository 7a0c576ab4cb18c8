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
    private final ServerOptions options;
    private volatile @Nullable Conversation client;

    /**
     * Opens the port.
     *
     * @param session stopped at its entry
     * @param number 0 for any free port
     */
    public GdbServer(DebugSession session, int number, ServerOptions options) {
        this.session = session;
        this.options = options;
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
        return options.outputToClient() && present != null && present.output(bytes);
    }

    private void talk(Socket socket) throws IOException {
        ready();
        Conversation conversation =
                new Conversation(
                        session,
                        options.exactSteps(),
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
        if (!options.stays() && client == null && session.state() == SessionState.ENDED) {
            port.close();
        }
    }

    @Override
    public void close() {
        port.close();
    }
}
