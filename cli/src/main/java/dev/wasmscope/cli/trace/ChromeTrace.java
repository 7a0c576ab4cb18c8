package dev.wasmscope.cli.trace;

import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.host.trace.CallGroup;
import java.util.HashSet;
import java.util.Set;

/**
 * The Trace Event format that Perfetto and chrome://tracing read: an array with one complete event
 * a call. Time is that of the wall clock in microseconds since the first call; the instruction
 * clock is in the arguments.
 */
final class ChromeTrace implements TraceWriter {

    private final Utf8Output out;
    private final JsonOutput json;
    private final EventJson events;
    private final Set<Integer> threads = new HashSet<>();
    private long firstStart = Long.MIN_VALUE;

    ChromeTrace(Utf8Output out, TraceStyle style, CallSiteNames sites, String program) {
        this.out = out;
        this.json = new JsonOutput(out);
        this.events = new EventJson(json, style, sites);
        json.open('[');
        out.character('\n');
        metadata("process_name", 0, program);
    }

    private void metadata(String what, int thread, String name) {
        json.open('{').member("name", what).member("ph", "M").member("pid", 1);
        json.member("tid", thread).key("args").open('{').member("name", name);
        json.close('}').close('}');
    }

    @Override
    public void write(HostCallEvent event) {
        if (firstStart == Long.MIN_VALUE) {
            firstStart = event.startNanos();
        }
        if (threads.add(event.thread())) {
            json.breakLine();
            metadata("thread_name", event.thread(), "guest thread " + event.thread());
        }
        json.breakLine();
        json.open('{').member("name", event.name());
        json.member("cat", CallGroup.of(event.name()).label());
        json.member("ph", "X").member("pid", 1).member("tid", event.thread());
        json.key("ts").micros(Math.max(0, event.startNanos() - firstStart));
        json.key("dur").micros(event.hostNanos());
        json.key("args").open('{').member("number", event.number());
        json.member("clock", event.clock()).member("module", event.module());
        events.members(event);
        events.stack(event);
        json.close('}').close('}');
    }

    @Override
    public void finish() {
        out.character('\n');
        json.close(']');
        json.endLine();
        out.flush();
    }
}
