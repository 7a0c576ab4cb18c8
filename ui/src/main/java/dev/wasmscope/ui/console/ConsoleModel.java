package dev.wasmscope.ui.console;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.OutputStreamKind;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.ui.fx.Coalescer;
import dev.wasmscope.ui.session.DebugModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/**
 * The guest's output, piece by piece, and its input. The oldest output is dropped when there is too
 * much of it.
 */
public final class ConsoleModel implements AutoCloseable {
    private static final int MOST_PIECES = 20_000;

    /** Who wrote a piece. */
    public enum Kind {
        STDOUT,
        STDERR,
        INPUT,
        NOTE
    }

    /**
     * A stretch of text of one origin; may hold several lines or a part of one.
     *
     * @param text as written
     */
    public record Piece(Kind kind, String text) {}

    private final DebugModel debug;
    private final ObservableList<Piece> pieces = FXCollections.observableArrayList();
    private final ObservableList<Piece> piecesView =
            FXCollections.unmodifiableObservableList(pieces);
    private final ReadOnlyBooleanWrapper takesInput =
            new ReadOnlyBooleanWrapper(this, "takesInput");
    private final OutputBuffer buffer = new OutputBuffer();
    private final Coalescer.Signal arrived;
    private final Subscription subscriptions;

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
    public ObservableList<Piece> pieces() {
        return piecesView;
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
                            s.feedStdin((line + "\n").getBytes(StandardCharsets.UTF_8));
                            add(List.of(new Piece(Kind.INPUT, line + "\n")));
                        });
    }

    /** Tells the guest that no more input comes. */
    public void endInput() {
        debug.session().ifPresent(DebugSession::closeStdin);
        takesInput.set(false);
    }

    /** Forgets everything written. */
    public void clear() {
        pieces.clear();
    }

    private void heard(OutputStreamKind stream, byte[] bytes) {
        buffer.add(stream == OutputStreamKind.STDOUT ? Kind.STDOUT : Kind.STDERR, bytes);
        arrived.raise();
    }

    private void drain() {
        add(buffer.take());
    }

    private void add(List<Piece> more) {
        if (more.isEmpty()) {
            return;
        }
        pieces.addAll(more);
        if (pieces.size() > MOST_PIECES) {
            pieces.remove(0, pieces.size() - MOST_PIECES);
        }
    }

    private void sessionChanged(Optional<DebugSession> session) {
        buffer.take();
        pieces.clear();
        takesInput.set(
                session.filter(s -> s.config().stdin() instanceof StdinSource.Fed).isPresent());
    }

    private void stateChanged(SessionState state) {
        if (state == SessionState.ENDED) {
            List<Piece> last = new ArrayList<>(buffer.take());
            debug.session()
                    .flatMap(DebugSession::lastStop)
                    .ifPresent(stop -> last.add(new Piece(Kind.NOTE, stop.reason().text() + "\n")));
            add(last);
        }
    }

    @Override
    public void close() {
        arrived.close();
        subscriptions.unsubscribe();
    }
}
