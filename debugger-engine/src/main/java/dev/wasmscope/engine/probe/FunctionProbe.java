package dev.wasmscope.engine.probe;

/**
 * Hears the calls of chosen functions with their arguments and results, on the guest's thread;
 * calls of other functions cost nothing more.
 *
 * <p>Events nest: each {@link #entered} is followed by one {@link #returned} or {@link #unwound},
 * in the opposite order. A function that ends with a tail call returns when that does. An event
 * comes after {@link CallListener#enter} and before {@link CallListener#leave} of the same frame,
 * but behind {@code leave} where a tail call has replaced it.
 */
public interface FunctionProbe {
    /**
     * Whether calls of a function are told; asked once for each function of the guest.
     *
     * @param instance number of its instance in order of instantiation, from 0
     * @param functionIndex index in that instance's function index space
     */
    boolean probes(int instance, int functionIndex);

    /**
     * A function is about to run its first instruction.
     *
     * @param arguments valid during the call only
     * @param clock executed instructions so far, the call instruction included
     */
    void entered(int functionIndex, ProbedValues arguments, long clock);

    /**
     * A function has returned.
     *
     * @param results valid during the call only
     * @param clock executed instructions so far
     */
    void returned(int functionIndex, ProbedValues results, long clock);

    /** A function ends without a result: by an exception, a trap or an exit. */
    void unwound(int functionIndex, long clock);
}
