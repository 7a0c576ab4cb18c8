package dev.wasmscope.cli.trace;

import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostCallEvent;
import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One line a call, as strace prints system calls: {@code name(arguments) = result <time> at
 * function (source)}.
 */
final class TextTrace implements TraceWriter {

    private final PrintStream out;
    private final CallSiteNames sites;

    TextTrace(PrintStream out, CallSiteNames sites) {
        this.out = out;
        this.sites = sites;
    }

    @Override
    public void write(HostCallEvent event) {
        String arguments =
                event.arguments().stream()
                        .map(HostArgument::toString)
                        .collect(Collectors.joining(", "));
        String result = event.result().isEmpty() ? "" : " = " + event.result();
        String moved = event.bytesMoved() > 0 ? ", " + event.bytesMoved() + " bytes" : "";
        String time = String.format(Locale.ROOT, " <%.3f ms>", event.hostNanos() / 1e6);
        String site = sites.of(event).map(text -> " at " + text).orElse("");
        out.println(event.name() + "(" + arguments + ")" + result + moved + time + site);
    }

    @Override
    public void finish() {
        out.flush();
    }
}
