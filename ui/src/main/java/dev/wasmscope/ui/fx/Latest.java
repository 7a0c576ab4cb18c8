package dev.wasmscope.ui.fx;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions in the background, one at a time, of which only the latest counts: a question
 * that another one follows is not begun, and an answer that comes too late is dropped.
 */
public final class Latest {
    private final UiThread ui;
    private final Executor background;
    private final AtomicLong asked = new AtomicLong();
    private final AtomicReference<@Nullable Runnable> next = new AtomicReference<>();
    private final AtomicBoolean working = new AtomicBoolean();

    /**
     * @param ui where answers arrive
     * @param background where they are found
     */
    public Latest(UiThread ui, Executor background) {
        this.ui = ui;
        this.background = background;
    }

    /** Asks; of the two consumers one is called behind the gate, unless asked again before that. */
    public <T> void ask(Supplier<T> question, Consumer<T> answer, Consumer<Throwable> failed) {
        long number = asked.incrementAndGet();
        next.set(() -> answer(number, question, answer, failed));
        if (working.compareAndSet(false, true)) {
            background.execute(this::work);
        }
    }

    /** Forgets what was asked. */
    public void cancel() {
        asked.incrementAndGet();
        next.set(null);
    }

    private void work() {
        try {
            Runnable job = next.getAndSet(null);
            if (job != null) {
                job.run();
            }
        } finally {
            working.set(false);
        }
        if (next.get() != null && working.compareAndSet(false, true)) {
            background.execute(this::work);
        }
    }

    private <T> void answer(
            long number, Supplier<T> question, Consumer<T> answer, Consumer<Throwable> failed) {
        CompletableFuture<T> done = new CompletableFuture<>();
        try {
            done.complete(question.get());
        } catch (RuntimeException | Error e) {
            done.completeExceptionally(e);
        }
        ui.whenDone(
                done,
                value -> {
                    if (asked.get() == number) {
                        answer.accept(value);
                    }
                },
                failure -> {
                    if (asked.get() == number) {
                        failed.accept(failure);
                    }
                });
    }
}
