package dev.wasmscope.ui.memory;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.memory.MemoryRange;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.task.Task;
import dev.wasmscope.ui.task.Tasks;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Changes of so much memory that they take a while: made piece by piece, as tasks that the user
 * sees and may end. What was changed until then stays changed, and the user is told how much that
 * is.
 */
final class LongEdits {
    /** Bytes that are changed at a time; what is no longer needs no task. */
    static final int PIECE = 8 << 20;

    private final DebugModel debug;
    private final Tasks tasks;

    LongEdits(DebugModel debug, Tasks tasks) {
        this.debug = debug;
        this.tasks = tasks;
    }

    /**
     * Fills a range with bytes, over and over.
     *
     * @param range that lies in the memory
     */
    void fill(MemoryRange range, byte[] pattern) {
        // Each piece begins with the first byte of the pattern.
        long step = Math.max(1, PIECE / pattern.length) * (long) pattern.length;
        run(
                "Filling memory",
                "Filled",
                range,
                (session, task, done) -> {
                    while (done.get() < range.length()) {
                        report(task, "filled", done.get(), range.length());
                        long length = Math.min(step, range.length() - done.get());
                        MemoryRange piece =
                                new MemoryRange(range.memory(), range.from() + done.get(), length);
                        done.addAndGet(session.memoryTools().fill(piece, pattern).join());
                    }
                });
    }

    /**
     * Copies a file into a memory.
     *
     * @param range that lies in the memory and is as long as the file
     */
    void load(MemoryRange range, Path file) {
        run(
                "Loading " + file.getFileName(),
                "Loaded",
                range,
                (session, task, done) -> {
                    try (InputStream in = Files.newInputStream(file)) {
                        while (done.get() < range.length()) {
                            report(task, "loaded", done.get(), range.length());
                            int length = (int) Math.min(PIECE, range.length() - done.get());
                            byte[] bytes = in.readNBytes(length);
                            if (bytes.length < length) {
                                throw new EOFException("it became shorter meanwhile");
                            }
                            session.writeMemory(range.memory(), range.from() + done.get(), bytes)
                                    .join();
                            done.addAndGet(length);
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(
                                file + " cannot be read: " + e.getMessage(), e);
                    }
                });
    }

    /** Does all pieces. */
    private interface Pieces {
        void run(DebugSession session, Task task, AtomicLong done);
    }

    private void run(String title, String word, MemoryRange range, Pieces pieces) {
        AtomicLong done = new AtomicLong();
        debug.session()
                .ifPresent(
                        session ->
                                tasks.run(
                                        title,
                                        task -> {
                                            pieces.run(session, task, done);
                                            return done.get();
                                        },
                                        count -> over(word + " " + bytes(count)),
                                        failure -> {
                                            debug.edited();
                                            debug.fail(failure);
                                        },
                                        () ->
                                                over(
                                                        word
                                                                + " "
                                                                + bytes(done.get())
                                                                + " of "
                                                                + bytes(range.length())
                                                                + ", then it was cancelled")));
    }

    private static void report(Task task, String word, long done, long all) {
        task.check();
        task.report(Parts.bytes(done) + " " + word, (double) done / all);
    }

    private void over(String text) {
        debug.edited();
        debug.say(text);
    }

    private static String bytes(long count) {
        return Parts.grouped(count) + " bytes";
    }
}
