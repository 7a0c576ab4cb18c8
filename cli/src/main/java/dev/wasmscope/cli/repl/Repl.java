package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.StopReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The terminal debugger: takes command lines, drives a session, prints.
 *
 * <p>A command is known by any prefix that only one command has, as in gdb and Delve; the short
 * forms win over longer names. An empty line repeats the last command in interactive use.
 */
public final class Repl {

    private final Debuggee debuggee;
    private final Printer printer;
    private final FrameCommands frames;
    private final CoreCommands cores;
    private final DisplayCommands displays;
    private final List<Command> commands = new ArrayList<>();
    private final List<Command> letRun;
    private final Completion completion;
    private boolean quit;

    public Repl(CommandIo io, DebugSession session) {
        this(io, session, new Facts());
    }

    /**
     * A debugger.
     *
     * @param facts hears what commands show
     */
    Repl(CommandIo io, DebugSession session, Facts facts) {
        debuggee = new Debuggee(session);
        printer = new Printer(io, debuggee, facts);
        frames = new FrameCommands(debuggee, printer);
        BreakpointCommands breakpoints = new BreakpointCommands(debuggee, printer);
        SkipCommands skips = new SkipCommands(debuggee, printer);
        commands.addAll(new RunCommands(debuggee, printer).all());
        commands.addAll(new StepCommands(debuggee, printer).all());
        letRun = List.copyOf(commands);
        commands.add(skips.command());
        commands.addAll(breakpoints.all());
        commands.addAll(new WatchCommands(debuggee, printer).all());
        commands.addAll(new BreakpointOptionCommands(debuggee, printer).all());
        commands.addAll(frames.all());
        PlaceInfo places = new PlaceInfo(debuggee, printer);
        DataCommands data = new DataCommands(debuggee, printer, places);
        commands.addAll(data.all());
        commands.addAll(new TypeCommands(debuggee, printer).all());
        displays = new DisplayCommands(debuggee, printer, data::print);
        commands.addAll(displays.all());
        MemoryCommands memory = new MemoryCommands(debuggee, printer);
        commands.addAll(memory.all());
        commands.addAll(new ChangeCommands(debuggee, printer).all());
        cores = new CoreCommands(debuggee, printer);
        commands.addAll(cores.all());
        commands.add(new ProfileCommands(debuggee, printer).command());
        InjectCommands injections = new InjectCommands(debuggee, printer);
        commands.add(injections.command());
        InfoCommands info =
                new InfoCommands(debuggee, printer, breakpoints, injections, skips, cores, memory);
        info.add("line", places::line);
        info.add("source", _ -> places.source());
        info.add("display", _ -> displays.list());
        info.add("watchpoints", _ -> printer.lines(breakpoints.watched()));
        commands.add(info.command());
        commands.add(
                new Command(List.of("help", "h"), "[COMMAND]", "say what commands do", this::help));
        commands.add(
                new Command(
                        List.of("quit", "q", "exit"), "", "leave the debugger", _ -> quit = true));
        completion = new Completion(debuggee, commands, info.topics());
    }

    /**
     * What the last word of a line can be completed to, sorted.
     *
     * @param line the text in front of the cursor
     */
    public List<String> complete(String line) {
        return completion.of(line);
    }

    /** The names of all commands, for completion. */
    public List<String> names() {
        return commands.stream().map(command -> command.names().getFirst()).toList();
    }

    /** Whether {@code quit} has been said. */
    public boolean isOver() {
        return quit;
    }

    /**
     * Executes one line; an empty line and a {@code #} comment do nothing.
     *
     * @throws CommandFailure when the line is no command, or the command cannot be done
     */
    public void execute(String line) {
        String text = LldbWords.translated(line.strip());
        if (text.isEmpty() || text.startsWith("#")) {
            return;
        }
        int end = nameEnd(text);
        Command command = find(text.substring(0, end));
        Optional<Stop> before = debuggee.session().lastStop();
        command.action().run(text.substring(end).strip());
        if (!debuggee.session().lastStop().equals(before)) {
            frames.moved();
            displays.atStop();
        }
    }

    /** Whether a line begins with the name of one command. */
    public boolean isCommand(String line) {
        String text = LldbWords.translated(line.strip());
        try {
            return !text.isEmpty() && find(text.substring(0, nameEnd(text))) != null;
        } catch (CommandFailure _) {
            return false;
        }
    }

    /** Whether a line is a command that lets the program run, or ends it. */
    public boolean letsRun(String line) {
        return isCommand(line) && letRun.contains(commandOf(line));
    }

    /** Whether a line is a command that reads or writes files of this machine. */
    public boolean usesFiles(String line) {
        return isCommand(line) && commandOf(line).usesFiles();
    }

    private Command commandOf(String line) {
        String text = LldbWords.translated(line.strip());
        return find(text.substring(0, nameEnd(text)));
    }

    /** Says what core file is open and where the program stands in it; nothing for a program. */
    public void describeCore() {
        if (debuggee.session().coredumps().opened().isPresent()) {
            cores.describe();
        }
    }

    /** What {@code --batch} adds at a trap or for a core file: the stack with all variables. */
    public void describeState() {
        if (trapped() || debuggee.session().coredumps().opened().isPresent()) {
            printer.backtrace(true);
        }
    }

    /** Whether the program stands at a trap. */
    public boolean trapped() {
        return debuggee.session()
                .lastStop()
                .map(stop -> stop.reason() instanceof StopReason.Trapped)
                .orElse(false);
    }

    /** A name ends at the first blank, or at the slash of {@code x/16}. */
    private static int nameEnd(String text) {
        int end = 0;
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && text.charAt(end) != '/') {
            end++;
        }
        return end;
    }

    private Command find(String name) {
        for (Command command : commands) {
            if (command.names().contains(name)) {
                return command;
            }
        }
        List<Command> matches =
                commands.stream().filter(c -> c.names().getFirst().startsWith(name)).toList();
        if (matches.size() == 1) {
            return matches.getFirst();
        }
        String hint =
                matches.isEmpty()
                        ? LldbWords.instead(name).orElse("see 'help'")
                        : "it could be "
                                + String.join(
                                        ", ",
                                        matches.stream().map(c -> c.names().getFirst()).toList());
        throw new CommandFailure("'" + name + "' is not a command; " + hint);
    }

    private void help(String name) {
        List<Command> shown = name.isEmpty() ? commands : List.of(find(name));
        HelpText.lines(shown).forEach(printer::line);
    }
}
