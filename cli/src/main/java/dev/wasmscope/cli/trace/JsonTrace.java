package dev.wasmscope.cli.trace;

import dev.wasmscope.engine.host.HostCallEvent;

/** One JSON object a line (JSON Lines), so that a crash loses nothing and a pipe can follow. */
final class JsonTrace implements TraceWriter {

    private final Utf8Output out;
    private final JsonOutput json;
    private final EventJson events;

    JsonTrace(Utf8Output out, TraceStyle style, CallSiteNames sites) {
        this.out = out;
        this.json = new JsonOutput(out);
        this.events = new EventJson(json, style, sites);
    }

    @Override
    public void write(HostCallEvent event) {
        json.open('{');
        json.member("number", event.number());
        json.member("clock", event.clock());
        json.member("since_last", event.guestInstructionsSinceLast());
        json.member("thread", event.thread());
        json.member("start_ns", event.startNanos());
        json.member("host_ns", event.hostNanos());
        json.member("module", event.module());
        json.member("name", event.name());
        events.members(event);
        events.stack(event);
        json.close('}');
        json.endLine();
    }

    @Override
    public void finish() {
        out.flush();
    }
}
