package dev.wasmscope.ui.files;

import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.host.trace.DescriptorUse;
import dev.wasmscope.engine.host.trace.FileSummary;
import dev.wasmscope.engine.host.trace.FileUse;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.DirAccess;
import dev.wasmscope.session.DirMapping;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.ui.fx.Coalescer;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.trace.CallSites;
import dev.wasmscope.ui.trace.store.CallStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * What the guest did with each file and each descriptor, put together from the trace in the
 * background, each call once.
 */
public final class FilesModel implements AutoCloseable {
    /**
     * One row of the descriptors.
     *
     * @param openedAt the line that opened it, as far as it is known
     * @param state in words: preopened how, open, closed
     */
    public record Descriptor(DescriptorUse use, Optional<SourcePosition> openedAt, String state) {}

    /**
     * What is known at one moment. A list in which nothing changed since the moment before is the
     * same list.
     *
     * @param leaks descriptors that the guest opened and has not closed
     */
    public record Summary(List<FileUse> files, List<Descriptor> descriptors, int leaks) {
        /** Nothing yet. */
        public static final Summary NONE = new Summary(List.of(), List.of(), 0);

        public Summary {
            files = List.copyOf(files);
            descriptors = List.copyOf(descriptors);
        }

        /**
         * A summary equals itself only: properties compare their old and new values on the
         * toolkit's thread, and these hold thousands of rows.
         */
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** Rows of each kind that are shown at most. */
    private static final int MOST = 2000;

    private final DebugModel debug;
    private final CallStore store;
    private final UiThread ui;
    private final Executor background;
    private final Coalescer.Signal arrived;
    private final Subscription subscriptions;
    private final ReadOnlyObjectWrapper<Summary> summary =
            new ReadOnlyObjectWrapper<>(this, "summary", Summary.NONE);
    private final ReadOnlyObjectWrapper<List<DirMapping>> folders =
            new ReadOnlyObjectWrapper<>(this, "folders", List.of());
    private final Pace pace = new Pace();
    private Tally tally = new Tally(-1);
    private Optional<CallSites> sites = Optional.empty();
    private boolean busy;
    private boolean again;

    /** What was put together of one run; belongs to the one background task that is under way. */
    private static final class Tally {
        final int generation;
        final FileSummary files = new FileSummary();
        Summary last = Summary.NONE;
        long next;

        Tally(int generation) {
            this.generation = generation;
        }
    }

    /**
     * @param store the trace's
     */
    public FilesModel(DebugModel debug, CallStore store, UiThread ui, Executor background) {
        this.debug = debug;
        this.store = store;
        this.ui = ui;
        this.background = background;
        this.arrived = debug.events().signal(this::arrived);
        debug.events().onEveryHostCall(_ -> arrived.raise());
        this.subscriptions =
                Subscription.combine(
                        debug.sessionProperty().subscribe(this::sessionChanged),
                        debug.stateProperty().subscribe(_ -> refresh()));
    }

    /** What the guest did with its files. */
    public ReadOnlyObjectProperty<Summary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** The folders of this machine that the program is given. */
    public ReadOnlyObjectProperty<List<DirMapping>> foldersProperty() {
        return folders.getReadOnlyProperty();
    }

    private void sessionChanged(Optional<DebugSession> session) {
        folders.set(session.map(s -> s.config().preopens()).orElse(List.of()));
        sites = session.map(s -> new CallSites(s.module()));
        summary.set(Summary.NONE);
        refresh();
    }

    private void arrived() {
        if (pace.now(arrived)) {
            refresh();
        }
    }

    /** Looks at what came since the last time; one task at a time. */
    private void refresh() {
        again = busy;
        if (busy || debug.session().isEmpty()) {
            return;
        }
        busy = true;
        if (tally.generation != store.generation()) {
            tally = new Tally(store.generation());
        }
        Tally mine = tally;
        List<DirMapping> folders =
                debug.session().map(s -> s.config().preopens()).orElse(List.of());
        Optional<CallSites> places = sites;
        ui.whenDone(
                CompletableFuture.supplyAsync(() -> count(mine, folders, places), background),
                latest -> {
                    busy = false;
                    if (mine.generation == store.generation()) {
                        summary.set(latest);
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

    private Summary count(Tally mine, List<DirMapping> folders, Optional<CallSites> places) {
        for (long end = store.size(); mine.next < end; mine.next++) {
            store.call(mine.next).ifPresent(mine.files::add);
        }
        List<Descriptor> descriptors = new ArrayList<>();
        List<DescriptorUse> uses = mine.files.descriptors();
        // What was left open is what a user looks for; of the others the latest are enough.
        List<DescriptorUse> shown =
                new ArrayList<>(uses.stream().filter(DescriptorUse::leaked).limit(MOST).toList());
        int leaks = shown.size();
        uses.reversed().stream().filter(use -> !use.leaked()).limit(MOST).forEach(shown::add);
        shown.subList(leaks, shown.size()).sort(Comparator.comparingLong(DescriptorUse::openedBy));
        for (DescriptorUse use : shown) {
            descriptors.add(
                    new Descriptor(
                            use, places.flatMap(p -> p.line(use.openedAt())), state(use, folders)));
        }
        mine.last =
                new Summary(
                        kept(mine.last.files(), mine.files.files().stream().limit(MOST).toList()),
                        kept(mine.last.descriptors(), List.copyOf(descriptors)),
                        (int) uses.stream().filter(DescriptorUse::leaked).count());
        return mine.last;
    }

    /** The old list where nothing changed, so that a view need not compare thousands of rows. */
    private static <T> List<T> kept(List<T> old, List<T> latest) {
        return latest.equals(old) ? old : latest;
    }

    private static String state(DescriptorUse use, List<DirMapping> folders) {
        return switch (use.origin()) {
            case STANDARD_STREAM -> "stream";
            case PREOPENED ->
                    folders.stream()
                            .filter(folder -> folder.guest().equals(use.name()))
                            .map(folder -> words(folder.access()))
                            .findFirst()
                            .orElse("preopened");
            case OPENED, ACCEPTED -> use.open() ? "open" : "closed by #" + use.closedBy();
        };
    }

    /** How a folder is given to the guest, in words. */
    public static String words(DirAccess access) {
        return switch (access) {
            case OVERLAY -> "overlay";
            case READ_ONLY -> "read-only";
            case READ_WRITE -> "real";
        };
    }

    /** The call of that number, if it is kept. */
    public Optional<HostCallEvent> call(long number) {
        return store.call(number - 1).filter(call -> call.number() == number);
    }

    @Override
    public void close() {
        arrived.close();
        subscriptions.unsubscribe();
    }
}
