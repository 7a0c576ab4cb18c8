package dev.wasmscope.ui.session;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.ReadingProgress;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.StopReason;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.ui.fx.Coalescer;
import dev.wasmscope.ui.fx.UiThread;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The open session as the views see it. Everything here belongs to the user interface's thread.
 *
 * <p>A stop and the frame chosen in it are the truth that all views show; both are empty while the
 * guest runs.
 */
public final class DebugModel implements AutoCloseable {
    /** Below this, opening a module is at once and nothing needs to be shown. */
    public static final Duration SLOW = Duration.ofMillis(300);

    private final SessionOpener opener;
    private final UiThread ui;
    private final Executor background;
    private final SessionEvents events;
    private final Coalescer.Signal progressed;
    private final List<OpenListener> listeners = new CopyOnWriteArrayList<>();

    private Runnable beforeOpening = () -> {};
    private Consumer<Runnable> beforeShowing = Runnable::run;

    /** What is open and waits for its views. */
    private Optional<DebugSession> arriving = Optional.empty();

    /** What the opening thread said last; null when nothing is being opened. */
    private volatile @Nullable Opening opening;

    /** Whether the module that is being opened is still wanted. */
    private AtomicBoolean wanted = new AtomicBoolean();

    private final ReadOnlyObjectWrapper<Optional<DebugSession>> session =
            new ReadOnlyObjectWrapper<>(this, "session", Optional.empty());
    private final ReadOnlyObjectWrapper<SessionState> state =
            new ReadOnlyObjectWrapper<>(this, "state", SessionState.NOT_STARTED);
    private final Announced<Optional<Stop>> stop = new Announced<>(this, "stop", Optional.empty());
    private final Announced<Optional<SymbolisedFrame>> frame =
            new Announced<>(this, "frame", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Opening>> slowOpening =
            new ReadOnlyObjectWrapper<>(this, "opening", Optional.empty());
    private final ReadOnlyObjectWrapper<ReadingProgress> debugInfoRead =
            new ReadOnlyObjectWrapper<>(this, "debugInfoRead", ReadingProgress.NONE);
    private final ReadOnlyIntegerWrapper edits = new ReadOnlyIntegerWrapper(this, "edits");
    private final ReadOnlyObjectWrapper<Notice> notice =
            new ReadOnlyObjectWrapper<>(this, "notice", Notice.NONE);

    /**
     * @param opener opens files
     * @param ui the thread of this model
     * @param background where files are opened and closed
     * @param coalescer joins bursts of session events
     */
    public DebugModel(SessionOpener opener, UiThread ui, Executor background, Coalescer coalescer) {
        this.opener = opener;
        this.ui = ui;
        this.background = background;
        this.events = new SessionEvents(coalescer, this::refresh, this::readMore);
        this.progressed = coalescer.signal(() -> slowOpening.set(Optional.ofNullable(opening)));
    }

    /** Calls a listener when a program is opened or closed, in the order of their adding. */
    public void addOpenListener(OpenListener listener) {
        listeners.add(listener);
    }

    /**
     * Says what is to be made before a program can be shown.
     *
     * @param begin begins with it; while the program is opened
     * @param end ends it, once the program is open; then does what it is given
     */
    public void whenOpening(Runnable begin, Consumer<Runnable> end) {
        beforeOpening = begin;
        beforeShowing = end;
    }

    /** What the guest says and does, for models that collect it. */
    public SessionEvents events() {
        return events;
    }

    /** The open session. */
    public ReadOnlyObjectProperty<Optional<DebugSession>> sessionProperty() {
        return session.getReadOnlyProperty();
    }

    /** The open session, when there is one. */
    public Optional<DebugSession> session() {
        return session.get();
    }

    /** What the guest is doing. */
    public ReadOnlyObjectProperty<SessionState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The present stop; empty while the guest runs or before it was started. */
    public ReadOnlyObjectProperty<Optional<Stop>> stopProperty() {
        return stop;
    }

    /** The row of the stack that all views show; empty when there is no stack. */
    public ReadOnlyObjectProperty<Optional<SymbolisedFrame>> frameProperty() {
        return frame;
    }

    /** Counts what the user changed in stopped programs: views then read what they show again. */
    public ReadOnlyIntegerProperty editsProperty() {
        return edits.getReadOnlyProperty();
    }

    /** Says that the user changed a value, a byte or a register of the stopped program. */
    public void edited() {
        edits.set(edits.get() + 1);
    }

    /** How much of the open module's debug information was read. */
    public ReadOnlyObjectProperty<ReadingProgress> debugInfoReadProperty() {
        return debugInfoRead.getReadOnlyProperty();
    }

    private void readMore() {
        debugInfoRead.set(
                session.get().map(DebugSession::debugInfoRead).orElse(ReadingProgress.NONE));
    }

    /** The latest line for the user. */
    public ReadOnlyObjectProperty<Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** The module being opened, once that has taken {@link #SLOW}. */
    public ReadOnlyObjectProperty<Optional<Opening>> openingProperty() {
        return slowOpening.getReadOnlyProperty();
    }

    /** Whether the present stop is a trap. */
    public boolean trapped() {
        return stop.get().filter(s -> s.reason() instanceof StopReason.Trapped).isPresent();
    }

    /** Lets all views follow another row of the stack. */
    public void selectFrame(SymbolisedFrame row) {
        frame.set(Optional.of(row));
    }

    /** Shows a line to the user. */
    public void say(String text) {
        notice.set(Notice.of(text));
    }

    /** Shows a line to the user, with something that can be done about it. */
    public void say(String text, String offer, Runnable action) {
        notice.set(Notice.of(text).offering(offer, action));
    }

    /** Shows what went wrong; not that something ended which nobody wants any more. */
    public void fail(Throwable failure) {
        if (failure instanceof CancellationException) {
            return;
        }
        String message = failure.getMessage();
        notice.set(Notice.failure(message == null ? failure.toString() : message));
    }

    /**
     * Opens a file in place of the present session; {@code then} runs when it is open. What was
     * being opened before is not wanted any more.
     */
    public void open(LaunchConfig config, Runnable then) {
        wanted.set(false);
        AtomicBoolean still = new AtomicBoolean(true);
        wanted = still;
        notice.set(Notice.passing("Opening " + config.wasm().getFileName() + " …"));
        CompletableFuture<DebugSession> opened =
                CompletableFuture.supplyAsync(() -> openNow(config, still), background);
        beforeOpening.run();
        ui.whenDone(
                opened,
                next -> {
                    if (!still.get()) {
                        discard(next);
                        return;
                    }
                    forgetArriving();
                    arriving = Optional.of(next);
                    beforeShowing.accept(() -> show(next, still, then));
                },
                failure -> {
                    if (!still.get()) {
                        return;
                    }
                    opened();
                    refused(
                            config,
                            then,
                            failure instanceof OpenFailure f && f.getCause() != null
                                    ? f.getCause()
                                    : failure);
                });
    }

    private void show(DebugSession next, AtomicBoolean still, Runnable then) {
        if (arriving.filter(next::equals).isEmpty()) {
            return;
        }
        if (!still.get()) {
            forgetArriving();
            return;
        }
        arriving = Optional.empty();
        opened();
        closePresent();
        next.addListener(events);
        session.set(Optional.of(next));
        listeners.forEach(l -> l.opened(next));
        say("Opened " + next.config().wasm().getFileName());
        readMore();
        refresh();
        then.run();
    }

    /** Says why, and how to go on where there is a way. */
    private void refused(LaunchConfig config, Runnable then, Throwable why) {
        fail(why);
        listeners.stream()
                .flatMap(l -> l.refused(config, why, other -> open(other, then)).stream())
                .findFirst()
                .ifPresent(o -> notice.set(notice.get().offering(o.title(), o.action())));
    }

    /** The window may have been closed meanwhile, and who worked for it with it. */
    private void discard(DebugSession unwanted) {
        try {
            background.execute(unwanted::close);
        } catch (RejectedExecutionException e) {
            unwanted.close();
        }
    }

    private void opened() {
        wanted.set(false);
        opening = null;
        slowOpening.set(Optional.empty());
    }

    /** Ends the opening of a module; what was open before stays open. */
    public void cancelOpening() {
        if (wanted.getAndSet(false)) {
            opened();
            say("Opening was cancelled");
        }
    }

    private DebugSession openNow(LaunchConfig asked, AtomicBoolean still) {
        LaunchConfig config = asked;
        for (OpenListener listener : listeners) {
            config = listener.opening(config);
        }
        String name = String.valueOf(config.wasm().getFileName());
        long start = System.nanoTime();
        try {
            return opener.open(
                    config,
                    (phase, share) -> {
                        if (!still.get()) {
                            throw new CancellationException("not wanted any more");
                        }
                        opening = new Opening(name, phase, share);
                        Duration left = SLOW.minusNanos(System.nanoTime() - start);
                        progressed.raiseAfter(left.isNegative() ? Duration.ZERO : left);
                    });
        } catch (SessionException e) {
            throw new OpenFailure(e);
        }
    }

    /** Ends the present session, if there is one, and the opening of another. */
    @Override
    public void close() {
        cancelOpening();
        forgetArriving();
        closePresent();
    }

    private void forgetArriving() {
        arriving.ifPresent(this::discard);
        arriving = Optional.empty();
    }

    private void closePresent() {
        Optional<DebugSession> old = session.get();
        old.ifPresent(s -> listeners.forEach(l -> l.closing(s)));
        stop.set(Optional.empty());
        frame.set(Optional.empty());
        session.set(Optional.empty());
        readMore();
        state.set(SessionState.NOT_STARTED);
        old.ifPresent(
                s -> {
                    s.removeListener(events);
                    background.execute(s::close);
                });
    }

    /** Runs a request and shows its failure; the outcome arrives as an event. */
    public void request(Function<DebugSession, CompletableFuture<Stop>> request) {
        session.get().ifPresent(s -> ui.whenDone(request.apply(s), _ -> {}, this::fail));
    }

    /** Asks about the present stop; an answer that comes after the next resume is dropped. */
    public <T> void ask(
            Function<DebugSession, CompletableFuture<T>> query,
            Consumer<T> answer,
            Consumer<Throwable> failed) {
        Optional<DebugSession> asked = session.get();
        Optional<Stop> at = stop.get();
        asked.ifPresent(
                s ->
                        ui.whenDone(
                                query.apply(s),
                                value -> {
                                    if (asked.equals(session.get()) && at.equals(stop.get())) {
                                        answer.accept(value);
                                    }
                                },
                                failure -> {
                                    // Asked while the guest was about to go on: not worth a word.
                                    if (at.equals(stop.get())
                                            && s.state() == SessionState.STOPPED) {
                                        failed.accept(failure);
                                    }
                                }));
    }

    /** Takes the session's latest state over; called through the coalescer. */
    private void refresh() {
        session.get()
                .ifPresent(
                        s -> {
                            SessionState now = s.state();
                            Optional<Stop> latest =
                                    now == SessionState.RUNNING ? Optional.empty() : s.lastStop();
                            state.set(now);
                            if (!latest.equals(stop.get())) {
                                show(latest);
                                latest.ifPresent(l -> notice.set(Notice.passing(sentence(l))));
                            }
                        });
    }

    /**
     * Stop and frame change as one: no view asks about the old frame, and none draws an empty one
     * between two stops.
     */
    private void show(Optional<Stop> latest) {
        Optional<SymbolisedFrame> row = latest.flatMap(DebugModel::worthShowing);
        if (row.equals(frame.get())) {
            // The same place again is another moment: its values are to be read again.
            frame.set(Optional.empty());
        }
        stop.put(latest);
        frame.put(row);
        stop.tell();
        frame.tell();
    }

    /**
     * The row to begin with: the innermost; after a trap or a call of the host the innermost whose
     * source can be read, since the instruction often lies in the language's library.
     */
    private static Optional<SymbolisedFrame> worthShowing(Stop stop) {
        if (!(stop.reason() instanceof StopReason.Trapped)
                && !(stop.reason() instanceof StopReason.AtHostCall)) {
            return stop.top();
        }
        return stop.frames().stream()
                .filter(f -> f.position().flatMap(SourcePosition::resolved).isPresent())
                .findFirst()
                .or(stop::top);
    }

    private static String sentence(Stop stop) {
        String reason = stop.reason().text();
        String where = stop.position().map(p -> " at " + p.shortText()).orElse("");
        return Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + where;
    }

    /** Carries a checked failure through a future. */
    private static final class OpenFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OpenFailure(SessionException cause) {
            super(cause);
        }
    }
}
