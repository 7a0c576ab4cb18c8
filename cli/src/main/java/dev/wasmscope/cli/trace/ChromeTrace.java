package dev.wasmscope.cli.trace;

import dev.wasmscope.cli.text.Json;
import dev.wasmscope.engine.host.HostCallEvent;
import java.io.PrintStream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Trace Event format that Perfetto and chrome://tracing read: one complete event a call.
 *
 * <p>Time is the guest's instruction clock plus the host's own time in microseconds, so that a
 * repeated run lines up; the clock alone is in the arguments.
 */
final class ChromeTrace implements TraceWriter {

    private final PrintStream out;
    private final CallSiteNames sites;
    private boolean first = true;
    private double hostMicros;

    ChromeTrace(PrintStream out, CallSiteNames sites) {
        this.out = out;
        this.sites = sites;
    }

    @Override
    public void write(HostCallEvent event) {
        double duration = event.hostNanos() / 1e3;
        ObjectNode node = Json.object();
        node.put("name", event.name());
        node.put("cat", event.module());
        node.put("ph", "X");
        node.put("pid", 1);
        node.put("tid", event.thread());
        node.put("ts", event.clock() / 1e3 + hostMicros);
        node.put("dur", duration);
        ObjectNode arguments = EventJson.arguments(event);
        arguments.put("clock", event.clock());
        arguments.put("result", event.result());
        sites.of(event).ifPresent(site -> arguments.put("at", site));
        node.set("args", arguments);
        out.print(first ? "[\n" : ",\n");
        out.print(node);
        first = false;
        hostMicros += duration;
    }

    @Override
    public void finish() {
        out.println(first ? "[]" : "\n]");
        out.flush();
    }
}
