package dev.wasmscope.ui.disassembly;

import dev.wasmscope.ui.fx.UiThread;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Reads numbered things in the background, one at a time and what was wanted last first: who
 * scrolls by wants what is in sight now. Belongs to the user interface's thread.
 *
 * @param <T> what is read
 */
final class Loading<T> {
    /** What was wanted longer ago is out of sight. */
    private static final int MOST = 48;

    private final UiThread ui;
    private final Executor background;
    private final BiConsumer<Integer, T> done;
    private final Consumer<Throwable> failed;
    private final Deque<Integer> wanted = new ArrayDeque<>();
    private final Set<Integer> failures = new HashSet<>();
    private IntFunction<T> reader;
    private int generation;
    private int reading = -1;
    private boolean closed;

    Loading(
            UiThread ui,
            Executor background,
            BiConsumer<Integer, T> done,
            Consumer<Throwable> failed,
            IntFunction<T> reader) {
        this.ui = ui;
        this.background = background;
        this.done = done;
        this.failed = failed;
        this.reader = reader;
    }

    /** Forgets what was wanted; what is being read is dropped. */
    void restart(IntFunction<T> newReader) {
        generation++;
        reader = newReader;
        wanted.clear();
        failures.clear();
        reading = -1;
    }

    /** The window closes: nothing is read any more, whoever asks. */
    void close() {
        restart(reader);
        closed = true;
    }

    void want(int number) {
        if (closed || reading == number || failures.contains(number)) {
            return;
        }
        wanted.remove(number);
        wanted.push(number);
        if (wanted.size() > MOST) {
            wanted.removeLast();
        }
        next();
    }

    private void next() {
        if (reading >= 0 || wanted.isEmpty()) {
            return;
        }
        int number = wanted.pop();
        int of = generation;
        reading = number;
        IntFunction<T> read = reader;
        background.execute(
                () -> {
                    try {
                        T value = read.apply(number);
                        ui.later(() -> finish(of, () -> done.accept(number, value)));
                    } catch (RuntimeException e) {
                        ui.later(
                                () ->
                                        finish(
                                                of,
                                                () -> {
                                                    failures.add(number);
                                                    failed.accept(e);
                                                }));
                    }
                });
    }

    private void finish(int of, Runnable result) {
        if (of == generation) {
            reading = -1;
            result.run();
            next();
        }
    }
}
