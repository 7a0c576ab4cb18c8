package dev.wasmscope.engine.control;

/** Hears what a guest does; called on its thread. */
public interface GuestListener {
    /** It is about to run. */
    void resumed();

    /** It stands still. */
    void stopped(StopEvent stop);

    /** Hears nothing. */
    GuestListener NONE =
            new GuestListener() {
                @Override
                public void resumed() {}

                @Override
                public void stopped(StopEvent stop) {}
            };
}
