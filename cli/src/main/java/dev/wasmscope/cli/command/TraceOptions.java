package dev.wasmscope.cli.command;

import dev.wasmscope.cli.option.OptionValues;
import dev.wasmscope.cli.trace.CallSiteNames;
import dev.wasmscope.cli.trace.CallTrace;
import dev.wasmscope.cli.trace.FileTable;
import dev.wasmscope.cli.trace.TraceStyle;
import dev.wasmscope.cli.trace.TraceSummary;
import dev.wasmscope.cli.trace.TraceWriter;
import dev.wasmscope.cli.trace.Utf8Output;
import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.host.HostCallLog;
import dev.wasmscope.engine.host.trace.CallFilter;
import dev.wasmscope.engine.host.trace.CallFilterException;
import dev.wasmscope.engine.host.trace.CallStatistics;
import dev.wasmscope.engine.host.trace.FileSummary;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.ModuleView;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** What a trace shows, and how. */
final class TraceOptions {

    private static final int LONGEST_STRING = 1 << 20;

    @Option(
            names = "--filter",
            paramLabel = "CALLS",
            description = {
                "Only these, separated by commas or blanks: names, patterns (path_*), groups (file, clock,"
                        + " net, proc, random, args, poll), path=PATTERN, fd=N, errno=NAME, error,"
                        + " slower=1ms, bytes>=4k, injected, \"text\"; '!' before one leaves it out."
            })
    private String filter = "";

    @Option(
            names = {"-c", "--summary"},
            description = "Print counts, errors and time by function instead of the calls.")
    private boolean summary;

    @Option(
            names = "--sort",
            paramLabel = "COLUMN",
            description =
                    "Order of the summary: time, calls, errors, bytes, per-call, longest, name."
                            + " Default: time.")
    private String sort = "time";

    @Option(
            names = "--files",
            description =
                    "Print what was done with each file and descriptor, and which were left open,"
                            + " instead of the calls.")
    private boolean files;

    @Option(
            names = {"-C", "--with-calls"},
            description = "With --summary or --files: print the calls as well.")
    private boolean withCalls;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "text, json (one object a line), chrome (for Perfetto) or otlp (spans)."
                            + " Default: text.")
    private String format = "text";

    @Option(
            names = {"-y", "--paths"},
            description = "Text: print what descriptors stand for beside their numbers.")
    private boolean paths;

    @Option(
            names = {"-t", "--timestamps"},
            paramLabel = "KIND",
            description =
                    "Text: begin each line with the time of day (absolute), the seconds since the call"
                            + " before (relative) or the instruction clock (clock). Default: none.")
    private String timestamps = "none";

    @Option(
            names = {"-k", "--stack"},
            description = "Print the guest's stack below each call; in JSON as an array.")
    private boolean stack;

    @Option(
            names = {"-s", "--string-limit"},
            paramLabel = "N",
            description = "Print at most N bytes of each buffer. Default: 64.")
    private int stringLimit = HostCallLog.DEFAULT_PREVIEW;

    @Option(
            names = {"-f", "--follow"},
            description =
                    "Write each call as soon as it has returned, also to a file or a pipe, with the"
                            + " number of its thread. Standard error is always written at once.")
    private boolean follow;

    int stringLimit() {
        return stringLimit;
    }

    /** Refuses values that cannot be meant, before anything runs. */
    void check() {
        oneOf("--format", format, TraceWriter.FORMATS);
        oneOf("--timestamps", timestamps, TraceStyle.Timestamps.names());
        oneOf("--sort", sort, TraceSummary.orders());
        if (stringLimit < 0 || stringLimit > LONGEST_STRING) {
            throw OptionValues.usage(
                    "--string-limit wants a number from 0 to %d".formatted(LONGEST_STRING));
        }
        if ((summary || files) && !format.equals("text")) {
            throw OptionValues.usage("--summary and --files are text; --format is for the calls");
        }
        wanted();
    }

    private static void oneOf(String option, String value, List<String> known) {
        if (!known.contains(value)) {
            throw OptionValues.usage(
                    option + " " + value + " is not known; there are: " + String.join(", ", known));
        }
    }

    private CallFilter wanted() {
        try {
            return CallFilter.parse(filter);
        } catch (CallFilterException e) {
            throw OptionValues.usage("--filter '" + filter + "': " + e.getMessage());
        }
    }

    /** Why the filter can show no call of this module, in one line; empty when it can. */
    Optional<String> idle(ModuleView module) {
        return module.mayCall(wanted())
                ? Optional.empty()
                : Optional.of(
                        "--filter '%s' shows nothing: the module imports no such function"
                                .formatted(filter));
    }

    /**
     * The trace of a session.
     *
     * @param target where it is written; stays open
     * @param live whether somebody may be reading along
     */
    CallTrace trace(DebugSession session, OutputStream target, boolean live) {
        Utf8Output out = new Utf8Output(target);
        CallSiteNames sites = new CallSiteNames(session::module);
        List<Consumer<HostCallEvent>> takers = new ArrayList<>();
        List<Runnable> ends = new ArrayList<>();
        if (!summary && !files || withCalls) {
            TraceWriter writer = writer(session, out, sites);
            takers.add(writer::write);
            ends.add(writer::finish);
        }
        if (summary) {
            CallStatistics statistics = new CallStatistics();
            takers.add(statistics::add);
            ends.add(
                    () ->
                            TraceSummary.lines(statistics, TraceSummary.order(sort).orElseThrow())
                                    .forEach(line -> out.text(line).text("\n")));
        }
        if (files) {
            FileSummary used = new FileSummary();
            takers.add(used::add);
            ends.add(
                    () ->
                            new FileTable(sites)
                                    .lines(used)
                                    .forEach(line -> out.text(line).text("\n")));
        }
        return new CallTrace(
                wanted(), takers, () -> ends.forEach(Runnable::run), out, live || follow);
    }

    private TraceWriter writer(DebugSession session, Utf8Output out, CallSiteNames sites) {
        TraceStyle style =
                new TraceStyle(
                        paths,
                        TraceStyle.Timestamps.named(timestamps).orElseThrow(),
                        stack,
                        follow);
        String program = String.valueOf(session.config().wasm().getFileName());
        return TraceWriter.named(format, out, style, sites, program);
    }
}
