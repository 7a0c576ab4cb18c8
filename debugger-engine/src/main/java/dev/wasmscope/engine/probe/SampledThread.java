package dev.wasmscope.engine.probe;

import java.util.Optional;

/** A guest thread as its {@link Sampler} sees it. May be used from any thread. */
public interface SampledThread {

    /** Number of the thread in its store, from 0. */
    int number();

    /** The Java thread that runs it, or ran it last. */
    Thread javaThread();

    /** Asks for one sample. Not to be called again before it has come. */
    void request();

    /**
     * Where the thread is while it waits for a function of the host; empty when it is in the guest.
     * Then its frames cannot change, so whoever asks takes them at once.
     */
    Optional<SampledStack> inHost();
}
