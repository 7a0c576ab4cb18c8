package dev.wasmscope.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * The streams of one invocation and what they can show.
 *
 * @param in the user's input, or a pipe
 * @param out results: what a script would read
 * @param err messages, progress and the guest's traces
 * @param terminal whether a person sits at {@code out}: only then are colours and redrawn lines
 *     used
 */
public record CommandIo(InputStream in, PrintStream out, PrintStream err, boolean terminal) {

    /** The process's own streams. */
    @SuppressWarnings("SystemConsoleNull") // null again since 25 when a stream is redirected
    public static CommandIo ofProcess() {
        var console = System.console();
        boolean terminal =
                console != null && console.isTerminal() && System.getenv("NO_COLOR") == null;
        return new CommandIo(System.in, System.out, System.err, terminal);
    }

    /** One line of trouble, in the form every command uses. */
    public void error(String message) {
        out.flush();
        err.println("wasmscope: " + message);
        err.flush();
    }
}
