package dev.wasmscope.cli.trace;

import dev.wasmscope.cli.text.Json;
import dev.wasmscope.engine.host.HostCallEvent;
import java.io.PrintStream;
import tools.jackson.databind.node.ObjectNode;

/** One JSON object a line (JSON Lines), so that a crash loses nothing and a pipe can follow. */
final class JsonTrace implements TraceWriter {

    private final PrintStream out;
    private final CallSiteNames sites;

    JsonTrace(PrintStream out, CallSiteNames sites) {
        this.out = out;
        this.sites = sites;
    }

    @Override
    public void write(HostCallEvent event) {
        ObjectNode node = Json.object();
        node.put("number", event.number());
        node.put("clock", event.clock());
        node.put("thread", event.thread());
        node.put("module", event.module());
        node.put("name", event.name());
        node.set("arguments", EventJson.arguments(event));
        node.put("result", event.result());
        node.put("errno", event.errno());
        node.put("bytes", event.bytesMoved());
        node.put("host_ns", event.hostNanos());
        sites.of(event).ifPresent(site -> node.put("at", site));
        event.callSite().ifPresent(site -> node.put("code_offset", site.codeOffset()));
        out.println(node);
    }

    @Override
    public void finish() {
        out.flush();
    }
}
