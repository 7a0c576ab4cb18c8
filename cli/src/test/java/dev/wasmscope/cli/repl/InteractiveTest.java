package dev.wasmscope.cli.repl;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.samples.Samples;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person at the keys of a terminal: arrows, tabulator, return alone and Ctrl-C. */
class InteractiveTest {
    private static final String UP = "\u001bOA";
    private static final String CTRL_C = "\u0003";

    @TempDir Path folder;

    private LaunchConfig ledger() throws Exception {
        Samples samples = new Samples();
        return LaunchConfig.of(
                samples.extractTo(samples.find("ledger").orElseThrow(), folder).module());
    }

    /** A terminal that somebody types at. */
    private final class Desk implements AutoCloseable {
        final DebugSession session;
        private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
        private final LineDisciplineTerminal terminal;
        private final Thread person;

        Desk(LaunchConfig config) throws Exception {
            session = DebugSession.open(config);
            PrintStream out = new PrintStream(answers, true, StandardCharsets.UTF_8);
            CommandIo io = new CommandIo(new ByteArrayInputStream(new byte[0]), out, out, true);
            terminal =
                    new LineDisciplineTerminal(
                            "keys", "xterm", new ByteArrayOutputStream(), StandardCharsets.UTF_8);
            Interactive interactive = new Interactive(io, session, new Repl(io, session));
            person =
                    Thread.ofPlatform()
                            .daemon()
                            .start(() -> interactive.run(terminal, folder.resolve("history")));
        }

        void type(String text) throws Exception {
            terminal.processInputBytes(text.getBytes(StandardCharsets.UTF_8));
        }

        String answers() {
            return answers.toString(StandardCharsets.UTF_8);
        }

        void await(BooleanSupplier happened) throws Exception {
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (!happened.getAsBoolean()) {
                assertTrue(System.nanoTime() < end, this::answers);
                Thread.sleep(5);
            }
        }

        void leave() throws Exception {
            type("quit\r");
            await(() -> !person.isAlive());
        }

        @Override
        public void close() throws IOException {
            session.close();
            terminal.close();
        }
    }

    @Test
    void linesOfAnEarlierTimeComeBackWithTheArrowKeys() throws Exception {
        try (Desk first = new Desk(ledger())) {
            first.type("break post_account\r");
            first.leave();
        }
        try (Desk second = new Desk(ledger())) {
            second.type(UP + UP + "\r");
            second.await(() -> second.answers().contains("breakpoint 1: post_account at "));
            second.leave();
        }
    }

    @Test
    void returnAloneRepeatsTheLastCommandAndTheTabulatorCompletes() throws Exception {
        try (Desk desk = new Desk(ledger())) {
            desk.type("break post_dep\t\r");
            desk.await(() -> desk.answers().contains("breakpoint 1: post_deposit at "));
            desk.type("run\r");
            desk.await(() -> desk.answers().contains("66        account->balance"));
            desk.type("next\r");
            desk.await(() -> desk.answers().contains("67        printf("));
            desk.type("\r");
            desk.await(() -> desk.answers().contains("68               entry"));
            desk.leave();
        }
    }

    @Test
    void controlCPausesTheProgramAndMistakesAreNotTheEnd() throws Exception {
        LaunchConfig busy =
                LaunchConfig.of(Path.of("..", "bench", "guests", "busy.wasm")).withInvoke("spin");
        try (Desk desk = new Desk(busy)) {
            desk.type("nonsense\r");
            desk.await(() -> desk.answers().contains("'nonsense' is not a command"));
            desk.type("run\r");
            desk.await(() -> desk.session.state() == SessionState.RUNNING);
            desk.type(CTRL_C);
            desk.await(() -> desk.answers().contains("paused\n"));
            desk.type("kill\r");
            desk.await(() -> desk.answers().contains("[killed]"));
            desk.leave();
        }
    }
}
