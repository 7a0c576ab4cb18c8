package dev.wasmscope.cli.gdbremote;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Takes a client's bytes apart: {@code $contents#checksum}, with {@code }} before an escaped byte;
 * {@code +} and {@code -} acknowledge; the byte 3 interrupts. Anything else between packets means
 * that the client speaks another protocol, HTTP of a web page say, and ends the conversation.
 */
final class PacketReader {
    /** Of a packet's contents; the largest that clients send write memory. */
    static final int LARGEST = 1 << 20;

    private static final int INTERRUPT = 3;

    private final InputStream in;
    private boolean checked = true;

    PacketReader(InputStream in) {
        this.in = in;
    }

    /** From now on checksums are not looked at: the connection is reliable. */
    void ignoreChecksums() {
        checked = false;
    }

    /** Waits for the next thing that the client sends. */
    Input next() throws IOException {
        while (true) {
            switch (in.read()) {
                case '+' -> {}
                case '-' -> {
                    return new Input.Again();
                }
                case INTERRUPT -> {
                    return new Input.Interrupt();
                }
                case '$' -> {
                    return packet();
                }
                default -> {
                    return new Input.End();
                }
            }
        }
    }

    private Input packet() throws IOException {
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        int sum = 0;
        for (int next = in.read(); next != '#'; next = in.read()) {
            sum += next;
            if (next == PacketWriter.ESCAPE) {
                int escaped = in.read();
                sum += escaped;
                next = escaped < 0 ? -1 : escaped ^ PacketWriter.ESCAPED;
            }
            if (next < 0 || contents.size() >= LARGEST) {
                return new Input.End();
            }
            contents.write(next);
        }
        int told = checksum();
        if (checked && told != (sum & 0xff)) {
            return new Input.Damaged();
        }
        return new Input.Packet(contents.toString(StandardCharsets.ISO_8859_1));
    }

    /** The two digits behind a packet; -1 if they are none. */
    private int checksum() throws IOException {
        int high = Character.digit(in.read(), 16);
        int low = Character.digit(in.read(), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}
