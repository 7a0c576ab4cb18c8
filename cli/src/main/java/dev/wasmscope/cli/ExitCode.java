package dev.wasmscope.cli;

/** What the process tells its caller; the guest's own code passes through {@code run}. */
public final class ExitCode {

    /** The command did what it was asked. */
    public static final int OK = 0;

    /**
     * Anything that went wrong and is not the guest's doing; one line on standard error says what.
     */
    public static final int FAILURE = 1;

    /** The command line itself was wrong. */
    public static final int USAGE = 2;

    /** A run took more instructions than its budget gives. */
    public static final int BUDGET = 3;

    /** The guest trapped (128 + SIGABRT, as shells report it). */
    public static final int TRAP = 134;

    private ExitCode() {}
}
