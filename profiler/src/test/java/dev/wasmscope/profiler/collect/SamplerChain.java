package dev.wasmscope.profiler.collect;

import static dev.wasmscope.profiler.collect.ManualTimes.MILLI;

import dev.wasmscope.engine.probe.SampledStack;
import dev.wasmscope.engine.probe.SampledThread;
import dev.wasmscope.engine.probe.Sampler;
import java.util.SplittableRandom;

/** Looks again as soon as a sample has come, a millisecond later as its clocks say. */
final class SamplerChain implements Sampler {
    final ManualTimes times = new ManualTimes();
    final SampleCollector collector = new SampleCollector(times, new SplittableRandom(42));

    private void look() {
        times.pass(MILLI, MILLI);
        collector.look();
    }

    @Override
    public void resumed(SampledThread thread) {
        collector.resumed(thread);
        look();
    }

    @Override
    public void stopped(SampledThread thread) {
        collector.stopped(thread);
    }

    @Override
    public long distance(long stretch) {
        return collector.distance(0); // a longer range would make later samples rarer
    }

    @Override
    public void record(boolean records) {
        collector.record(records);
    }

    @Override
    public void approached(SampledThread thread) {}

    @Override
    public void sampled(SampledThread thread, SampledStack stack) {
        collector.sampled(thread, stack);
        look();
    }
}
