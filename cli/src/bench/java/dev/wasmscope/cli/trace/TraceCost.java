package dev.wasmscope.cli.trace;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.wasmscope.engine.host.trace.CallFilter;
import dev.wasmscope.engine.host.trace.CallStatistics;
import dev.wasmscope.session.CallKeeping;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.DirAccess;
import dev.wasmscope.session.DirMapping;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionListener;
import dev.wasmscope.session.Stop;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What tracing costs: a guest makes a million cheap calls, untraced and traced in several ways, in
 * turns in one process. Prints the best processor time of each and its ratio to untraced.
 *
 * <p>Arguments: calls (1000000), rounds (7), only this way beside untraced (all).
 */
public final class TraceCost {
    private TraceCost() {}

    /** One way to run. */
    private enum Way {
        UNTRACED,
        RING,
        SUMMARY,
        TEXT,
        JSON
    }

    /**
     * Seconds of processor time.
     *
     * @param guest of the guest's own thread: what the guest is slowed down, if there is a second
     *     core that writes
     * @param all of the whole process, compiler and collector too
     * @param bytes that the guest's thread allocated
     */
    private record Cost(double guest, double all, long bytes) {
        Cost best(Cost other) {
            return new Cost(
                    Math.min(guest, other.guest),
                    Math.min(all, other.all),
                    Math.min(bytes, other.bytes));
        }
    }

    public static void main(String[] args) throws Exception {
        int calls = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 7;
        Path folder = Files.createTempDirectory("trace-cost");
        Path wasm = folder.resolve("calls.wasm");
        Files.write(wasm, CallLoop.module(calls / 3));
        Map<Way, Cost> best = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Way way : Way.values()) {
                if (args.length > 2 && way != Way.UNTRACED && !way.name().equals(args[2])) {
                    continue;
                }
                Cost cost = run(way, wasm, folder);
                System.out.printf(Locale.ROOT, "%s %.2f/%.2f  ", way, cost.guest, cost.all);
                best.merge(way, cost, Cost::best);
            }
            System.out.println();
        }
        Cost base = best.getOrDefault(Way.UNTRACED, new Cost(1, 1, 0));
        best.forEach(
                (way, cost) ->
                        System.out.printf(
                                Locale.ROOT,
                                "%-9s guest %5.0f ns a call, ratio %.2f, %d bytes; process %5.0f ns, %.2f%n",
                                way,
                                cost.guest * 1e9 / calls,
                                cost.guest / base.guest,
                                cost.bytes / calls,
                                cost.all * 1e9 / calls,
                                cost.all / base.all));
    }

    private static Cost run(Way way, Path wasm, Path folder) throws Exception {
        LaunchConfig config =
                LaunchConfig.of(wasm)
                        .withPreopens(
                                List.of(new DirMapping(folder, "/data", DirAccess.READ_WRITE)))
                        .withCallKeeping(way == Way.RING ? CallKeeping.DEFAULT : CallKeeping.NONE);
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        GuestTime guest = new GuestTime();
        try (DebugSession session = DebugSession.open(config);
                OutputStream out = Files.newOutputStream(folder.resolve("trace.out"))) {
            Utf8Output target = new Utf8Output(out);
            CallTrace trace = trace(way, session, target);
            session.addListener(guest);
            if (way != Way.UNTRACED && way != Way.RING) {
                session.addListener(trace);
            }
            System.gc();
            long before = system.getProcessCpuTime();
            Stop stop = session.run().join();
            trace.finish();
            double seconds = (system.getProcessCpuTime() - before) / 1e9;
            if (!stop.ended()) {
                throw new IllegalStateException(stop.reason().text());
            }
            return new Cost(guest.nanos / 1e9, seconds, guest.bytes);
        }
    }

    /** Takes the time of the guest's thread when it is over. */
    private static final class GuestTime implements SessionListener {
        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private volatile long nanos;
        private volatile long bytes;

        @Override
        public void onStop(Stop stop) {
            nanos = threads.getCurrentThreadCpuTime();
            bytes = threads.getCurrentThreadAllocatedBytes();
        }

        @Override
        public boolean hearsHostCalls() {
            return false;
        }
    }

    private static CallTrace trace(Way way, DebugSession session, Utf8Output out) {
        CallSiteNames sites = new CallSiteNames(session::module);
        if (way == Way.SUMMARY) {
            CallStatistics sums = new CallStatistics();
            return new CallTrace(CallFilter.ALL, List.of(sums::add), () -> {}, out, false);
        }
        String format = way == Way.JSON ? "json" : "text";
        TraceWriter writer = TraceWriter.named(format, out, TraceStyle.PLAIN, sites, "calls");
        return new CallTrace(CallFilter.ALL, List.of(writer::write), writer::finish, out, false);
    }
}
