package dev.wasmscope.cli.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.host.HostValue;
import dev.wasmscope.engine.host.MemoryRange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The formats follow the rules of those who read them. */
class TraceFormatsTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Charset UTF = StandardCharsets.UTF_8;
    private static final long START = 1_700_000_000_000_000_000L;

    /** One of every kind of value, with characters that have to be escaped. */
    private static final List<HostArgument> ARGUMENTS =
            List.of(
                    new HostArgument("fd", new HostValue.Handle(3, "/da\"ta")),
                    new HostArgument(
                            "path", new HostValue.Path("ä\n.txt", Optional.of("/home/ä\n.txt"))),
                    new HostArgument("flags", new HostValue.Flags(9, List.of("creat", "trunc"))),
                    new HostArgument("none", new HostValue.Flags(0, List.of())),
                    new HostArgument("id", new HostValue.Name(1, "monotonic")),
                    new HostArgument("offset", new HostValue.Int(-14)),
                    new HostArgument("least", new HostValue.Int(Long.MIN_VALUE)),
                    new HostArgument("text", new HostValue.Text("a\tb\\c\u0001d")),
                    new HostArgument("at", new HostValue.Address(0x1000)),
                    new HostArgument(
                            "bytes", new HostValue.Bytes(new byte[] {1, (byte) 0xff, 'a'}, 100)),
                    new HostArgument(
                            "iovs",
                            new HostValue.Items(
                                    List.of(
                                            new HostValue.Buffer(16, 5, 5, "hello".getBytes(UTF)),
                                            new HostValue.Buffer(64, 9, 0, new byte[0])),
                                    3)),
                    new HostArgument(
                            "buf",
                            new HostValue.Struct(
                                    List.of(new HostArgument("size", new HostValue.Int(7))))));

    private static HostCallEvent event(long number, int thread, int errno) {
        return new HostCallEvent(
                number,
                number * 10,
                thread,
                Optional.empty(),
                List.of(),
                "wasi_snapshot_preview1",
                errno == 0 ? "fd_read" : "path_open",
                ARGUMENTS,
                errno == 0 ? "success" : "noent",
                errno,
                12,
                List.of(new MemoryRange(16, 5)),
                1234,
                10,
                START + number * 5000,
                number == 2 ? Optional.of("errno=noent") : Optional.empty());
    }

    private static String trace(String format, TraceStyle style) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CallSiteNames sites =
                new CallSiteNames(
                        () -> {
                            throw new AssertionError("no call has a site");
                        });
        Utf8Output out = new Utf8Output(bytes);
        TraceWriter writer = TraceWriter.named(format, out, style, sites, "a \"guest\".wasm");
        writer.write(event(1, 0, 0));
        writer.write(event(2, 0, 44));
        writer.write(event(3, 2, 0));
        writer.finish();
        return bytes.toString(UTF);
    }

    @Test
    void textIsThatOfTheValues() {
        String line = trace("text", new TraceStyle(true, TraceStyle.Timestamps.NONE, false, false));

        String arguments = String.join(", ", ARGUMENTS.stream().map(Object::toString).toList());
        assertEquals(
                "fd_read(%1$s) = success, 12 bytes <0.000001>\n".formatted(arguments)
                        + "path_open(%1$s) = noent (No such file or directory), 12 bytes"
                                .formatted(arguments)
                        + " (injected errno=noent) <0.000001>\n"
                        + "[2] fd_read(%s) = success, 12 bytes <0.000001>\n".formatted(arguments),
                line);
    }

    @Test
    void withoutPathsADescriptorIsANumber() {
        assertTrue(trace("text", TraceStyle.PLAIN).startsWith("fd_read(fd=3, path="));
    }

    @Test
    void jsonHoldsEveryFieldOfAnEvent() {
        List<String> lines = trace("json", TraceStyle.PLAIN).lines().toList();

        assertEquals(3, lines.size());
        JsonNode second = MAPPER.readTree(lines.get(1));
        assertEquals(
                MAPPER.readTree(
                        """
                        {"number":2,"clock":20,"since_last":10,"thread":0,
                        "start_ns":1700000000000010000,"host_ns":1234,
                        "module":"wasi_snapshot_preview1","name":"path_open",
                        "arguments":{"fd":{"fd":3,"is":"/da\\"ta"},
                        "path":{"path":"ä\\n.txt","resolved":"/home/ä\\n.txt"},
                        "flags":["creat","trunc"],"none":[],"id":"monotonic","offset":-14,
                        "least":-9223372036854775808,
                        "text":"a\\tb\\\\c\\u0001d","at":{"address":4096},
                        "bytes":{"length":100,"base64":"Af9h"},
                        "iovs":[{"address":16,"length":5,"moved":5,"text":"hello"},
                        {"address":64,"length":9,"moved":0},{"more":1}],
                        "buf":{"size":7}},
                        "result":"noent","errno":44,"bytes":12,
                        "written":[{"address":16,"length":5}],"injected":"errno=noent"}
                        """),
                second);
    }

    /**
     * The Trace Event Format: an array of objects; a complete event has name, cat, ph, ts and dur
     * in microseconds, pid, tid and args; metadata name the process and every thread.
     */
    @Test
    void chromeFollowsTheTraceEventFormat() {
        JsonNode events = MAPPER.readTree(trace("chrome", TraceStyle.PLAIN));

        Set<Integer> named = new HashSet<>();
        int complete = 0;
        double last = -1;
        for (JsonNode event : events) {
            assertTrue(event.get("pid").isInt() && event.get("tid").isInt(), event::toString);
            assertTrue(event.get("args").isObject(), event::toString);
            if (event.get("ph").asString().equals("M")) {
                assertTrue(event.get("args").get("name").isString());
                if (event.get("name").asString().equals("thread_name")) {
                    named.add(event.get("tid").asInt());
                }
                continue;
            }
            complete++;
            assertEquals("X", event.get("ph").asString());
            assertTrue(event.get("ts").isNumber() && event.get("dur").isNumber());
            assertTrue(event.get("ts").asDouble() >= last, "in order");
            last = event.get("ts").asDouble();
            assertEquals(1.234, event.get("dur").asDouble());
            assertEquals("file", event.get("cat").asString());
            assertTrue(named.contains(event.get("tid").asInt()), "a thread without a name");
        }
        assertEquals(3, complete);
        assertEquals(10.0, last);
        assertEquals("a \"guest\".wasm", events.get(0).get("args").get("name").asString());
    }

    /**
     * OTLP/JSON: ids are hexadecimal strings of 32 and 16 digits, 64-bit numbers are strings, enums
     * are numbers, names are in lowerCamelCase, an attribute has a key and one kind of value.
     */
    @Test
    void otlpFollowsTheRulesOfItsJsonEncoding() {
        JsonNode file = MAPPER.readTree(trace("otlp", TraceStyle.PLAIN));

        assertEquals(Set.of("resourceSpans"), file.propertyNames());
        JsonNode resourceSpans = file.get("resourceSpans").get(0);
        resourceSpans.get("resource").get("attributes").forEach(TraceFormatsTest::attribute);
        JsonNode spans = resourceSpans.get("scopeSpans").get(0).get("spans");
        assertEquals(4, spans.size());
        Set<String> ids = new HashSet<>();
        spans.forEach(span -> ids.add(span.get("spanId").asString()));
        assertEquals(4, ids.size(), "span ids are unique");
        for (JsonNode span : spans) {
            span(span, ids);
        }
        JsonNode failed = spans.get(1);
        assertEquals(2, failed.get("status").get("code").asInt());
        assertEquals("noent", failed.get("status").get("message").asString());
        assertTrue(spans.get(0).get("status").isEmpty());
    }

    private static void span(JsonNode span, Set<String> ids) {
        Set<String> known =
                Set.of(
                        "traceId",
                        "spanId",
                        "parentSpanId",
                        "name",
                        "kind",
                        "startTimeUnixNano",
                        "endTimeUnixNano",
                        "attributes",
                        "status");
        assertTrue(known.containsAll(span.propertyNames()), span::toString);
        assertTrue(span.get("traceId").asString().matches("[0-9a-f]{32}"));
        assertNotEquals("0".repeat(32), span.get("traceId").asString());
        assertTrue(span.get("spanId").asString().matches("[0-9a-f]{16}"));
        JsonNode parent = span.get("parentSpanId");
        assertEquals(parent == null, span.get("name").asString().startsWith("run "));
        assertTrue(parent == null || ids.contains(parent.asString()));
        assertTrue(span.get("kind").isInt() && span.get("kind").asInt() <= 5);
        assertTrue(span.get("startTimeUnixNano").isString());
        long start = Long.parseLong(span.get("startTimeUnixNano").asString());
        assertTrue(Long.parseLong(span.get("endTimeUnixNano").asString()) >= start);
        if (span.has("attributes")) {
            span.get("attributes").forEach(TraceFormatsTest::attribute);
        }
    }

    private static void attribute(JsonNode attribute) {
        assertEquals(Set.of("key", "value"), attribute.propertyNames());
        JsonNode value = attribute.get("value");
        assertEquals(1, value.size());
        assertTrue(
                value.has("stringValue") && value.get("stringValue").isString()
                        || value.has("intValue")
                                && value.get("intValue").asString().matches("-?\\d+"),
                value::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ä", "日本", "😀", "mixed ä and 日本 and 😀"})
    void textIsUtf8(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Utf8Output out = new Utf8Output(bytes);
        String all = text.repeat(40_000);
        out.text(text).text(all);
        out.flush();

        assertEquals(text + all, bytes.toString(UTF));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 10, 99, 100, 123_456_789, -1, -10, Long.MAX_VALUE, Long.MIN_VALUE})
    void numbersAreDecimal(long number) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Utf8Output out = new Utf8Output(bytes);
        out.number(number);
        if (number >= 0) {
            out.character(' ').decimal(number, 3);
        }
        out.flush();

        String fraction = " %d.%03d".formatted(number / 1000, Math.abs(number % 1000));
        assertEquals(number + (number >= 0 ? fraction : ""), bytes.toString(UTF));
    }

    @Test
    void aFailedWriteIsToldAtTheEnd() {
        Utf8Output out =
                new Utf8Output(
                        new OutputStream() {
                            @Override
                            public void write(int b) throws IOException {
                                throw new IOException("disk full");
                            }
                        });
        for (int i = 0; i < 100_000; i++) {
            out.text("line\n");
        }
        out.flush();

        assertEquals("disk full", out.failure().orElseThrow().getMessage());
    }
}
