package dev.wasmscope.session.run;

import dev.wasmscope.engine.control.GuestController;
import dev.wasmscope.session.SessionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * What is asked of a program that was told to start and has no controller yet: its module may take
 * a while to be made ready. Guarded by the lock of {@link RunControl}.
 */
final class EarlyRequests {
    private final List<Waiting<?>> waiting = new ArrayList<>();

    private record Waiting<T>(
            Function<GuestController, CompletableFuture<T>> request, CompletableFuture<T> answer) {
        void ask(GuestController controller) {
            request.apply(controller)
                    .whenComplete(
                            (value, error) -> {
                                if (error == null) {
                                    answer.complete(value);
                                } else {
                                    answer.completeExceptionally(error);
                                }
                            });
        }
    }

    /** Asks it once the controller is there. */
    <T> CompletableFuture<T> add(Function<GuestController, CompletableFuture<T>> request) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        waiting.add(new Waiting<>(request, answer));
        return answer;
    }

    /** The controller is there. */
    void launched(GuestController controller) {
        List<Waiting<?>> all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(one -> one.ask(controller));
    }

    /** There will be none. */
    void over() {
        List<Waiting<?>> all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(
                one ->
                        one.answer.completeExceptionally(
                                new SessionException("the program is over")));
    }
}
