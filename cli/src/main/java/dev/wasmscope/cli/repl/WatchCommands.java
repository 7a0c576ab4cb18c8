package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointOptions;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DataAccess;
import dev.wasmscope.session.DataTarget;
import dev.wasmscope.session.SessionState;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands that watch data, by gdb's names. */
final class WatchCommands {
    private static final Pattern CONDITION = Pattern.compile("^(.*?)\\s+if(?:\\s+|(?=\\())(.*)$");
    private static final Pattern OPTION = Pattern.compile("-(\\w+)\\s+");
    private static final Pattern BYTES =
            Pattern.compile("(0[xX][0-9a-fA-F]+|\\d+)(?:\\s*,\\s*(0[xX][0-9a-fA-F]+|\\d+))?");

    private final Debuggee debuggee;
    private final Printer printer;

    WatchCommands(Debuggee debuggee, Printer printer) {
        this.debuggee = debuggee;
        this.printer = printer;
    }

    List<Command> all() {
        return List.of(
                new Command(
                        List.of("watch"),
                        "[-l] [-w] EXPRESSION|ADDRESS[,BYTES] [if CONDITION]",
                        "stop when data changes: a variable until its function returns, $local0,"
                                + " $global0, $table0[3], $local0.field, memory; -l: the bytes where it"
                                + " lies now, for good; -w: at every write",
                        what -> set(DataAccess.CHANGE, what)),
                new Command(
                        List.of("rwatch"),
                        "[-l] EXPRESSION|ADDRESS[,BYTES] [if CONDITION]",
                        "stop when data is read",
                        what -> set(DataAccess.READ, what)),
                new Command(
                        List.of("awatch"),
                        "[-l] EXPRESSION|ADDRESS[,BYTES] [if CONDITION]",
                        "stop when data is read or written",
                        what -> set(DataAccess.READ_WRITE, what)));
    }

    private void set(DataAccess access, String arguments) {
        String text = Arguments.required("what", arguments);
        DataAccess wanted = access;
        boolean location = false;
        for (Matcher option = OPTION.matcher(text); option.lookingAt(); ) {
            switch (option.group(1)) {
                case "l", "location" -> location = true;
                case "w" -> wanted = DataAccess.WRITE;
                default ->
                        throw new CommandFailure(
                                "there is no option -" + option.group(1) + ": -l, -w");
            }
            text = text.substring(option.end());
            option.reset(text);
        }
        BreakpointOptions options = BreakpointOptions.NONE;
        Matcher condition = CONDITION.matcher(text);
        if (condition.matches()) {
            options =
                    options.withCondition(
                            Arguments.required("a condition", condition.group(2).strip()));
            text = condition.group(1);
        }
        DataTarget target = target(text.strip(), location);
        Breakpoint added =
                debuggee.session().addBreakpoint(new BreakpointSpec.Data(target, wanted), options);
        printer.line("breakpoint " + added.id() + ": " + added.text());
    }

    private DataTarget target(String text, boolean location) {
        Matcher bytes = BYTES.matcher(text);
        if (bytes.matches()) {
            int count = bytes.group(2) == null ? 4 : Arguments.number("bytes", bytes.group(2));
            if (count > DataTarget.MAX_LENGTH) {
                throw new CommandFailure(
                        count + " bytes to watch; at most " + DataTarget.MAX_LENGTH);
            }
            return new DataTarget.Bytes(0, Arguments.address(bytes.group(1)), count);
        }
        boolean stopped = debuggee.session().state() == SessionState.STOPPED;
        int frame = stopped ? debuggee.frame().index() : 0;
        CompletableFuture<DataTarget> target =
                location
                        ? debuggee.session().dataBreakpoints().location(frame, text)
                        : debuggee.session().dataBreakpoints().target(frame, text);
        return debuggee.ask(target);
    }
}
