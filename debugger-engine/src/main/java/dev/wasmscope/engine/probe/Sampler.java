package dev.wasmscope.engine.probe;

/**
 * Takes samples of guest threads. It asks a {@link SampledThread}, from a thread of its own, for
 * one sample at a time; the answer comes on the guest's thread, somewhat later, and must be put
 * away quickly.
 *
 * <p>Where a guest hands over, at loops, calls and returns, is no fair place to look: the stretches
 * between would never be seen. So a sample is taken so many instructions behind the first place
 * where the guest hears of the request, and the sampler says how many: evenly spread over a range
 * that is long beside those stretches. The guest is then stepped to exactly that instruction.
 */
public interface Sampler {

    /** The thread begins to run, for the first time or after a stop; on its own Java thread. */
    void resumed(SampledThread thread);

    /** The thread stands, or is over; on its own Java thread. */
    void stopped(SampledThread thread);

    /** What happens from now on counts, or does not; samples may be asked for all the same. */
    void record(boolean records);

    /**
     * How many instructions behind the place where the guest has heard of a request the sample is
     * taken. Asked on the guest's thread, more than once for a request when the guest came by the
     * instruction unseen.
     *
     * @param stretch at most so many instructions lie between two places where the guest hands
     *     over, as far as is known by now
     */
    long distance(long stretch);

    /** The guest is from now on stepped to the sample's instruction; on its thread. */
    void approached(SampledThread thread);

    /**
     * The sample that was asked for; on the guest's thread, which waits.
     *
     * @param stack where the guest is: about to execute the instruction of the innermost frame, or
     *     in the middle of it when it is a long one
     */
    void sampled(SampledThread thread, SampledStack stack);
}
