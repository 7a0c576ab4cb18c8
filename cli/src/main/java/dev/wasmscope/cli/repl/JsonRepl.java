package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.cli.text.Json;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.OutputStreamKind;
import dev.wasmscope.session.SessionListener;
import dev.wasmscope.session.Stop;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The terminal debugger for tools: one JSON object a line. Of every command there is a {@code
 * result} with its text and what it showed, or an {@code error}; before it every {@code stop} and
 * what the program wrote ({@code output}), as they happen.
 */
public final class JsonRepl {
    private final CommandIo io;
    private final DebugSession session;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final PrintStream shown = new PrintStream(text, true, StandardCharsets.UTF_8);
    private final Facts facts = new Facts();
    private final Repl repl;
    private final SessionListener events = new Events();

    /** A debugger that prints to {@code io.out()}. */
    public JsonRepl(CommandIo io, DebugSession session) {
        this.io = io;
        this.session = session;
        this.repl = new Repl(new CommandIo(io.in(), shown, io.err(), false), session, facts);
        session.addListener(events);
    }

    /** The debugger itself: its commands print nothing of their own. */
    public Repl repl() {
        return repl;
    }

    private void print(ObjectNode node) {
        synchronized (io) {
            Json.line(io.out(), node);
        }
    }

    /**
     * Executes one line and prints its result.
     *
     * @throws CommandFailure when the command cannot be done; the error was printed
     */
    public void execute(String line) {
        perform(line.strip(), () -> repl.execute(line));
    }

    /** Performs something under a command's name. */
    public void perform(String name, Runnable action) {
        if (name.isEmpty() || name.startsWith("#")) {
            return;
        }
        try {
            action.run();
            print(result(name));
        } catch (CommandFailure e) {
            text.reset();
            facts.take();
            print(
                    Json.object()
                            .put("type", "error")
                            .put("command", name)
                            .put("message", e.getMessage()));
            throw e;
        }
    }

    private ObjectNode result(String name) {
        ObjectNode node = Json.object().put("type", "result").put("command", name);
        ArrayNode lines = node.putArray("text");
        text.toString(StandardCharsets.UTF_8).lines().forEach(lines::add);
        text.reset();
        node.setAll(facts.take());
        return node;
    }

    /** What happens by itself. */
    private final class Events implements SessionListener {
        @Override
        public void onOutput(OutputStreamKind stream, byte[] bytes) {
            print(
                    Json.object()
                            .put("type", "output")
                            .put("stream", stream.name().toLowerCase(Locale.ROOT))
                            .put("text", new String(bytes, StandardCharsets.UTF_8)));
        }

        @Override
        public void onStop(Stop stop) {
            print(FactsJson.stop(stop));
        }

        @Override
        public boolean hearsHostCalls() {
            return false;
        }
    }

    /** The state of a core file, as a stop. */
    public void describeCore() {
        if (session.coredumps().opened().isPresent()) {
            perform("core-file", repl::describeCore);
        }
    }

    /** No more is printed. */
    public void end() {
        session.removeListener(events);
    }
}
