package dev.wasmscope.cli.gdbremote;

import dev.wasmscope.samples.ExtractedSample;
import dev.wasmscope.samples.Samples;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.OutputStreamKind;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.SessionListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A program at its entry, offered on a free port for one test. */
final class ServedGuest implements AutoCloseable {
    private final DebugSession session;
    private final GdbServer server;
    private final Thread serving;
    private final ByteArrayOutputStream printedHere = new ByteArrayOutputStream();

    ServedGuest(LaunchConfig config) throws SessionException {
        this(config, ServerOptions.DEFAULT);
    }

    ServedGuest(LaunchConfig config, ServerOptions options) throws SessionException {
        session = DebugSession.open(config.withStopOnEntry(true));
        server = new GdbServer(session, 0, options);
        session.addListener(
                new SessionListener() {
                    @Override
                    public void onOutput(OutputStreamKind stream, byte[] bytes) {
                        if (!server.output(bytes)) {
                            printedHere.writeBytes(bytes);
                        }
                    }
                });
        session.run().join();
        serving = Thread.ofPlatform().daemon().name("gdbserver-test").start(server::serve);
    }

    /** A sample of the product, copied into a folder. */
    static LaunchConfig sample(Path folder, String id, String... args) throws IOException {
        Samples samples = new Samples();
        ExtractedSample sample = samples.extractTo(samples.find(id).orElseThrow(), folder);
        return LaunchConfig.of(sample.module()).withArgs(List.of(args));
    }

    DebugSession session() {
        return session;
    }

    int port() {
        return server.port();
    }

    RemoteClient client() throws IOException {
        return new RemoteClient(server.port());
    }

    /** Whether the server has ended by itself within some seconds. */
    boolean isOver() throws InterruptedException {
        serving.join(20_000);
        return !serving.isAlive();
    }

    /** What the program printed while no client waited for it. */
    String printedHere() {
        return printedHere.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
        session.close();
    }
}
