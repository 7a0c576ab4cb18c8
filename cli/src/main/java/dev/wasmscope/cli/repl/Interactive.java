package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.SessionState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * The terminal debugger with a person in front of it: line editing, history, Ctrl-C pauses the
 * guest.
 */
public final class Interactive {

    private static final String PROMPT = "(wasmscope) ";
    private static final int HISTORY_LINES = 1000;

    private final CommandIo io;
    private final DebugSession session;
    private final Repl repl;

    public Interactive(CommandIo io, DebugSession session, Repl repl) {
        this.io = io;
        this.session = session;
        this.repl = repl;
    }

    /**
     * Reads and executes commands until the user leaves.
     *
     * @throws IOException when the terminal cannot be opened
     */
    public void run() throws IOException {
        try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
            run(terminal, history());
        }
    }

    /**
     * The same in a terminal that is open.
     *
     * @param history the file that keeps lines from one time to the next
     */
    void run(Terminal terminal, Path history) {
        terminal.handle(Terminal.Signal.INT, _ -> pause());
        LineReader reader =
                LineReaderBuilder.builder()
                        .terminal(terminal)
                        .completer(this::complete)
                        .variable(LineReader.HISTORY_FILE, history)
                        .variable(LineReader.HISTORY_SIZE, HISTORY_LINES)
                        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                        .build();
        String last = "";
        while (!repl.isOver()) {
            String line = read(reader);
            last = line.isBlank() ? last : line;
            execute(last);
        }
    }

    private void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String before = line.line().substring(0, line.cursor());
        for (String word : repl.complete(before)) {
            boolean whole = !word.endsWith("/") && !word.endsWith(":");
            candidates.add(new Candidate(word, word, null, null, null, null, whole));
        }
    }

    /** Lines of earlier sessions, in the user's folder. */
    private static Path history() {
        return Path.of(System.getProperty("user.home", "."), ".wasmscope_history");
    }

    private void pause() {
        if (session.state() == SessionState.RUNNING) {
            session.pause();
        }
    }

    /** One line; Ctrl-C clears what was typed, Ctrl-D leaves. */
    private static String read(LineReader reader) {
        try {
            return reader.readLine(PROMPT);
        } catch (UserInterruptException _) {
            return "";
        } catch (EndOfFileException _) {
            return "quit";
        }
    }

    private void execute(String line) {
        try {
            repl.execute(line);
        } catch (CommandFailure e) {
            io.out().println(e.getMessage());
        }
    }
}
