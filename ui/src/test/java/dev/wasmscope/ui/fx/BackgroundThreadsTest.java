package dev.wasmscope.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackgroundThreadsTest {
    @Test
    void whatComesAfterTheEndIsDropped() throws Exception {
        List<String> done = new ArrayList<>();
        ExecutorService threads = BackgroundThreads.of(1, "test-");
        threads.execute(() -> done.add(Thread.currentThread().getName()));
        threads.shutdown();
        threads.execute(() -> done.add("too late"));
        CompletableFuture<Boolean> asked =
                CompletableFuture.supplyAsync(() -> done.add("too late"), threads);
        assertTrue(threads.awaitTermination(10, TimeUnit.SECONDS));
        assertEquals(List.of("test-0"), done);
        assertFalse(asked.isDone(), "nobody is told that it was dropped");
    }
}
