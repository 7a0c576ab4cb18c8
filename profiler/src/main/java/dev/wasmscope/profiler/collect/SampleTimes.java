package dev.wasmscope.profiler.collect;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The clocks of a sampler. Tests give their own. */
public interface SampleTimes {
    /** Those of the machine. */
    SampleTimes SYSTEM =
            new SampleTimes() {
                private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

                @Override
                public long wall() {
                    return System.nanoTime();
                }

                @Override
                public long cpu(Thread thread) {
                    return threads.isThreadCpuTimeSupported()
                            ? Math.max(0, threads.getThreadCpuTime(thread.threadId()))
                            : 0;
                }
            };

    /** Nanoseconds since some moment. */
    long wall();

    /** Nanoseconds that a thread has been on a processor; 0 when it is over or nobody knows. */
    long cpu(Thread thread);
}
