package dev.wasmscope.cli.trace;

import dev.wasmscope.engine.host.HostCallEvent;
import java.util.List;

/** Writes host calls in one format, as they happen. */
public sealed interface TraceWriter permits TextTrace, JsonTrace, ChromeTrace, OtlpTrace {

    /** The names of all formats, for messages. */
    List<String> FORMATS = List.of("text", "json", "chrome", "otlp");

    /**
     * The writer of a format.
     *
     * @param program what the trace is of, for formats that name it
     * @throws IllegalArgumentException when there is none of that name
     */
    static TraceWriter named(
            String format, Utf8Output out, TraceStyle style, CallSiteNames sites, String program) {
        return switch (format) {
            case "text" -> new TextTrace(out, style, sites);
            case "json" -> new JsonTrace(out, style, sites);
            case "chrome" -> new ChromeTrace(out, style, sites, program);
            case "otlp" -> new OtlpTrace(out, style, sites, program);
            default -> throw new IllegalArgumentException(format);
        };
    }

    /** One call has returned. Called on the guest's thread, in order. */
    void write(HostCallEvent event);

    /** The run is over; nothing follows. */
    void finish();
}
