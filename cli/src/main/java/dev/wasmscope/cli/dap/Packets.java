package dev.wasmscope.cli.dap;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The packets of a client, and nothing else: a stream that ends at the first byte that cannot be
 * one. A web page can make a browser send an HTTP request to this port, whose body would pass for a
 * packet; and a length that no client means must not be taken for an amount of memory to reserve.
 */
final class Packets extends InputStream {
    /** Of a packet; the largest real ones hold the text of a file. */
    static final int LARGEST = 64 << 20;

    private static final int LONGEST_LINE = 200;

    /**
     * In a larger packet that is no JSON, or too deeply nested, the library would stop reading in
     * the middle and take the rest for the next packet.
     */
    private static final int SMALL = 4096;

    /** Passed on instead of such a packet. */
    private static final byte[] NOTHING = {'{', '}'};

    private final InputStream in;
    private Runnable first;
    private InputStream packet = new ByteArrayInputStream(new byte[0]);
    private boolean over;

    /**
     * Of a stream.
     *
     * @param first done once, when the first packet is there
     */
    Packets(InputStream in, Runnable first) {
        this.in = in;
        this.first = first;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!over) {
            int count = packet.read(bytes, from, length);
            if (count > 0) {
                return count;
            }
            over = !next();
        }
        return -1;
    }

    /** Reads a packet whole, so that one that was cut off is never passed on. */
    private boolean next() throws IOException {
        int length = -1;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = length(header.substring("content-length:".length()).strip());
            } else if (!header.startsWith("content-type:")) {
                return false;
            }
        }
        if (length < 0) {
            return false;
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            return false;
        }
        if (length > SMALL && !isJson(body)) {
            body = NOTHING;
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream(body.length + 40);
        whole.writeBytes(
                ("Content-Length: " + body.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(body);
        packet = new ByteArrayInputStream(whole.toByteArray());
        first.run();
        first = () -> {};
        return true;
    }

    private static boolean isJson(byte[] body) {
        try (JsonReader reader =
                new JsonReader(
                        new InputStreamReader(
                                new ByteArrayInputStream(body), StandardCharsets.UTF_8))) {
            reader.skipValue();
            return reader.peek() == JsonToken.END_DOCUMENT;
        } catch (IOException _) {
            return false;
        }
    }

    private static int length(String text) {
        try {
            int length = Integer.parseInt(text);
            return length <= LARGEST ? length : -1;
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    /** A header's line without its end; empty at the end of the headers and of the stream. */
    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (line.length() > LONGEST_LINE) {
                return "too long";
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
