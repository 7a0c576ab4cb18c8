package dev.wasmscope.cli.gdbremote;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Sends packets to the client, from any thread, whole. */
final class PacketWriter {
    static final int ESCAPE = '}';

    /** What an escaped byte is changed by. */
    static final int ESCAPED = 0x20;

    private final OutputStream out;
    private byte[] last = {};

    PacketWriter(OutputStream out) {
        this.out = out;
    }

    /**
     * Sends a packet; a client that is gone is noticed by whoever reads from it.
     *
     * @param text one character for each byte
     */
    synchronized void send(String text) {
        last = framed(text);
        write(last);
    }

    /** Sends the last packet again. */
    synchronized void again() {
        write(last);
    }

    /** Answers a packet before its reply: it has arrived, or it was damaged. */
    synchronized void acknowledge(boolean intact) {
        write(new byte[] {(byte) (intact ? '+' : '-')});
    }

    private void write(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException _) {
            // The reader of the same connection will see its end.
        }
    }

    private static byte[] framed(String text) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(text.length() + 4);
        frame.write('$');
        int sum = 0;
        for (byte next : text.getBytes(StandardCharsets.ISO_8859_1)) {
            if (next == '$' || next == '#' || next == ESCAPE || next == '*') {
                frame.write(ESCAPE);
                frame.write(next ^ ESCAPED);
                sum += ESCAPE + (next ^ ESCAPED);
            } else {
                frame.write(next);
                sum += next;
            }
        }
        frame.write('#');
        frame.writeBytes("%02x".formatted(sum & 0xff).getBytes(StandardCharsets.ISO_8859_1));
        return frame.toByteArray();
    }
}
