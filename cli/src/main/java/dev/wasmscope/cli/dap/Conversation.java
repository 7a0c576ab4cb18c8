package dev.wasmscope.cli.dap;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
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
    private final Runnable begun;

    /**
     * With a client that was not heard yet.
     *
     * @param begun done when it turns out to be a client: its first packet has come
     */
    Conversation(InputStream in, OutputStream out, Debuggees debuggees, Runnable begun) {
        this.begun = begun;
        this.in = in;
        this.out = out;
        this.debuggees = debuggees;
    }

    /** Answers until the client disconnects, goes away, or speaks another protocol. */
    void run() {
        // What it would log are the failures that clients are told of, and clients that went away.
        LIBRARY.setLevel(Level.OFF);
        Client client = new Client();
        CompletableFuture<Void> over = new CompletableFuture<>();
        ExecutorService reader =
                Executors.newCachedThreadPool(
                        Thread.ofPlatform().daemon().name("dap-reader").factory());
        try (Requests requests = new Requests()) {
            Handlers handlers = Handlers.of(client, requests, debuggees);
            Launcher<IDebugProtocolClient> launcher =
                    new DebugLauncher.Builder<IDebugProtocolClient>()
                            .setLocalService(new Dispatcher(requests, handlers, over))
                            .setRemoteInterface(IDebugProtocolClient.class)
                            .setInput(new Packets(in, begun))
                            .setOutput(out)
                            .setExecutorService(reader)
                            .configureGson(RestartSettings::register)
                            .setExceptionHandler(Errors::response)
                            .wrapMessages(requests::around)
                            .create();
            client.connect(launcher.getRemoteProxy());
            Future<Void> listening = launcher.startListening();
            reader.execute(() -> await(listening, over));
            over.join();
            handlers.lifecycle().vanished();
        } finally {
            reader.shutdownNow();
        }
    }

    private static void await(Future<Void> listening, CompletableFuture<Void> over) {
        try {
            listening.get();
        } catch (ExecutionException | CancellationException _) {
            // The connection broke: as if it had ended.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            over.complete(null);
        }
    }
}
