package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.cli.repl.Repl;
import dev.wasmscope.session.DebugSession;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of the terminal debugger in a client's debug console. One at a time. */
final class Console {
    private final Target target;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private @Nullable DebugSession session;
    private @Nullable Repl repl;

    Console(Target target) {
        this.target = target;
    }

    /** Executes a line at a row of the stack and returns what it prints. */
    synchronized String execute(String line, int frame) {
        Repl present = repl();
        written.reset();
        if (target.isStopped()) {
            present.execute("frame " + frame);
            written.reset();
        }
        present.execute(line);
        if (present.isOver()) {
            repl = null;
            return "the debug console is closed by ending the debug session";
        }
        return written.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    /** Whether a line begins with a command's name. */
    synchronized boolean isCommand(String line) {
        return repl().isCommand(line);
    }

    /** The full names of all commands. */
    synchronized List<String> names() {
        return repl().names();
    }

    private Repl repl() {
        DebugSession present = target.session();
        Repl known = repl;
        if (known == null || !present.equals(session)) {
            PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
            known =
                    new Repl(
                            new CommandIo(InputStream.nullInputStream(), out, out, false), present);
            repl = known;
            session = present;
        }
        return known;
    }
}
