package dev.wasmscope.ui.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.memory.MemoryTools;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/**
 * Reading the pages of a stop: over three slices, of which each is answered when the test wants.
 */
class PageReadingTest {
    private static final byte[] ZEROS = new byte[PageReading.PAGE];

    /** The first page that was asked for, for each question. */
    private final List<Long> asked = new ArrayList<>();

    private CompletableFuture<List<byte[]>> answer = new CompletableFuture<>();
    private final PageReading reading =
            new PageReading(
                    new PageReading.Wish(1, 0, Map.of(0, ZEROS), new BitSet(), List.of(0L)));
    private final CompletableFuture<PageReading> done = reading.all(session());

    @Test
    void sliceAfterSliceAndThenItIsDone() throws Exception {
        byte[] written = {0, 0, 1};
        answerWith(ZEROS, written);
        answerWith(ZEROS);
        assertFalse(done.isDone(), "the last slice was not answered");
        answerWith(new byte[0]);
        assertSame(reading, done.get());
        assertEquals(List.of(0L, 16L, 32L), asked, "slices");
        assertEquals(Set.of(0, 1, 16, 32), reading.read().keySet(), "pages");
        assertSame(written, reading.read().get(1));
        assertTrue(reading.used(1), "page 1 holds a byte");
        assertFalse(reading.used(16), "page 16 holds zeros");
    }

    @Test
    void nothingIsAskedAfterAStopThatNobodyWantsAnyMore() {
        reading.cancel();
        answerWith(ZEROS, ZEROS);
        assertEquals(List.of(0L), asked, "slices");
        assertTrue(done.isDone());
    }

    @Test
    void aFailureEndsIt() {
        answer.completeExceptionally(new SessionException("the guest runs"));
        Throwable failure = assertThrows(ExecutionException.class, done::get).getCause();
        assertEquals("the guest runs", failure.getMessage());
        assertEquals(List.of(0L), asked, "slices");
    }

    private void answerWith(byte[]... pages) {
        CompletableFuture<List<byte[]>> now = answer;
        answer = new CompletableFuture<>();
        now.complete(List.of(pages));
    }

    /** With a memory of 33 pages. */
    private DebugSession session() {
        return answering(
                DebugSession.class,
                (method, _) ->
                        switch (method) {
                            case "memorySize" ->
                                    CompletableFuture.completedFuture(33L * PageReading.PAGE);
                            case "memoryTools" -> answering(MemoryTools.class, this::pages);
                            default -> throw new AssertionError(method + " is asked");
                        });
    }

    private Object pages(String method, Object[] arguments) {
        assertEquals("pages", method, "what is asked");
        asked.add((Long) arguments[1]);
        return answer;
    }

    private static <T> T answering(Class<T> type, BiFunction<String, Object[], Object> answer) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> answer.apply(method.getName(), arguments)));
    }
}
