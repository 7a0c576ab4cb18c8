package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.CommandFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;
import org.jspecify.annotations.Nullable;

/**
 * The order in which requests are answered.
 *
 * <p>Most are answered one after the other on one thread, so that no handler needs locks and an
 * event that a request causes never overtakes its response. What has to be heard while another
 * request takes its time (pause, cancel, terminate) is answered where it is read; what may take
 * long is answered on a thread of its own.
 */
final class Requests implements AutoCloseable {
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("dap-requests").factory());
    private final Executor own = task -> Thread.ofVirtual().name("dap-request").start(task);
    private final Map<String, CompletableFuture<?>> open = new ConcurrentHashMap<>();
    private final List<Runnable> held = new ArrayList<>();
    private @Nullable String arriving;

    /**
     * Must see all messages of the connection. What a request starts is held until the library
     * waits for its answer: only then is the response written by the thread that answers.
     */
    MessageConsumer around(MessageConsumer next) {
        return message -> {
            if (!(message instanceof RequestMessage request)) {
                next.consume(message);
                return;
            }
            arriving = request.getId();
            try {
                next.consume(message);
            } finally {
                arriving = null;
                List<Runnable> released = List.copyOf(held);
                held.clear();
                released.forEach(Runnable::run);
            }
        };
    }

    /** Answered after all requests before it. */
    <T> CompletableFuture<T> inOrder(Supplier<T> work) {
        return inOrder(work, Requests::nothing);
    }

    /** The same; {@code after} follows the response, if there was no failure. */
    <T> CompletableFuture<T> inOrder(Supplier<T> work, Runnable after) {
        return submit(worker, answer -> answer(answer, work, after));
    }

    /**
     * Worked on by a thread of its own, and answered between two other requests: what follows the
     * response comes before anything that the client asks for when it has it.
     */
    <T> CompletableFuture<T> aside(Supplier<T> work, Runnable after) {
        return submit(own, answer -> work(answer, work, value -> inTurn(answer, value, after)));
    }

    private <T> void inTurn(CompletableFuture<T> answer, T value, Runnable after) {
        try {
            worker.execute(() -> complete(answer, value, after));
        } catch (RejectedExecutionException _) {
            answer.completeExceptionally(new CommandFailure("cancelled"));
        }
    }

    /** {@link #inOrder} with a response without a body. */
    CompletableFuture<Void> done(Runnable work, Runnable after) {
        return submit(worker, answer -> answer(answer, empty(work), after));
    }

    /** Answered at once, on the thread that reads. */
    CompletableFuture<Void> atOnce(Runnable work) {
        return submit(Runnable::run, answer -> answer(answer, empty(work), Requests::nothing));
    }

    @SuppressWarnings("NullAway") // null is how a response without a body is written
    private static Supplier<Void> empty(Runnable work) {
        return () -> {
            work.run();
            return null;
        };
    }

    private static void nothing() {}

    /** Has something done between requests. */
    void later(Runnable work) {
        if (!worker.isShutdown()) {
            worker.execute(work);
        }
    }

    /** Gives up a request; one that was answered meanwhile stays answered. */
    void cancel(String id) {
        CompletableFuture<?> request = open.get(id);
        if (request != null) {
            request.completeExceptionally(new CommandFailure("cancelled"));
        }
    }

    private <T> CompletableFuture<T> submit(
            Executor where, Consumer<CompletableFuture<T>> answering) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        String id = arriving;
        if (id != null) {
            open.put(id, answer);
            answer.whenComplete((_, _) -> open.remove(id));
        }
        held.add(() -> where.execute(() -> answering.accept(answer)));
        return answer;
    }

    private static <T> void answer(CompletableFuture<T> answer, Supplier<T> work, Runnable after) {
        work(answer, work, value -> complete(answer, value, after));
    }

    @SuppressWarnings("CatchingUnchecked") // whatever goes wrong becomes the error response
    private static <T> void work(
            CompletableFuture<T> answer, Supplier<T> work, Consumer<T> worked) {
        if (answer.isDone()) {
            return;
        }
        T value;
        try {
            value = work.get();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            answer.completeExceptionally(e);
            return;
        }
        worked.accept(value);
    }

    private static <T> void complete(CompletableFuture<T> answer, T value, Runnable after) {
        if (!answer.complete(value)) {
            return;
        }
        try {
            after.run();
        } catch (CommandFailure _) {
            // the program is gone by now, ended by a request that does not wait for its turn
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
