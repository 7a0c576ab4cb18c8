package dev.wasmscope.cli.dap;

import dev.wasmscope.session.DebugSession;
import java.io.IOException;

/** A server on a free port, for one test. */
final class RunningServer implements AutoCloseable {
    private final DapServer server;

    RunningServer() {
        this(DapServer.open(0));
    }

    /** For clients that attach to a program. */
    RunningServer(DebugSession program) {
        this(DapServer.open(0, program));
    }

    private RunningServer(DapServer server) {
        this.server = server;
        Thread.ofPlatform().daemon().name("dap-test-server").start(server::serve);
    }

    boolean isTaken() {
        return server.isTaken();
    }

    int port() {
        return server.port();
    }

    DapClient client() throws IOException {
        return new DapClient(server.port());
    }

    /** A client that has said what it is. */
    DapClient initialized() throws IOException {
        DapClient client = client();
        client.request("initialize", "{'adapterID':'wasmscope'}");
        return client;
    }

    /** The next client, as soon as the server has noticed that the last one is gone. */
    DapClient freeClient(String wishes) throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            DapClient client = client();
            try {
                client.request("initialize", wishes);
                return client;
            } catch (IOException _) {
                client.close();
            }
        }
        throw new IOException("the server stayed busy");
    }

    @Override
    public void close() {
        server.close();
    }
}
