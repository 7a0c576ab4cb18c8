package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.text.ProfileText;
import dev.wasmscope.profiler.collect.CallPathCollector;
import dev.wasmscope.profiler.exchange.ProfileFormat;
import dev.wasmscope.profiler.exchange.ProfileFormats;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.symbol.ProfileSymbols;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.Profiling;
import dev.wasmscope.session.SessionState;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts a part of the program's run, from one stop to another. */
final class ProfileCommands {
    private static final int HOTTEST = 10;

    private final Debuggee debuggee;
    private final Printer printer;
    private @Nullable CallPathCollector collector;

    /** What was counted when it was stopped. */
    private @Nullable Profile finished;

    ProfileCommands(Debuggee debuggee, Printer printer) {
        this.debuggee = debuggee;
        this.printer = printer;
    }

    Command command() {
        return new Command(
                List.of("profile"),
                "start | stop | [top N] | save FILE",
                "count every instruction from here on, or no more; show the functions that cost"
                        + " most; keep the profile, its ending chooses the format",
                this::run,
                true);
    }

    private void run(String arguments) {
        String[] words = arguments.split("\\s+", 2);
        String rest = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "start" -> start();
            case "stop" -> stop();
            case "", "status" -> top(HOTTEST);
            case "top" -> top(rest.isEmpty() ? HOTTEST : Arguments.number("profile top", rest));
            case "save" -> save(Path.of(Arguments.required("which file", rest)));
            default ->
                    throw new CommandFailure(
                            "profile " + words[0] + "? say start, stop, top N or save FILE");
        }
    }

    private void start() {
        CallPathCollector fresh = new CallPathCollector();
        long clock = debuggee.ask(session().profiling().start(fresh.instructions()));
        collector = fresh;
        finished = null;
        printer.line("profiling from instruction %,d on".formatted(clock));
    }

    private void stop() {
        Profile counted = profile();
        if (session().state() == SessionState.STOPPED) {
            debuggee.ask(session().profiling().stop());
        }
        finished = counted;
        printer.line("%,d instructions profiled".formatted(counted.total()));
    }

    private void top(int count) {
        Profile profile = profile();
        printer.lines(ProfileText.summary(profile));
        printer.lines(ProfileText.hottest(profile, count));
    }

    private void save(Path file) {
        ProfileFormat format =
                ProfileFormats.forFile(file.toString())
                        .orElseThrow(
                                () ->
                                        new CommandFailure(
                                                "no format of profiles ends like '"
                                                        + file
                                                        + "'; there are: "
                                                        + endings()));
        Profile profile = profile();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            format.write(profile, out);
        } catch (IOException _) {
            throw new CommandFailure(file + ": cannot be written");
        }
        printer.line("profile written to " + file + " (" + format.name() + ")");
    }

    private static String endings() {
        return ProfileFormats.all().stream()
                .map(format -> format.extensions().getFirst())
                .collect(Collectors.joining(", "));
    }

    /** What was counted so far, with names. */
    private Profile profile() {
        Profile kept = finished;
        if (kept != null) {
            return kept;
        }
        CallPathCollector counting = collector();
        ProfileSymbols symbols = new ProfileSymbols(session().module());
        String guest = String.valueOf(session().config().wasm().getFileName());
        Profiling.Reading<Profile> reading =
                clock -> counting.profile(guest, clock.getAsLong(), symbols::starts);
        return symbols.symbolise(
                session().state() == SessionState.ENDED
                        ? reading.read(session().lastStop().orElseThrow()::clock)
                        : debuggee.ask(session().profiling().at(reading)));
    }

    private CallPathCollector collector() {
        CallPathCollector present = collector;
        if (present == null) {
            throw new CommandFailure("nothing is profiled; say 'profile start'");
        }
        return present;
    }

    private DebugSession session() {
        return debuggee.session();
    }
}
