package dev.wasmscope.engine.host;

import dev.wasmscope.engine.exec.HostFunctionInstance;
import dev.wasmscope.engine.exec.TrapException;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.ValType;
import java.util.ArrayList;
import java.util.List;

/**
 * Where every call from a guest to the host goes through: calls the host function, times it, and
 * logs the event. Host functions only describe what they do.
 */
public final class HostDoor {
    /** How many call sites an event carries: enough to get out of a language's own library. */
    public static final int CALL_SITE_LIMIT = 16;

    private final HostCallLog log;
    private long number;
    private long lastClock;

    /** A door that logs to {@code log}. */
    public HostDoor(HostCallLog log) {
        this.log = log;
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
        long start = System.nanoTime();
        String result;
        try {
            function.function().call(call);
            result = call.outcome().orElseGet(() -> plainResult(call));
        } catch (HostExit exit) {
            append(function, call, thread, clock, callSites, "exit " + exit.code(), start);
            throw exit;
        } catch (TrapException trap) {
            append(function, call, thread, clock, callSites, "trap: " + trap.getMessage(), start);
            throw trap;
        }
        append(function, call, thread, clock, callSites, result, start);
    }

    private void append(
            HostFunctionInstance function,
            HostCall call,
            int thread,
            long clock,
            List<CodeLocation> callSites,
            String result,
            long start) {
        long nanos = System.nanoTime() - start;
        List<HostArgument> arguments =
                call.described().isEmpty() ? rawArguments(call) : call.described();
        log.append(
                new HostCallEvent(
                        ++number,
                        clock,
                        thread,
                        callSites.stream().findFirst(),
                        callSites.stream().skip(1).toList(),
                        function.module(),
                        function.name(),
                        arguments,
                        result,
                        call.errno(),
                        call.bytesMoved(),
                        call.written(),
                        nanos,
                        clock - lastClock));
        lastClock = clock;
    }

    private static String plainResult(HostCall call) {
        List<ValType> results = call.functionType().results();
        return results.isEmpty() ? "" : number(results.getFirst(), call.resultBits(0));
    }

    private static List<HostArgument> rawArguments(HostCall call) {
        List<HostArgument> arguments = new ArrayList<>();
        List<ValType> params = call.functionType().params();
        for (int i = 0; i < params.size(); i++) {
            arguments.add(new HostArgument("arg" + i, raw(params.get(i), call.i64(i))));
        }
        return arguments;
    }

    private static HostValue raw(ValType type, long bits) {
        return switch (type) {
            case NumType.I32 -> new HostValue.Int((int) bits);
            case NumType.I64 -> new HostValue.Int(bits);
            default -> new HostValue.Text(number(type, bits));
        };
    }

    private static String number(ValType type, long bits) {
        return switch (type) {
            case NumType.I32 -> Integer.toString((int) bits);
            case NumType.I64 -> Long.toString(bits);
            case NumType.F32 -> Float.toString(Float.intBitsToFloat((int) bits));
            case NumType.F64 -> Double.toString(Double.longBitsToDouble(bits));
            default -> type.toString();
        };
    }
}
