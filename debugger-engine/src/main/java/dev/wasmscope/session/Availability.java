package dev.wasmscope.session;

/** Whether a value can be shown. */
public sealed interface Availability {
    /** It can. */
    record Available() implements Availability {}

    /**
     * It cannot.
     *
     * @param reason for the user: {@code the compiler recorded no location}, {@code not available
     *     at this instruction}
     */
    record Unavailable(String reason) implements Availability {}

    /** The one value of {@link Available}. */
    Availability AVAILABLE = new Available();
}
