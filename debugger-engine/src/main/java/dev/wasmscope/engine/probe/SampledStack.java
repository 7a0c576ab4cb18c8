package dev.wasmscope.engine.probe;

/**
 * The frames of a guest thread at one moment: copied quickly, and read at leisure on any thread.
 * Frame 0 is the outermost.
 */
public interface SampledStack {

    /** Instructions that the thread had executed. */
    long clock();

    /** Number of frames. */
    int depth();

    /** Number of the instance whose code a frame runs, in order of instantiation. */
    int instance(int frame);

    /** The function of a frame in its instance's function index space. */
    int function(int frame);

    /**
     * The instruction of a frame as a code offset: of the innermost the one it is at, of the others
     * the call that has not returned.
     */
    int codeOffset(int frame);

    /**
     * How many of the outermost frames are surely the same, and at the same instructions, as in an
     * earlier stack of the same thread. Quicker than to compare them one by one.
     */
    int sameFrames(SampledStack earlier);

    /**
     * The function of the host that the innermost frame has called, in the function index space of
     * the innermost frame's instance; -1 when the guest itself was running.
     */
    int hostFunction();

    /** Tells one call of the host from the next; 0 when the guest itself was running. */
    long hostCall();
}
