package dev.wasmscope.cli.gdbremote;

/**
 * How a server behaves where its users may want different things.
 *
 * @param outputToClient whether what the program writes is sent to a client that waits for it
 * @param stays whether the port stays open when the program is over: it is started again for the
 *     next client
 * @param exactSteps whether a step is one instruction always; see {@link Stepper}
 */
public record ServerOptions(boolean outputToClient, boolean stays, boolean exactSteps) {
    /** What suits most. */
    public static final ServerOptions DEFAULT = new ServerOptions(true, false, false);
}
