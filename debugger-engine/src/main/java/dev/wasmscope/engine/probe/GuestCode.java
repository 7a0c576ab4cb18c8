package dev.wasmscope.engine.probe;

/**
 * What a probe may ask about the code that runs, on the guest's thread or while the guest is
 * stopped. Functions are named as in {@link CallListener#enter}.
 */
public interface GuestCode {

    /** How many functions each instance has, imported ones included, by number of the instance. */
    int[] functions();

    /** Whether a function is one of the guest, with a body that is valid. */
    boolean isGuest(int instance, int functionIndex);

    /** How many counters the branches of a function need; 1 for a function of the host. */
    int counters(int instance, int functionIndex);

    /** The body of a function of the guest. */
    ControlFlow flow(int instance, int functionIndex);

    /** Where the activations are that were entered and not yet left, outermost first. */
    long[] positions();
}
