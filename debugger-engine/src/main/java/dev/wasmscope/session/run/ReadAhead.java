package dev.wasmscope.session.run;

import dev.wasmscope.dwarf.DwarfInfo;
import dev.wasmscope.session.ReadingProgress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads debug information unit by unit on a thread of its own, so that nobody waits for it. What is
 * asked for meanwhile is answered between two units, and reads what it needs first.
 */
final class ReadAhead implements AutoCloseable {
    /** Progress is told at most so often. */
    private static final long TELL_NANOS = 50_000_000;

    private final DwarfInfo dwarf;
    private final Consumer<ReadingProgress> listener;
    private final Deque<Runnable> requests = new ArrayDeque<>();
    private CompletableFuture<?> lastRequest = CompletableFuture.completedFuture(null);
    private ReadingProgress progress;
    private boolean closed;

    /**
     * @param listener hears how far it is, on the reading thread
     */
    ReadAhead(DwarfInfo dwarf, Consumer<ReadingProgress> listener) {
        this.dwarf = dwarf;
        this.listener = listener;
        this.progress = new ReadingProgress(0, dwarf.unitCount());
    }

    /** Begins to read. */
    void start() {
        if (!progress().complete()) {
            Thread thread = new Thread(this::read, "debug-info");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void read() {
        long told = System.nanoTime();
        for (int unit = 0; unit < dwarf.unitCount() && answer(); unit++) {
            try {
                dwarf.readAhead(unit);
            } catch (CancellationException e) {
                return; // closed meanwhile
            }
            boolean tell = System.nanoTime() - told > TELL_NANOS;
            told = tell ? System.nanoTime() : told;
            advance(unit + 1, tell);
        }
    }

    private void advance(int done, boolean tell) {
        ReadingProgress now = new ReadingProgress(done, dwarf.unitCount());
        if (now.complete()) {
            answer();
        }
        synchronized (this) {
            progress = now;
        }
        answer(); // what was asked for since
        if (tell || now.complete()) {
            listener.accept(now);
        }
    }

    /** Answers what was asked for; false when nobody needs any more. */
    private boolean answer() {
        while (true) {
            Runnable request;
            synchronized (this) {
                if (closed || requests.isEmpty()) {
                    return !closed;
                }
                request = requests.remove();
            }
            request.run();
        }
    }

    /** How far it is. */
    synchronized ReadingProgress progress() {
        return progress;
    }

    /**
     * Asks something of the debug information: at once when all was read, else on the reading
     * thread.
     */
    <T> CompletableFuture<T> ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        synchronized (this) {
            if (!progress.complete() && !closed) {
                requests.add(() -> complete(answer, question));
                lastRequest = answer;
                return answer;
            }
        }
        complete(answer, question);
        return answer;
    }

    private static <T> void complete(CompletableFuture<T> answer, Supplier<T> question) {
        try {
            answer.complete(question.get());
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    /** Completes when everything that was asked for so far is answered. */
    synchronized CompletableFuture<?> answered() {
        return lastRequest;
    }

    @Override
    public void close() {
        Deque<Runnable> left;
        synchronized (this) {
            closed = true;
            left = new ArrayDeque<>(requests);
            requests.clear();
        }
        left.forEach(Runnable::run);
    }
}
