package dev.wasmscope.cli.trace;

import dev.wasmscope.engine.host.HostCallEvent;
import java.io.PrintStream;
import java.util.List;

/** Writes host calls in one format, as they happen. */
public sealed interface TraceWriter permits TextTrace, JsonTrace, ChromeTrace {

    /** The names of all formats, for messages. */
    List<String> FORMATS = List.of("text", "json", "chrome");

    /**
     * The writer of a format.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    static TraceWriter named(String format, PrintStream out, CallSiteNames sites) {
        return switch (format) {
            case "text" -> new TextTrace(out, sites);
            case "json" -> new JsonTrace(out, sites);
            case "chrome" -> new ChromeTrace(out, sites);
            default -> throw new IllegalArgumentException(format);
        };
    }

    /** One call has returned. Called on the guest's thread, in order. */
    void write(HostCallEvent event);

    /** The run is over; nothing follows. */
    void finish();
}
