package dev.wasmscope.cli.dap;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.lsp4j.debug.services.IDebugProtocolClient;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.debug.DebugLauncher;

/** One client from its first to its last byte. */
final class Conversation {
    private static final Logger LIBRARY = Logger.getLogger("org.eclipse.lsp4j");

    private final InputStream in;
    private final OutputStream out;
    private final Debuggees debuggees;

    Conversation(InputStream in, OutputStream out, Debuggees debuggees) {
        this.in = in;
        this.out = out;
        this.debuggees = debuggees;
    }

    /** Answers until the client disconnects, goes away, or speaks another protocol. */
    void run() {
        // What it would log are the failures that clients are told of, and clients that went away.
        LIBRARY.setLevel(Level.OFF);
        Client client = new Client();
        try (Requests requests = new Requests();
                ExecutorService reader =
                        Executors.newSingleThreadExecutor(
                                Thread.ofPlatform().daemon().name("dap-reader").factory())) {
            Handlers handlers = Handlers.of(client, requests, debuggees);
            Launcher<IDebugProtocolClient> launcher =
                    new DebugLauncher.Builder<IDebugProtocolClient>()
                            .setLocalService(new Dispatcher(requests, handlers))
                            .setRemoteInterface(IDebugProtocolClient.class)
                            .setInput(new Packets(in))
                            .setOutput(out)
                            .setExecutorService(reader)
                            .setExceptionHandler(Errors::response)
                            .wrapMessages(requests::around)
                            .create();
            client.connect(launcher.getRemoteProxy());
            await(launcher.startListening());
            handlers.lifecycle().vanished();
        }
    }

    private static void await(Future<Void> listening) {
        try {
            listening.get();
        } catch (ExecutionException _) {
            // The connection broke: as if it had ended.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
