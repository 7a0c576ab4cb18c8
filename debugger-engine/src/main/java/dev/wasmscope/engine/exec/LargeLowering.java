package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.lower.Code;
import dev.wasmscope.engine.lower.Lowering;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Both forms of a body that is so large that making its code takes longer than a pause may: other
 * threads validate and lower it, and the guest thread answers a pause meanwhile. The precise form
 * is made along because the stop that answers a later pause needs it.
 */
final class LargeLowering {
    /** Bytes of a body from which on it is one; below, a form takes some 30 ms on a cold start. */
    static final int LARGE = 512 << 10;

    private static final long LOOK_MILLIS = 2;

    private final int[] breaks;
    private final CompletableFuture<Code> fast;
    private final CompletableFuture<Code> precise;

    private LargeLowering(
            int[] breaks, CompletableFuture<Code> fast, CompletableFuture<Code> precise) {
        this.breaks = breaks;
        this.fast = fast;
        this.precise = precise;
    }

    /**
     * Begins.
     *
     * @param breaks the code offsets to stop before, ascending
     */
    static LargeLowering of(WasmFunction function, int[] breaks) {
        return new LargeLowering(
                breaks, begin(function, false, breaks), begin(function, true, breaks));
    }

    private static CompletableFuture<Code> begin(
            WasmFunction function, boolean precise, int[] breaks) {
        CompletableFuture<Code> code = new CompletableFuture<>();
        Runnable work = () -> make(code, function, precise, breaks);
        Thread.ofPlatform().daemon().name("lowering").start(work);
        return code;
    }

    @SuppressWarnings("IllegalCatch") // whatever it is, who waits for the code gets it
    private static void make(
            CompletableFuture<Code> code, WasmFunction function, boolean precise, int[] breaks) {
        try {
            int index = function.functionIndex();
            if (!precise) { // once is enough; the other form is not looked at without this one
                function.instance().validator().validateBody(index);
            }
            code.complete(Lowering.lower(function.instance().module(), index, precise, breaks));
        } catch (RuntimeException | OutOfMemoryError e) {
            code.completeExceptionally(e);
        }
    }

    /** Whether the code has these breaks. */
    boolean has(int[] wanted) {
        return Arrays.equals(breaks, wanted);
    }

    /** Waits until both forms are made, or could not be; false if the thread is to pause first. */
    boolean await(ThreadState thread) {
        CompletableFuture<Void> both = CompletableFuture.allOf(fast, precise);
        while (!thread.pauseRequested()) {
            try {
                both.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException _) {
                // It looks for a pause again.
            } catch (ExecutionException _) {
                return true;
            } catch (InterruptedException _) {
                return false; // whoever interrupts wants it to stand
            }
        }
        return false;
    }

    /** A form; waits for it. Throws what {@link Lowering#lower} and the validator throw. */
    Code code(boolean wantPrecise) {
        try {
            fast.join();
            return (wantPrecise ? precise : fast).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof OutOfMemoryError error) {
                throw error;
            }
            throw e;
        }
    }
}
