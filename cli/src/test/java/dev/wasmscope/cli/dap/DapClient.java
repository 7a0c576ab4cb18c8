package dev.wasmscope.cli.dap;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** A client that speaks the protocol byte by byte, and keeps what was said as readable text. */
final class DapClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Socket socket;
    private final InputStream in;
    private final Transcript transcript = new Transcript();
    private final Deque<JsonNode> events = new ArrayDeque<>();
    private final Map<Integer, JsonNode> responses = new HashMap<>();
    private int sent;

    DapClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Begins the text anew. */
    void forget() {
        transcript.forget();
    }

    /** What was said so far. */
    String text() {
        return transcript.text();
    }

    /** A request that succeeds; returns the response's body. */
    JsonNode request(String command, String arguments) throws IOException {
        JsonNode response = ask(command, arguments);
        assertTrue(
                response.get("success").asBoolean(),
                () -> command + ": " + response.get("message"));
        return response.path("body");
    }

    /** A request that fails; returns the message. */
    String refused(String command, String arguments) throws IOException {
        JsonNode response = ask(command, arguments);
        assertTrue(!response.get("success").asBoolean(), () -> command + " succeeded: " + response);
        return response.get("message").asString();
    }

    /** A request whichever way it ends; arguments may be written with single quotes. */
    JsonNode ask(String command, String arguments) throws IOException {
        return await(send(command, arguments));
    }

    int send(String command, String arguments) throws IOException {
        ObjectNode request = JSON.createObjectNode();
        request.put("seq", ++sent);
        request.put("type", "request");
        request.put("command", command);
        JsonNode given = JSON.readTree(arguments.replace('\'', '"'));
        request.set("arguments", given);
        transcript.request(command, given);
        packet(request.toString());
        return sent;
    }

    JsonNode await(int request) throws IOException {
        while (!responses.containsKey(request)) {
            receive();
        }
        JsonNode response = responses.remove(request);
        transcript.response(response);
        return response;
    }

    /** Waits for an event of that name; those before it are kept in the text too. */
    JsonNode event(String name) throws IOException {
        while (true) {
            while (events.isEmpty()) {
                receive();
            }
            JsonNode event = events.removeFirst();
            transcript.event(event);
            if (event.get("event").asString().equals(name)) {
                return event.path("body");
            }
        }
    }

    void packet(String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        raw("Content-Length: " + bytes.length + "\r\n\r\n" + body);
    }

    void raw(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** Whether the other side has closed the connection; what it still said is read. */
    boolean isClosedByServer() throws IOException {
        try {
            while (true) {
                receive();
            }
        } catch (EOFException | java.net.SocketException _) {
            return true;
        }
    }

    private void receive() throws IOException {
        try {
            receiveNext();
        } catch (SocketTimeoutException _) {
            fail("nothing more came; so far:\n" + transcript.text() + "and not read: " + events);
        }
    }

    private void receiveNext() throws IOException {
        int length = -1;
        for (String line = line(); !line.isEmpty(); line = line()) {
            length = Integer.parseInt(line.replaceFirst("Content-Length: ", ""));
        }
        JsonNode message = JSON.readTree(in.readNBytes(length));
        switch (message.get("type").asString()) {
            case "response" -> responses.put(message.get("request_seq").asInt(), message);
            case "event" -> events.add(message);
            default -> fail("not expected: " + message);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException(
                        "the server closed the connection; so far:\n" + transcript.text());
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    /** The ids of all frames of a response to stackTrace. */
    static List<Integer> frames(JsonNode stackTrace) {
        return stackTrace.get("stackFrames").valueStream().map(f -> f.get("id").asInt()).toList();
    }

    /** The variables reference of the element of that name. */
    static int reference(JsonNode list, String name) {
        return list.valueStream()
                .filter(one -> one.get("name").asString().equals(name))
                .mapToInt(one -> one.get("variablesReference").asInt())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + list));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
