package dev.wasmscope.engine.probe;

/** Hears where parts of a run that count begin and end. On the guest's thread. */
public interface PartListener {

    /**
     * What is attached counts from here on, or no more. A part that lasts to the end of the run has
     * no end here.
     *
     * @param clock instructions that the thread had executed
     */
    void changed(boolean counts, long clock);
}
