package dev.wasmscope.cli.dap;

import java.io.IOException;

/** A server on a free port, for one test. */
final class RunningServer implements AutoCloseable {
    private final DapServer server = DapServer.open(0);

    RunningServer() {
        Thread.ofPlatform().daemon().name("dap-test-server").start(server::serve);
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

    @Override
    public void close() {
        server.close();
    }
}
