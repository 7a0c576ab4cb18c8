package dev.wasmscope.engine.exec;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Room for a memory that grows by much. The machine may need a second to clear it, and nothing can
 * interrupt that; so another thread gets it, and a pause is answered meanwhile.
 */
final class LargeGrowth {
    /** From so many bytes on; below, it takes some milliseconds. */
    static final long LARGE = 64L << 20;

    /** Bytes that are copied between two looks for a pause. */
    private static final int PIECE = 8 << 20;

    private static final long LOOK_MILLIS = 2;

    private final int length;
    private final CompletableFuture<byte[]> array;

    private LargeGrowth(int length) {
        this.length = length;
        this.array = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("memory-growth").start(this::make);
    }

    private void make() {
        try {
            array.complete(new byte[length]);
        } catch (OutOfMemoryError e) {
            array.completeExceptionally(e);
        }
    }

    /**
     * Gets room before a memory grows, if it needs much of it.
     *
     * @throws Suspension if the thread is to pause: the growth begins again later
     */
    static void prepare(ThreadState thread, Memory memory, long operand) {
        int length = memory.lengthToMake(memory.address(operand));
        if (length < LARGE) {
            return;
        }
        LargeGrowth growth = memory.growth;
        if (growth == null || growth.length != length) {
            growth = new LargeGrowth(length);
            memory.growth = growth;
        }
        byte[] made = growth.await(thread, operand);
        memory.growth = null;
        if (made != null) {
            byte[] old = memory.bytes;
            int size = (int) memory.sizeBytes();
            for (int at = 0; at < size; at += PIECE) {
                if (thread.pauseRequested()) {
                    memory.growth = growth;
                    throw new Suspension(operand);
                }
                System.arraycopy(old, at, made, at, Math.min(PIECE, size - at));
            }
            memory.bytes = made;
        }
    }

    /** The array; null if there is no room for it, which the growth will find out again. */
    private byte @Nullable [] await(ThreadState thread, long operand) {
        while (true) {
            if (thread.pauseRequested()) {
                throw new Suspension(operand);
            }
            try {
                return array.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                // It looks for a pause again.
            } catch (ExecutionException _) {
                return null;
            } catch (InterruptedException _) {
                throw new Suspension(operand); // whoever interrupts wants it to stand
            }
        }
    }
}
