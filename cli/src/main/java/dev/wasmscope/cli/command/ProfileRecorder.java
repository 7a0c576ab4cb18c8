package dev.wasmscope.cli.command;

import dev.wasmscope.engine.probe.Instrumentation;
import dev.wasmscope.profiler.collect.CallPathCollector;
import dev.wasmscope.profiler.collect.PieceStarts;
import dev.wasmscope.profiler.collect.SampleCollector;
import dev.wasmscope.profiler.collect.SampleFilter;
import dev.wasmscope.profiler.collect.SampleObserver;
import dev.wasmscope.profiler.collect.SampleTimes;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.Profile;
import java.util.SplittableRandom;

/** What is attached to a run that is profiled, and makes the profile. */
interface ProfileRecorder extends AutoCloseable {
    /** What collects. */
    Instrumentation instrumentation();

    /** The row of the call path that is executing; only an exact profile knows. */
    int currentRow();

    /**
     * The profile, without names.
     *
     * @param guest what was run
     * @param clock the instruction clock now
     * @param starts where source positions begin
     */
    Profile profile(String guest, long clock, PieceStarts starts);

    /** Counts only what is below a function, if it can by itself. */
    default boolean restrictBelow(int functionIndex) {
        return false;
    }

    @Override
    default void close() {}

    /**
     * Counts every instruction.
     *
     * @param callsOnly whether calls and paths are all that is wanted
     * @param whole whether functions that did not run are part of the profile
     */
    static ProfileRecorder exact(boolean callsOnly, boolean whole) {
        CallPathCollector collector = new CallPathCollector();
        return new ProfileRecorder() {
            @Override
            public Instrumentation instrumentation() {
                return callsOnly ? collector.calls() : collector.instructions();
            }

            @Override
            public int currentRow() {
                return collector.currentRow();
            }

            @Override
            public Profile profile(String guest, long clock, PieceStarts starts) {
                return whole
                        ? collector.wholeProfile(guest, clock, starts)
                        : collector.profile(guest, clock, starts);
            }
        };
    }

    /** Looks at the run so many times a second. */
    static ProfileRecorder samples(int rate) {
        SampleCollector collector = new SampleCollector(SampleTimes.SYSTEM, new SplittableRandom());
        SampleObserver observer = SampleObserver.start(collector, rate);
        return new ProfileRecorder() {
            @Override
            public Instrumentation instrumentation() {
                return Instrumentation.NONE.withSampler(collector);
            }

            @Override
            public int currentRow() {
                return CallTree.ROOT;
            }

            @Override
            public Profile profile(String guest, long clock, PieceStarts starts) {
                observer.close();
                return collector.profile(guest);
            }

            @Override
            public boolean restrictBelow(int functionIndex) {
                collector.only(SampleFilter.below(0, functionIndex));
                return true;
            }

            @Override
            public void close() {
                observer.close();
            }
        };
    }
}
