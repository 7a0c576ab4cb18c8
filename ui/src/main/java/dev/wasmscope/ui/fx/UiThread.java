package dev.wasmscope.ui.fx;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * The gate to the thread that owns all views and view models.
 *
 * <p>Whatever runs behind the gate has its exceptions reported, never lost. Tests of view models
 * use {@link #direct} and need no toolkit.
 */
public final class UiThread implements Executor {
    private final Consumer<Runnable> queue;
    private final BooleanSupplier onThread;
    private final Consumer<Throwable> report;

    private UiThread(
            Consumer<Runnable> queue, BooleanSupplier onThread, Consumer<Throwable> report) {
        this.queue = queue;
        this.onThread = onThread;
        this.report = report;
    }

    /** The gate to the JavaFX application thread; {@code report} is called on that thread. */
    public static UiThread javafx(Consumer<Throwable> report) {
        return new UiThread(Platform::runLater, Platform::isFxApplicationThread, report);
    }

    /** A gate that runs everything at once on the calling thread. */
    public static UiThread direct(Consumer<Throwable> report) {
        return new UiThread(Runnable::run, () -> true, report);
    }

    /** Whether the caller is already behind the gate. */
    public boolean isCurrent() {
        return onThread.getAsBoolean();
    }

    /** Runs the task at once when the caller is behind the gate, else {@link #later}. */
    public void run(Runnable task) {
        if (isCurrent()) {
            guarded(task);
        } else {
            later(task);
        }
    }

    /** Runs the task after everything that is queued now. */
    public void later(Runnable task) {
        queue.accept(() -> guarded(task));
    }

    @Override
    public void execute(Runnable task) {
        run(task);
    }

    /** Hands the outcome of a future to one of the two consumers, behind the gate. */
    public <T> void whenDone(
            CompletableFuture<? extends T> future, Consumer<T> done, Consumer<Throwable> failed) {
        var _ =
                future.whenComplete(
                        (value, failure) ->
                                run(
                                        () -> {
                                            if (failure == null) {
                                                done.accept(value);
                                            } else {
                                                failed.accept(cause(failure));
                                            }
                                        }));
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            report.accept(e);
        }
    }
}
