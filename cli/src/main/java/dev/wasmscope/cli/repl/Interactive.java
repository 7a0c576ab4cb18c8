package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.SessionState;
import java.io.IOException;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * The terminal debugger with a person in front of it: line editing, history, Ctrl-C pauses the
 * guest.
 */
public final class Interactive {

    private static final String PROMPT = "(wasmscope) ";

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
            terminal.handle(Terminal.Signal.INT, _ -> pause());
            LineReader reader =
                    LineReaderBuilder.builder()
                            .terminal(terminal)
                            .completer(new StringsCompleter(repl.names()))
                            .build();
            String last = "";
            while (!repl.isOver()) {
                String line = read(reader);
                last = line.isBlank() ? last : line;
                execute(last);
            }
        }
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
