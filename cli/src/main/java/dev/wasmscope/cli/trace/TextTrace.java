package dev.wasmscope.cli.trace;

import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.wasi.types.Errno;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * One line a call, as strace prints system calls: {@code name(arguments) = result <seconds> at
 * function (source)}.
 */
final class TextTrace implements TraceWriter {

    private final Utf8Output out;
    private final ValueText values;
    private final TraceStyle style;
    private final CallSiteNames sites;
    private final ZoneId zone = ZoneId.systemDefault();
    private long lastStart;

    TextTrace(Utf8Output out, TraceStyle style, CallSiteNames sites) {
        this.out = out;
        this.values = new ValueText(out, style.paths());
        this.style = style;
        this.sites = sites;
    }

    @Override
    public void write(HostCallEvent event) {
        if (style.threads() || event.thread() != 0) {
            out.character('[').number(event.thread()).text("] ");
        }
        timestamp(event);
        out.text(event.name()).character('(');
        values.arguments(event.arguments());
        out.character(')');
        result(event);
        out.text(" <").decimal(event.hostNanos() / 1000, 6).character('>');
        if (style.stack()) {
            out.character('\n');
            stack(event);
        } else {
            sites.of(event).ifPresent(site -> out.text(" at ").text(site));
            out.character('\n');
        }
    }

    private void timestamp(HostCallEvent event) {
        switch (style.timestamps()) {
            case NONE -> {}
            case ABSOLUTE -> {
                long nanos = event.startNanos();
                LocalTime time =
                        Instant.ofEpochSecond(nanos / 1_000_000_000, nanos % 1_000_000_000)
                                .atZone(zone)
                                .toLocalTime();
                long micros = nanos / 1000 % 1_000_000;
                out.text("%tT".formatted(time)).text(".%06d ".formatted(micros));
            }
            case RELATIVE -> {
                long since = lastStart == 0 ? 0 : event.startNanos() - lastStart;
                lastStart = event.startNanos();
                out.decimal(Math.max(0, since) / 1000, 6).character(' ');
            }
            case CLOCK -> out.character('@').number(event.clock()).character(' ');
        }
    }

    private void result(HostCallEvent event) {
        if (!event.result().isEmpty()) {
            out.text(" = ").text(event.result());
            Errno errno = Errno.of(event.errno());
            if (event.failed() && errno.witxName().equals(event.result())) {
                out.text(" (").text(errno.text()).character(')');
            }
        }
        if (event.bytesMoved() > 0) {
            out.text(", ").number(event.bytesMoved()).text(" bytes");
        }
        event.injected().ifPresent(what -> out.text(" (injected ").text(what).character(')'));
    }

    private void stack(HostCallEvent event) {
        for (CallSiteNames.Row row : sites.stack(event)) {
            out.text("    at ").text(row.text());
            out.text(row.inlined() ? " [inlined]\n" : "\n");
        }
    }

    @Override
    public void finish() {
        out.flush();
    }
}
