package dev.wasmscope.cli.gdbremote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that speaks the protocol packet by packet, and keeps what was said as text. */
final class RemoteClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private static final Pattern TEXT =
            Pattern.compile(
                    "(^O|^E01;|^qRcmd,|description:|triple:|;name:)((?:[0-9a-f]{2})+)(?=;|$)");

    private final Socket socket;
    private final InputStream in;
    private final StringBuilder text = new StringBuilder();
    private boolean acknowledges = true;

    RemoteClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Stops acknowledgements, as LLDB does first. */
    RemoteClient quick() throws IOException {
        assertEquals("OK", ask("QStartNoAckMode"));
        acknowledges = false;
        return this;
    }

    /** Sends a packet and waits for its reply. */
    String ask(String packet) throws IOException {
        send(packet);
        return reply();
    }

    /** Resumes the program with a packet and waits until it stands; what it prints is kept. */
    String resume(String packet) throws IOException {
        String reply = ask(packet);
        while (reply.startsWith("O") && !reply.equals("OK")) {
            reply = reply();
        }
        return reply;
    }

    void send(String packet) throws IOException {
        text.append("-> ").append(readable(packet)).append('\n');
        int sum = 0;
        for (byte next : packet.getBytes(StandardCharsets.ISO_8859_1)) {
            sum += next;
        }
        raw("$" + packet + "#" + "%02x".formatted(sum & 0xff));
    }

    void raw(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** The next packet of the server. */
    String reply() throws IOException {
        int next = read();
        while (next == '+') {
            next = read();
        }
        assertEquals("$", Character.toString(next), "the beginning of a packet");
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        int sum = 0;
        for (next = read(); next != '#'; next = read()) {
            sum += next;
            if (next == '}') {
                next = read();
                sum += next;
                next ^= 0x20;
            }
            contents.write(next);
        }
        String checksum = "" + (char) read() + (char) read();
        assertEquals("%02x".formatted(sum & 0xff), checksum, "the checksum");
        if (acknowledges) {
            raw("+");
        }
        String packet = contents.toString(StandardCharsets.ISO_8859_1);
        text.append("<- ").append(readable(packet)).append('\n');
        return packet;
    }

    /** The next byte of the server. */
    int read() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException("the server has closed the connection");
        }
        return next;
    }

    /** Whether nothing more comes. */
    boolean isClosedByServer() throws IOException {
        try {
            int next = in.read();
            while (next == '+' || next == '-') {
                next = in.read();
            }
            return next < 0;
        } catch (SocketException _) {
            return true;
        }
    }

    /** What was said so far. */
    String text() {
        return text.toString();
    }

    /** With texts in place of their hexadecimal digits, and no byte that cannot be shown. */
    private static String readable(String packet) {
        String texts =
                TEXT.matcher(packet)
                        .replaceAll(
                                found ->
                                        Matcher.quoteReplacement(
                                                found.group(1) + decoded(found.group(2))));
        return printable(texts);
    }

    private static String decoded(String digits) {
        return "'" + new String(Hex.parseBytes(digits), StandardCharsets.UTF_8) + "'";
    }

    private static String printable(String packet) {
        StringBuilder shown = new StringBuilder();
        for (char c : packet.toCharArray()) {
            if (c >= ' ' && c < 127) {
                shown.append(c);
            } else {
                shown.append("\\x%02x".formatted((int) c));
            }
        }
        return shown.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
