package dev.wasmscope.engine.probe;

/**
 * Hears every call and return of a guest, host calls included, on the guest thread.
 *
 * <p>Attached to a run in the engine's profile variant only; the plain variant pays nothing for it.
 * Events nest: each {@link #enter} is followed by exactly one {@link #leave}, also when a trap or
 * an exit unwinds the frame.
 */
public interface CallListener {

    /**
     * A function is about to run its first instruction.
     *
     * @param instance number of the callee's instance in order of instantiation, from 0; for a host
     *     function that of the instance that imports it
     * @param functionIndex index in that instance's function index space, imports first
     * @param callSite code offset of the call instruction in the body of the calling frame, -1 for
     *     an entry from the host. A tail call keeps the call site of the frame that it replaces; a
     *     host function called by one has that of the tail call
     * @param clock executed instructions so far, the call instruction included
     */
    void enter(int instance, int functionIndex, int callSite, long clock);

    /**
     * A frame is there already when listening begins, as {@link #enter} would have told before;
     * frames outside of it were told.
     */
    default void found(int instance, int functionIndex, int callSite, long clock) {
        enter(instance, functionIndex, callSite, clock);
    }

    /**
     * Listening ends before the function entered last has run anything: its call is told again when
     * listening begins again there, and {@link #leave} comes next.
     */
    default void notRun() {}

    /**
     * The function entered last and not yet left returns, or is unwound.
     *
     * @param clock executed instructions so far
     */
    void leave(long clock);
}
