package dev.wasmscope.engine.host;

import dev.wasmscope.engine.exec.HostFunctionInstance;
import dev.wasmscope.engine.exec.TrapException;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.module.ValType;
import java.time.Instant;
import java.util.List;

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

    /**
     * Performs one call and logs it, also if it ends in a trap or an exit; one that is interrupted
     * is not logged, since it will be repeated.
     *
     * @param thread number of the guest thread
     * @param clock the thread's clock at the call instruction
     * @param callSites the call instruction and those of the callers, innermost first; empty when
     *     the host itself calls
     */
    public void call(
            HostFunctionInstance function,
            HostCall call,
            int thread,
            long clock,
            List<CodeLocation> callSites)
            throws HostExit, InterruptedException {
        call.previewBytes(log.previewBytes());
        CallDecoding decoding = function.function().decode(call);
        Entry entry = new Entry(function, call, decoding, thread, clock, callSites);
        long start = System.nanoTime();
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
        append(entry, result, start);
    }

    /** What is known of a call before it is answered. */
    private record Entry(
            HostFunctionInstance function,
            HostCall call,
            CallDecoding decoding,
            int thread,
            long clock,
            List<CodeLocation> callSites) {

        /** Its own words if it used any, else the decoded arguments. */
        List<HostArgument> arguments() {
            List<HostArgument> described = call.described();
            return described.isEmpty() ? decoding.complete() : described;
        }
    }

    private void append(Entry entry, String result, long start) {
        long nanos = System.nanoTime() - start;
        HostCall call = entry.call();
        log.append(
                new HostCallEvent(
                        ++number,
                        entry.clock(),
                        entry.thread(),
                        entry.callSites().stream().findFirst(),
                        entry.callSites().stream().skip(1).toList(),
                        entry.function().module(),
                        entry.function().name(),
                        entry.arguments(),
                        result,
                        call.errno(),
                        call.bytesMoved(),
                        call.written(),
                        nanos,
                        entry.clock() - lastClock,
                        epoch + start,
                        call.injected()));
        lastClock = entry.clock();
    }

    private static String plainResult(HostCall call) {
        List<ValType> results = call.functionType().results();
        return results.isEmpty() ? "" : CallDecoding.number(results.getFirst(), call.resultBits(0));
    }
}
