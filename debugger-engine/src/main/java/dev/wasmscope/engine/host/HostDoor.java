package dev.wasmscope.engine.host;

import dev.wasmscope.engine.exec.HostFunctionInstance;
import dev.wasmscope.engine.exec.TrapException;
import dev.wasmscope.engine.module.ValType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where every call from a guest to the host goes through: has it decoded, lets the handler answer
 * it, times that, and logs the event. This is the outermost step: the log shows the answer that the
 * guest got, whoever gave it.
 */
public final class HostDoor {
    /** How many call sites an event carries: enough to get out of a language's own library. */
    public static final int CALL_SITE_LIMIT = 16;

    private final HostCallLog log;
    private volatile CallHandler handler;
    private volatile @Nullable CallWatch watch;

    /** Nanoseconds since 1970 at which {@link System#nanoTime} was 0. */
    private final long epoch = epoch();

    private long number;
    private long lastClock;

    /** A door that calls the host functions themselves and logs to {@code log}. */
    public HostDoor(HostCallLog log) {
        this(log, CallHandler.PERFORM);
    }

    /** A door that lets {@code handler} answer and logs to {@code log}. */
    public HostDoor(HostCallLog log, CallHandler handler) {
        this.log = log;
        this.handler = handler;
    }

    private static long epoch() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000 + now.getNano() - System.nanoTime();
    }

    /** Lets another handler answer from the next call on; from any thread. */
    public void answerWith(CallHandler newHandler) {
        handler = newHandler;
    }

    /** Where calls are logged. */
    public HostCallLog log() {
        return log;
    }

    /** Who may stop the guest behind a call, from the next call on; from any thread. */
    public void watch(@Nullable CallWatch newWatch) {
        watch = newWatch;
    }

    /**
     * Whether anybody will look at the next call. If not, no event is made of it, and where it came
     * from need not be found out.
     */
    public boolean observed() {
        return watch != null || log.wanted();
    }

    /**
     * Performs one call and logs it, also if it ends in a trap or an exit; one that is interrupted
     * is not logged, since it will be repeated.
     *
     * @param thread number of the guest thread
     * @param clock the thread's clock at the call instruction
     * @param sites where it came from; null when nobody looks ({@link #observed})
     * @return whether the guest is to stop behind the call
     */
    public boolean call(
            HostFunctionInstance function,
            HostCall call,
            int thread,
            long clock,
            @Nullable CallSites sites)
            throws HostExit, InterruptedException {
        if (sites == null) {
            call.begins(thread, clock, 0);
            return unobserved(function, call, clock);
        }
        call.previewBytes(log.previewBytes());
        CallDecoding decoding = function.function().decode(call);
        Entry entry = new Entry(function, call, decoding, thread, clock, sites);
        long start = System.nanoTime();
        call.begins(thread, clock, epoch + start);
        String result;
        try {
            handler.call(function, call);
            result = call.outcome().orElseGet(() -> plainResult(call));
        } catch (HostExit exit) {
            append(entry, "exit " + exit.code(), start);
            throw exit;
        } catch (TrapException trap) {
            append(entry, "trap: " + trap.getMessage(), start);
            throw trap;
        }
        return append(entry, result, start);
    }

    private boolean unobserved(HostFunctionInstance function, HostCall call, long clock)
            throws HostExit, InterruptedException {
        handler.call(function, call);
        log.countUnseen();
        number++;
        lastClock = clock;
        return false;
    }

    /** What is known of a call before it is answered. */
    private record Entry(
            HostFunctionInstance function,
            HostCall call,
            CallDecoding decoding,
            int thread,
            long clock,
            CallSites sites) {

        /** Its own words if it used any, else the decoded arguments. */
        List<HostArgument> arguments() {
            return call.hasDescribed() ? call.described() : decoding.complete();
        }
    }

    /** Logs a call that is over; returns whether the guest is to stop behind it. */
    private boolean append(Entry entry, String result, long start) {
        HostCall call = entry.call();
        long nanos = call.tookNanos() < 0 ? System.nanoTime() - start : call.tookNanos();
        HostCallEvent event =
                new HostCallEvent(
                        ++number,
                        entry.clock(),
                        entry.thread(),
                        entry.sites().callSite(),
                        entry.sites().callers(),
                        entry.function().module(),
                        entry.function().name(),
                        entry.arguments(),
                        result,
                        call.errno(),
                        call.bytesMoved(),
                        call.written(),
                        nanos,
                        entry.clock() - lastClock,
                        call.startNanos(),
                        call.injected());
        lastClock = entry.clock();
        log.append(event);
        CallWatch watching = watch;
        return watching != null && watching.stopAfter(event);
    }

    private static String plainResult(HostCall call) {
        List<ValType> results = call.functionType().results();
        return results.isEmpty() ? "" : CallDecoding.number(results.getFirst(), call.resultBits(0));
    }
}
