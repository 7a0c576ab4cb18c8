package dev.wasmscope.cli.gdbremote;

/** A packet that does not follow the protocol; the message says what is wrong with it. */
final class MalformedPacketException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedPacketException(String message) {
        super(message);
    }
}
