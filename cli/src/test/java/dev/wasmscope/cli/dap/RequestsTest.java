package dev.wasmscope.cli.dap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;
import org.junit.jupiter.api.Test;

/** In which order a client hears of what it asked for. */
class RequestsTest {
    @Test
    void whatFollowsAResponseComesBeforeTheNextRequestIsWorkedOn() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        CountDownLatch next = new CountDownLatch(1);
        CompletableFuture<Void> both = new CompletableFuture<>();
        try (Requests requests = new Requests()) {
            Runnable continued =
                    () -> {
                        CompletableFuture<Boolean> _ =
                                requests.inOrder(
                                        () -> {
                                            next.countDown();
                                            heard.add("next request");
                                            return both.complete(null);
                                        });
                    };
            Runnable assigned =
                    () -> {
                        CompletableFuture<Void> _ =
                                requests.aside(() -> "5", () -> heard.add(afterAWhile(next)))
                                        .thenRun(() -> arrives(requests, "2", continued));
                    };

            arrives(requests, "1", assigned);
            both.get(20, TimeUnit.SECONDS);
        }
        assertEquals(List.of("event", "next request"), heard);
    }

    /** Gives the next request the time to be first, if it can be. */
    private static String afterAWhile(CountDownLatch next) {
        try {
            boolean _ = next.await(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return "event";
    }

    private static void arrives(Requests requests, String id, Runnable handler) {
        RequestMessage message = new RequestMessage();
        message.setId(id);
        requests.around(_ -> handler.run()).consume(message);
    }
}
