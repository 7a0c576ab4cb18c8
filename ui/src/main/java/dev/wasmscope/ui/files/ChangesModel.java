package dev.wasmscope.ui.files;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.OverlayChange;
import dev.wasmscope.session.OverlayOutcome;
import dev.wasmscope.ui.export.Exports;
import dev.wasmscope.ui.fx.Coalescer;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.task.Task;
import dev.wasmscope.ui.task.Tasks;
import dev.wasmscope.ui.theme.SafeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/**
 * What the guest changed in folders that it sees through an overlay: what there is, how it differs
 * from the host's files, and its way to the host or to oblivion.
 */
public final class ChangesModel implements AutoCloseable {
    /** Bytes of a file that are looked at. */
    static final int PREVIEW = 64 << 10;

    private static final String SAVED = "saved";
    private static final long LARGEST = 1L << 30;

    private final DebugModel debug;
    private final UiThread ui;
    private final Executor background;
    private final Exports exports;
    private final Tasks tasks;
    private final Coalescer.Signal touched;
    private final Subscription subscriptions;
    private final ReadOnlyObjectWrapper<List<OverlayChange>> changes =
            new ReadOnlyObjectWrapper<>(this, "changes", List.of());
    private final ReadOnlyObjectWrapper<Optional<FilePreview>> preview =
            new ReadOnlyObjectWrapper<>(this, "preview", Optional.empty());
    private final Pace pace = new Pace();
    private boolean busy;
    private boolean again;

    /**
     * @param exports tells of files that were written
     * @param tasks shows what takes a while
     */
    public ChangesModel(
            DebugModel debug, UiThread ui, Executor background, Exports exports, Tasks tasks) {
        this.exports = exports;
        this.tasks = tasks;
        this.debug = debug;
        this.ui = ui;
        this.background = background;
        this.touched = debug.events().signal(this::touched);
        debug.events()
                .onEveryHostCall(
                        call -> {
                            if (mayChange(call.name())) {
                                touched.raise();
                            }
                        });
        this.subscriptions =
                Subscription.combine(
                        debug.sessionProperty().subscribe(_ -> forget()),
                        debug.stateProperty().subscribe(_ -> refresh()));
    }

    private static boolean mayChange(String call) {
        return call.startsWith("path_") || call.startsWith("fd_");
    }

    /** What is changed and not saved, by path. */
    public ReadOnlyObjectProperty<List<OverlayChange>> changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** The change that is looked at. */
    public ReadOnlyObjectProperty<Optional<FilePreview>> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    private void forget() {
        changes.set(List.of());
        preview.set(Optional.empty());
        refresh();
    }

    private void touched() {
        if (pace.now(touched)) {
            refresh();
        }
    }

    /** Asks the session again, in the background, one question at a time. */
    public void refresh() {
        again = busy;
        Optional<DebugSession> asked = debug.session();
        if (busy || asked.isEmpty()) {
            return;
        }
        busy = true;
        ui.whenDone(
                CompletableFuture.supplyAsync(() -> asked.get().overlayChanges(), background),
                latest -> {
                    busy = false;
                    if (asked.equals(debug.session()) && !latest.equals(changes.get())) {
                        changes.set(latest);
                    }
                    if (again) {
                        refresh();
                    }
                },
                failure -> {
                    busy = false;
                    debug.fail(failure);
                });
    }

    /** Looks at a change: its beginning beside what the host has. */
    public void look(OverlayChange change) {
        debug.session()
                .ifPresent(
                        s ->
                                ui.whenDone(
                                        after(s, change)
                                                .thenApplyAsync(
                                                        bytes -> beside(change, bytes), background),
                                        seen -> preview.set(Optional.of(seen)),
                                        debug::fail));
    }

    /** Looks at nothing. */
    public void lookAway() {
        preview.set(Optional.empty());
    }

    private static CompletableFuture<byte[]> after(DebugSession session, OverlayChange change) {
        return change.sizeAfter().isPresent()
                ? session.overlayContents(change, 0, PREVIEW)
                : CompletableFuture.completedFuture(new byte[0]);
    }

    private static FilePreview beside(OverlayChange change, byte[] after) {
        byte[] before = new byte[0];
        Path host = change.folder().host().resolve(change.renamedFrom().orElse(change.path()));
        if (change.sizeBefore().isPresent()
                && Files.isRegularFile(host, LinkOption.NOFOLLOW_LINKS)) {
            try (InputStream in = Files.newInputStream(host)) {
                before = in.readNBytes(PREVIEW);
            } catch (IOException e) {
                return FilePreview.of(change, new byte[0], after);
            }
        }
        return FilePreview.of(change, before, after);
    }

    /** Saves changes on the host; {@code done} hears what was refused. */
    public void save(Collection<OverlayChange> chosen, Consumer<List<OverlayOutcome>> done) {
        apply(SAVED, chosen, done, DebugSession::saveOverlay);
    }

    /** Forgets changes; {@code done} hears what was refused. */
    public void discard(Collection<OverlayChange> chosen, Consumer<List<OverlayOutcome>> done) {
        apply("discarded", chosen, done, DebugSession::discardOverlay);
    }

    /**
     * Writes files over what the host has now, for changes that were refused because the host's
     * file changed meanwhile. Only regular files, and only below folders that are no links.
     */
    public void overwrite(Collection<OverlayChange> chosen) {
        List<OverlayChange> all = List.copyOf(chosen);
        debug.session()
                .ifPresent(
                        s ->
                                tasks.run(
                                        "Writing " + counted(all.size(), "file"),
                                        task -> {
                                            for (OverlayChange change : all) {
                                                task.check();
                                                task.report(change.guestPath(), -1);
                                                write(change, contents(s, change).join());
                                                s.discardOverlay(List.of(change)).join();
                                            }
                                            return all.size();
                                        },
                                        _ -> {
                                            told("Wrote ", all);
                                            refresh();
                                        },
                                        failure -> {
                                            debug.fail(failure);
                                            refresh();
                                        },
                                        this::refresh));
    }

    /** Says which files were written, and offers to show the first. */
    private void told(String before, List<OverlayChange> written) {
        String text =
                written.size() == 1
                        ? before + written.getFirst().hostPath()
                        : before + counted(written.size(), "file");
        exports.told(text, written.getFirst().hostPath());
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static CompletableFuture<byte[]> contents(DebugSession session, OverlayChange change) {
        long size = change.sizeAfter().orElse(-1);
        return size < 0 || size > LARGEST
                ? CompletableFuture.failedFuture(
                        new IOException(change.guestPath() + " is no file that can be written"))
                : session.overlayContents(change, 0, (int) size);
    }

    private static void write(OverlayChange change, byte[] bytes) {
        Path target = change.hostPath();
        try {
            Path folder = change.folder().host().toRealPath();
            Path parent = target.getParent();
            if (parent == null
                    || !parent.toRealPath().equals(folder.resolve(change.path()).getParent())
                    || Files.isSymbolicLink(target)) {
                throw new IOException("the way to it leads over a link");
            }
            SafeFile.write(target, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(target + " cannot be written: " + e.getMessage(), e);
        }
    }

    private interface Request {
        CompletableFuture<List<OverlayOutcome>> of(
                DebugSession session, Collection<OverlayChange> changes);
    }

    private void apply(
            String word,
            Collection<OverlayChange> chosen,
            Consumer<List<OverlayOutcome>> done,
            Request request) {
        Optional<DebugSession> session = debug.session();
        if (session.isEmpty()) {
            return;
        }
        Task task = tasks.begin(counted(chosen.size(), "change") + " to be " + word);
        ui.whenDone(
                request.of(session.get(), List.copyOf(chosen)),
                outcomes -> {
                    tasks.end(task);
                    tell(word, outcomes);
                    preview.set(Optional.empty());
                    refresh();
                    done.accept(refused(outcomes));
                },
                failure -> {
                    tasks.end(task);
                    debug.fail(failure);
                });
    }

    private static List<OverlayOutcome> refused(List<OverlayOutcome> outcomes) {
        return outcomes.stream().filter(o -> o.refusal().isPresent()).toList();
    }

    private void tell(String word, List<OverlayOutcome> outcomes) {
        int bad = refused(outcomes).size();
        int good = outcomes.size() - bad;
        String text = counted(good, "change") + " " + word;
        Optional<Path> written =
                outcomes.stream()
                        .map(OverlayOutcome::change)
                        .filter(change -> change.sizeAfter().isPresent())
                        .map(OverlayChange::hostPath)
                        .findFirst();
        if (bad == 0 && word.equals(SAVED) && written.isPresent()) {
            exports.told(text, written.get());
        } else if (bad == 0) {
            debug.say(text);
        } else {
            OverlayOutcome first = refused(outcomes).getFirst();
            debug.fail(
                    new IllegalStateException(
                            text
                                    + ", "
                                    + bad
                                    + " refused: "
                                    + first.change().guestPath()
                                    + ": "
                                    + first.refusal().orElse("")));
        }
    }

    @Override
    public void close() {
        touched.close();
        subscriptions.unsubscribe();
    }
}
