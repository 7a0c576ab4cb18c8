package dev.wasmscope.ui.disassembly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.ui.fx.UiThread;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Numbers are read one at a time, by whom the test lets read. */
class LoadingTest {
    private final Deque<Runnable> queued = new ArrayDeque<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private boolean over;
    private final Executor background =
            task -> {
                if (over) {
                    throw new RejectedExecutionException("the window is closed");
                }
                queued.add(task);
            };
    private final Loading<String> loading =
            new Loading<>(
                    UiThread.direct(failures::add),
                    background,
                    (_, text) -> done.add(text),
                    failures::add,
                    number -> "text " + number);

    @Test
    void readsWhatWasWantedLastFirst() {
        for (int number = 1; number <= 3; number++) {
            loading.want(number);
        }
        while (!queued.isEmpty()) {
            queued.remove().run();
        }
        assertEquals(List.of("text 1", "text 3", "text 2"), done);
        assertEquals(List.of(), failures);
    }

    /** What is under way when the window closes ends behind it; views may still ask. */
    @Test
    void asksForNothingOnceItIsClosed() {
        loading.want(1);
        loading.want(2);
        Runnable underWay = queued.remove();
        loading.close();
        over = true;
        underWay.run();
        loading.want(3);
        assertEquals(List.of(), failures, "what is closed reads no further");
        assertEquals(List.of(), done, "nor tells anybody");
    }
}
