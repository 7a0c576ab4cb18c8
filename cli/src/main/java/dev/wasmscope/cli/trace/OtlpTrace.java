package dev.wasmscope.cli.trace;

import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostCallEvent;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Spans in the JSON encoding of OTLP (opentelemetry-proto): one for the run, and below it one for
 * each call. Ids are hexadecimal, times and integers are strings, enumerations numbers.
 */
final class OtlpTrace implements TraceWriter {
    private static final int KIND_INTERNAL = 1;
    private static final int KIND_CLIENT = 3;
    private static final int STATUS_ERROR = 2;

    private final Utf8Output out;
    private final JsonOutput json;
    private final CallSiteNames sites;
    private final String program;
    private final String trace;
    private final String root;
    private final SecureRandom random = new SecureRandom();
    private long firstStart;
    private long lastEnd;

    OtlpTrace(Utf8Output out, TraceStyle style, CallSiteNames sites, String program) {
        this.out = out;
        this.json = new JsonOutput(out);
        this.sites = sites;
        this.program = program;
        this.trace = id(16);
        this.root = id(8);
        json.open('{').key("resourceSpans").open('[').open('{');
        json.key("resource").open('{').key("attributes").open('[');
        attribute("service.name", program);
        json.close(']').close('}');
        json.key("scopeSpans").open('[').open('{');
        json.key("scope").open('{').member("name", "wasmscope").close('}');
        json.key("spans").open('[');
    }

    private String id(int bytes) {
        byte[] id = new byte[bytes];
        do {
            random.nextBytes(id);
        } while (id[0] == 0); // an id of zeros is not valid
        return HexFormat.of().formatHex(id);
    }

    private void begin(String name, String span, int kind, long start, long end) {
        json.breakLine();
        json.open('{').member("traceId", trace).member("spanId", span);
        if (!span.equals(root)) {
            json.member("parentSpanId", root);
        }
        json.member("name", name).member("kind", kind);
        json.member("startTimeUnixNano", Long.toString(start));
        json.member("endTimeUnixNano", Long.toString(end));
    }

    @Override
    public void write(HostCallEvent event) {
        long end = event.startNanos() + event.hostNanos();
        firstStart = firstStart == 0 ? event.startNanos() : firstStart;
        lastEnd = Math.max(lastEnd, end);
        begin(event.name(), spanId(event.number()), KIND_CLIENT, event.startNanos(), end);
        json.key("attributes").open('[');
        attribute("rpc.system", "wasi");
        attribute("rpc.service", event.module());
        attribute("rpc.method", event.name());
        attribute("thread.id", event.thread());
        attribute("wasm.clock", event.clock());
        attribute("wasm.result", event.result());
        attribute("wasm.errno", event.errno());
        attribute("wasm.bytes", event.bytesMoved());
        for (HostArgument argument : event.arguments()) {
            attribute("wasm.argument." + argument.name(), argument.value().toString());
        }
        sites.of(event).ifPresent(site -> attribute("code.location", site));
        event.injected().ifPresent(what -> attribute("wasm.injected", what));
        json.close(']').key("status").open('{');
        if (event.failed()) {
            json.member("code", STATUS_ERROR).member("message", event.result());
        }
        json.close('}').close('}');
    }

    /** Of a call: its number under a part of the run's own id. */
    private String spanId(long number) {
        return root.substring(0, 6) + HexFormat.of().toHexDigits(number, 10);
    }

    private void attribute(String key, String value) {
        json.open('{').member("key", key).key("value").open('{');
        json.member("stringValue", value).close('}').close('}');
    }

    private void attribute(String key, long value) {
        json.open('{').member("key", key).key("value").open('{');
        json.member("intValue", Long.toString(value)).close('}').close('}');
    }

    @Override
    public void finish() {
        begin("run " + program, root, KIND_INTERNAL, firstStart, lastEnd);
        json.key("status").open('{').close('}').close('}');
        json.close(']').close('}').close(']').close('}').close(']').close('}');
        json.endLine();
        out.flush();
    }
}
