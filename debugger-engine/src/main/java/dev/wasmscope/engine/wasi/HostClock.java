package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.wasi.types.ClockId;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The machine's clocks. The two processor-time clocks are that of the calling Java thread. */
final class HostClock implements WasiClock {
    private static final long NANOS = 1_000_000_000L;

    /** The monotonic clock starts at 1: some guests take 0 for "no time". */
    private final long start = System.nanoTime() - 1;

    @Override
    public long now(ClockId clock) {
        return switch (clock) {
            case REALTIME -> {
                Instant now = Instant.now();
                yield now.getEpochSecond() * NANOS + now.getNano();
            }
            case MONOTONIC -> System.nanoTime() - start;
            case PROCESS_CPUTIME_ID, THREAD_CPUTIME_ID ->
                    ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        };
    }

    @Override
    public long resolution(ClockId clock) {
        return clock == ClockId.REALTIME ? 1_000 : 1;
    }

    @Override
    public void sleep(long nanos) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(nanos);
    }
}
