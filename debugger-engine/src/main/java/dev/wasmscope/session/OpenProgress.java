package dev.wasmscope.session;

/**
 * Hears how far the opening of a session is. Called on the opening thread, some hundred times for a
 * large module; must return at once.
 */
@FunctionalInterface
public interface OpenProgress {
    /** Nobody listens. */
    OpenProgress NONE = (_, _) -> {};

    /** What is being done, in order. */
    enum Phase {
        /** The file is read into memory. */
        READING("Reading"),
        /** Sections and debug sections are found. */
        DECODING("Decoding"),
        /** Every function is checked, which takes longest. */
        VALIDATING("Validating"),
        /** Imports are bound and folders opened. */
        PREPARING("Preparing");

        private final String text;

        Phase(String text) {
            this.text = text;
        }

        /** One word for the user. */
        public String text() {
            return text;
        }
    }

    /**
     * The opening has come so far.
     *
     * @param share of the phase that is done, 0 to 1
     */
    void at(Phase phase, double share);
}
