package dev.wasmscope.ui.console;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.OutputStreamKind;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.ui.export.Exports;
import dev.wasmscope.ui.fx.Coalescer;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.task.Task;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/**
 * The guest's output, line by line, and its input. The oldest lines are dropped when there are more
 * than {@value #MOST_LINES}, or {@value #MOST_CHARS} characters.
 */
public final class ConsoleModel implements AutoCloseable {
    /** Lines that are kept. */
    public static final int MOST_LINES = 1_000_000;

    /** Characters that are kept. */
    public static final long MOST_CHARS = 128L << 20;

    /** After so many lines that were written to a file, it is said how far it is. */
    private static final int TOLD = 10_000;

    /** Who wrote a line. */
    public enum Kind {
        STDOUT,
        STDERR,
        INPUT,
        NOTE
    }

    private final DebugModel debug;
    private final LineRing ring = new LineRing(MOST_LINES, MOST_CHARS);
    private final ObservableList<ConsoleLine> lines =
            FXCollections.unmodifiableObservableList(ring);
    private final ReadOnlyBooleanWrapper takesInput =
            new ReadOnlyBooleanWrapper(this, "takesInput");
    private final LineAssembler assembler = new LineAssembler(MOST_LINES);
    private final Coalescer.Signal arrived;
    private final Subscription subscriptions;

    /** The program is over: when it runs again, its input begins anew. */
    private boolean restarted;

    public ConsoleModel(DebugModel debug) {
        this.debug = debug;
        this.arrived = debug.events().signal(this::drain);
        debug.events().onEveryOutput(this::heard);
        this.subscriptions =
                Subscription.combine(
                        debug.sessionProperty().subscribe(this::sessionChanged),
                        debug.stateProperty().subscribe(this::stateChanged));
    }

    /** Everything written, oldest first. */
    public ObservableList<ConsoleLine> lines() {
        return lines;
    }

    /** How many lines were dropped: the number of the first one that is left, from 0. */
    public long dropped() {
        return ring.dropped();
    }

    /** Whether {@link #send} reaches the guest. */
    public ReadOnlyBooleanProperty takesInputProperty() {
        return takesInput.getReadOnlyProperty();
    }

    /** Gives the guest a line. */
    public void send(String line) {
        debug.session()
                .ifPresent(
                        s -> {
                            byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
                            s.feedStdin(bytes);
                            assembler.add(Kind.INPUT, bytes);
                            drain();
                        });
    }

    /** Tells the guest that no more input comes. */
    public void endInput() {
        if (takesInput.get()) {
            debug.session().ifPresent(DebugSession::closeStdin);
            takesInput.set(false);
            note("end of input");
        }
    }

    /** Forgets everything written. */
    public void clear() {
        ring.reset();
    }

    /** Writes all lines to a file. */
    public void save(Path file, Exports exports) {
        List<ConsoleLine> all = List.copyOf(ring);
        exports.write(file, (out, task) -> write(out, task, all));
    }

    private static String write(OutputStream to, Task task, List<ConsoleLine> all)
            throws IOException {
        BufferedWriter out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        int done = 0;
        for (ConsoleLine line : all) {
            if (done++ % TOLD == 0) {
                task.report(Parts.grouped(done) + " lines written", (double) done / all.size());
            }
            out.write(line.text());
            out.write('\n');
        }
        out.flush();
        return Parts.grouped(all.size()) + (all.size() == 1 ? " line written" : " lines written");
    }

    private void heard(OutputStreamKind stream, byte[] bytes) {
        assembler.add(stream == OutputStreamKind.STDOUT ? Kind.STDOUT : Kind.STDERR, bytes);
        arrived.raise();
    }

    private void drain() {
        ring.append(assembler.take());
    }

    private void note(String text) {
        assembler.add(Kind.NOTE, (text + "\n").getBytes(StandardCharsets.UTF_8));
        drain();
    }

    private void sessionChanged(Optional<DebugSession> session) {
        assembler.clear();
        ring.reset();
        takesInput.set(
                session.filter(s -> s.config().stdin() instanceof StdinSource.Fed).isPresent());
    }

    private void stateChanged(SessionState state) {
        if (state == SessionState.RUNNING) {
            takesInput.set(
                    debug.session()
                                    .filter(s -> s.config().stdin() instanceof StdinSource.Fed)
                                    .isPresent()
                            && (takesInput.get() || restarted));
            restarted = false;
        }
        if (state == SessionState.ENDED) {
            restarted = true;
            debug.session()
                    .flatMap(DebugSession::lastStop)
                    .ifPresent(stop -> note(stop.reason().text()));
        }
    }

    @Override
    public void close() {
        arrived.close();
        subscriptions.unsubscribe();
    }
}
