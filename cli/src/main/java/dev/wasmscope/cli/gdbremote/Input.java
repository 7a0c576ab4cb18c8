package dev.wasmscope.cli.gdbremote;

/** What a client sends. */
sealed interface Input {
    /**
     * A packet.
     *
     * @param text its contents without frame and escapes, one character for each byte
     */
    record Packet(String text) implements Input {}

    /** A packet that was damaged on its way: to be sent again. */
    record Damaged() implements Input {}

    /** The client wants to hear the last packet again. */
    record Again() implements Input {}

    /** The program shall stop. */
    record Interrupt() implements Input {}

    /** The client is gone, or it does not speak this protocol. */
    record End() implements Input {}
}
