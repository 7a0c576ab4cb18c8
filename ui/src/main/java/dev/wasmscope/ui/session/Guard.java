package dev.wasmscope.ui.session;

/**
 * Stands before everything that ends the present run for good: asks the user what is to become of
 * what would be lost.
 */
@FunctionalInterface
public interface Guard {
    /** Nothing can be lost. */
    Guard NONE = Runnable::run;

    /** Does it, at once or when the user has answered, or not at all. */
    void before(Runnable ending);
}
