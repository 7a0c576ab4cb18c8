package dev.wasmscope.ui.fx;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads that work beside the toolkit's. A window that closes shuts them down while answers are
 * still on their way that lead to the next question: such questions are dropped, for nobody waits.
 */
public final class BackgroundThreads {
    private BackgroundThreads() {}

    /**
     * Makes such threads, which do not keep the process alive.
     *
     * @param name begins their names
     */
    public static ExecutorService of(int threads, String name) {
        return new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                named(name),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /**
     * Makes single threads of the same kind: they do not keep the process alive, and where
     * processors are few the toolkit's thread goes before them.
     *
     * @param name begins their names; a number follows
     */
    // Nothing is right or wrong by it: it only decides who waits for a processor.
    @SuppressWarnings("ThreadPriorityCheck")
    public static ThreadFactory named(String name) {
        return Thread.ofPlatform().daemon().priority(Thread.MIN_PRIORITY).name(name, 0).factory();
    }
}
