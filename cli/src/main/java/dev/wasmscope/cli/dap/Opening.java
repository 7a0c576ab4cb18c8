package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.Failures;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Opens programs on a thread of its own, so that the opening can be given up. */
final class Opening {
    private final Client client;
    private volatile @Nullable CompletableFuture<DebugSession> present;

    Opening(Client client) {
        this.client = client;
    }

    /** Opens a program and shows how far that is; a failure names the file. */
    DebugSession open(LaunchConfig config) {
        OpeningProgress progress = new OpeningProgress(client);
        progress.start(config.wasm());
        CompletableFuture<DebugSession> opened = new CompletableFuture<>();
        present = opened;
        Thread.ofPlatform().daemon().name("dap-open").start(() -> open(config, progress, opened));
        try {
            return opened.join();
        } catch (CancellationException _) {
            throw new CommandFailure("cancelled");
        } catch (CompletionException e) {
            throw failure(config, Failures.unwrap(e));
        } finally {
            present = null;
            progress.end();
        }
    }

    private static void open(
            LaunchConfig config, OpeningProgress progress, CompletableFuture<DebugSession> opened) {
        try {
            DebugSession session = DebugSession.open(config, progress);
            if (!opened.complete(session)) {
                session.close();
            }
        } catch (SessionException | RuntimeException | OutOfMemoryError e) {
            opened.completeExceptionally(e);
        }
    }

    private static RuntimeException failure(LaunchConfig config, Throwable cause) {
        String file = config.wasm().toString();
        String text = Errors.text(cause);
        return new CommandFailure(text.startsWith(file) ? text : file + ": " + text);
    }

    /** Gives up the opening of a program. */
    void cancel() {
        CompletableFuture<DebugSession> opening = present;
        if (opening != null) {
            opening.cancel(false);
        }
    }
}
