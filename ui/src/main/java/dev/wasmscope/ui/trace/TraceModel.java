package dev.wasmscope.ui.trace;

import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.host.trace.CallFilter;
import dev.wasmscope.engine.host.trace.CallFilterException;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.ui.export.Exports;
import dev.wasmscope.ui.fx.Coalescer;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.task.Task;
import dev.wasmscope.ui.trace.index.Grouping;
import dev.wasmscope.ui.trace.index.RowSlice;
import dev.wasmscope.ui.trace.index.TimeAxis;
import dev.wasmscope.ui.trace.index.TimeHistogram;
import dev.wasmscope.ui.trace.index.TimeRange;
import dev.wasmscope.ui.trace.index.TraceIndex;
import dev.wasmscope.ui.trace.index.TraceQuery;
import dev.wasmscope.ui.trace.index.TraceSnapshot;
import dev.wasmscope.ui.trace.store.CallColumns;
import dev.wasmscope.ui.trace.store.CallStore;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;

/**
 * The host calls of the run, as they come: which of them a filter leaves, in which groups, and the
 * one that the user chose.
 *
 * <p>Calls are stored by the guest's thread, filtered and grouped by a worker's; this model only
 * takes over finished answers and unpacks the calls in sight.
 */
public final class TraceModel implements AutoCloseable {
    /** After so many calls that were written to a file, it is said how far it is. */
    private static final int TOLD = 1000;

    private static final int FIRST = 1;
    private static final int REMEMBERED = 512;
    private static final Duration INTERVAL = Duration.ofMillis(25);

    private final DebugModel debug;
    private final UiThread ui;
    private final Executor background;
    private final CallStore store;
    private final TraceIndex index;
    private final Coalescer.Signal answered;
    private final Subscription subscriptions;
    private final Set<String> open = new HashSet<>();
    private final Map<Long, HostCallEvent> unpacked = new LinkedHashMap<>();
    private int generation;
    private Optional<CallSites> sites = Optional.empty();

    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ReadOnlyObjectWrapper<Optional<FilterProblem>> problem =
            new ReadOnlyObjectWrapper<>(this, "problem", Optional.empty());
    private final ObjectProperty<Grouping> grouping =
            new SimpleObjectProperty<>(this, "grouping", Grouping.NONE);
    private final ObjectProperty<TimeAxis> axis =
            new SimpleObjectProperty<>(this, "axis", TimeAxis.CLOCK);
    private final ObjectProperty<Optional<TimeRange>> range =
            new SimpleObjectProperty<>(this, "range", Optional.empty());
    private final ReadOnlyObjectWrapper<TraceRows> rows =
            new ReadOnlyObjectWrapper<>(this, "rows", TraceRows.EMPTY);
    private final ReadOnlyObjectWrapper<Optional<SelectedCall>> selected =
            new ReadOnlyObjectWrapper<>(this, "selected", Optional.empty());
    private CallFilter accepted = CallFilter.ALL;

    /**
     * @param store where calls are kept; this model's own
     * @param worker runs one task at a time: filters and groups
     * @param background where call sites are looked up
     */
    public TraceModel(
            DebugModel debug, CallStore store, UiThread ui, Executor worker, Executor background) {
        this.debug = debug;
        this.store = store;
        this.ui = ui;
        this.background = background;
        this.answered = debug.events().signal(this::takeOver);
        this.index = new TraceIndex(store, worker, INTERVAL, answered::raise);
        debug.events().onEveryHostCall(this::arrived);
        this.subscriptions =
                Subscription.combine(
                        debug.sessionProperty().subscribe(this::sessionChanged),
                        filter.subscribe(this::filterChanged),
                        grouping.subscribe(_ -> ask()),
                        range.subscribe(_ -> ask()));
    }

    // ---- what the user asks for

    /** Which calls to show, in the language of {@code wasmscope trace --filter}. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** What is wrong with the filter; the last good one is in force meanwhile. */
    public ReadOnlyObjectProperty<Optional<FilterProblem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** In which groups. */
    public ObjectProperty<Grouping> groupingProperty() {
        return grouping;
    }

    /** How the strip measures time. */
    public ObjectProperty<TimeAxis> axisProperty() {
        return axis;
    }

    /** When; empty for the whole run. */
    public ObjectProperty<Optional<TimeRange>> rangeProperty() {
        return range;
    }

    /** Shows the whole run. */
    public void showAll() {
        range.set(Optional.empty());
    }

    /** Shows what came from the chosen call on, or until it. */
    public void showFrom(boolean on) {
        selected.get().ifPresent(call -> range.set(Optional.of(part(call, on))));
    }

    private TimeRange part(SelectedCall call, boolean on) {
        Optional<TimeRange> now = range.get().filter(r -> r.axis() == axis.get());
        TimeHistogram whole = rows.get().snapshot().histogram(axis.get());
        long at = axis.get() == TimeAxis.CLOCK ? call.event().clock() : call.at();
        return on
                ? new TimeRange(axis.get(), at, now.map(TimeRange::to).orElse(whole.last()))
                : new TimeRange(axis.get(), now.map(TimeRange::from).orElse(whole.origin()), at);
    }

    /** Opens a group, or closes it. */
    public void toggle(String group) {
        if (!open.remove(group)) {
            open.add(group);
        }
        rows.set(new TraceRows(rows.get().snapshot(), open));
    }

    // ---- what there is to show

    /** The rows of the table. */
    public ReadOnlyObjectProperty<TraceRows> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** The call that the user chose. */
    public ReadOnlyObjectProperty<Optional<SelectedCall>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Chooses a call; a negative row chooses none. */
    public void select(long row) {
        if (selected.get().map(SelectedCall::row).orElse(-1L) != row) {
            selected.set(call(row).map(event -> new SelectedCall(row, store.at(row), event)));
        }
    }

    /** A call, unpacked; empty when it was dropped. */
    public Optional<HostCallEvent> call(long row) {
        HostCallEvent known = unpacked.get(row);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<HostCallEvent> call = store.call(row);
        call.ifPresent(
                event -> {
                    if (unpacked.size() >= REMEMBERED) {
                        unpacked.clear();
                    }
                    unpacked.put(row, event);
                });
        return call;
    }

    /** The columns of a call; empty when it was dropped. */
    public Optional<CallColumns> columns(long row) {
        return store.columns(row);
    }

    /** Host time at which a call began, in nanoseconds since the first; 0 when it was dropped. */
    public long at(long row) {
        return store.at(row);
    }

    /** How many calls the filter was asked about, and how many were unpacked: work done so far. */
    public Work work() {
        return new Work(index.examined(), store.unpacked());
    }

    /**
     * What tests count instead of time.
     *
     * @param examined calls that a filter was asked about
     * @param unpacked calls that were unpacked for any reason
     */
    public record Work(long examined, long unpacked) {}

    /** The calls that are shown, oldest first, at most so many. */
    public List<HostCallEvent> shown(int most) {
        List<HostCallEvent> calls = new ArrayList<>();
        var slice = rows.get().snapshot().rows();
        for (int i = 0; i < Math.min(most, slice.size()); i++) {
            store.call(slice.get(i)).ifPresent(calls::add);
        }
        return calls;
    }

    /**
     * Brings the calls that are shown to {@code done}, each in a line of its own, at most so many.
     */
    public void lines(int most, Function<HostCallEvent, String> form, Consumer<String> done) {
        RowSlice slice = rows.get().snapshot().rows();
        ui.whenDone(
                CompletableFuture.supplyAsync(() -> lines(slice, most, form), background),
                done,
                debug::fail);
    }

    private String lines(RowSlice slice, int most, Function<HostCallEvent, String> form) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(most, slice.size()); i++) {
            store.call(slice.get(i)).ifPresent(c -> text.append(form.apply(c)).append('\n'));
        }
        return text.toString();
    }

    /**
     * Writes the calls that are shown to a file in the background: as JSON, one object a line, when
     * its name ends so, else as text.
     */
    public void export(Path file, Exports exports) {
        RowSlice slice = rows.get().snapshot().rows();
        boolean json = file.toString().matches("(?i).*\\.(json|jsonl|ndjson)");
        exports.write(file, (out, task) -> write(out, task, slice, json));
    }

    private String write(OutputStream to, Task task, RowSlice slice, boolean json)
            throws IOException {
        BufferedWriter out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        for (int i = 0; i < slice.size(); i++) {
            if (i % TOLD == 0) {
                task.report(Parts.grouped(i) + " calls written", (double) i / slice.size());
            }
            Optional<HostCallEvent> call = store.call(slice.get(i));
            if (call.isPresent()) {
                out.write(json ? CallJson.line(call.get()) : CallText.line(call.get()));
                out.write('\n');
            }
        }
        out.flush();
        return Parts.grouped(slice.size()) + " calls written";
    }

    // ---- where calls come from

    /** Brings the line that made a call to {@code show}. */
    public void source(HostCallEvent call, Consumer<SourcePosition> show) {
        sites.ifPresent(
                s ->
                        ui.whenDone(
                                CompletableFuture.supplyAsync(() -> s.line(call), background),
                                line ->
                                        line.ifPresentOrElse(
                                                show,
                                                () ->
                                                        debug.say(
                                                                "No source is known for the code"
                                                                        + " that called "
                                                                        + call.name())),
                                debug::fail));
    }

    /** Brings the functions on the way to a call to {@code show}, innermost first. */
    public void callers(HostCallEvent call, Consumer<List<CallSites.Caller>> show) {
        sites.ifPresent(
                s ->
                        ui.whenDone(
                                CompletableFuture.supplyAsync(() -> s.callers(call), background),
                                show,
                                debug::fail));
    }

    // ---- on the guest's thread

    private void arrived(HostCallEvent call) {
        if (call.number() == FIRST) {
            store.clear();
        }
        store.append(call, System.nanoTime());
        index.wake();
    }

    // ---- on the toolkit's thread

    private void sessionChanged(Optional<DebugSession> session) {
        store.clear();
        sites = session.map(s -> new CallSites(s.module()));
        session.ifPresent(s -> s.hostCalls().events().forEach(this::arrived));
        range.set(Optional.empty());
        index.wake();
    }

    private void filterChanged(String text) {
        try {
            accepted = CallFilter.parse(text);
            problem.set(Optional.empty());
            ask();
        } catch (CallFilterException e) {
            String message = Objects.requireNonNullElse(e.getMessage(), "not a filter");
            problem.set(Optional.of(new FilterProblem(message, e.column())));
        }
    }

    private void ask() {
        index.ask(new TraceQuery(accepted, range.get(), grouping.get()));
    }

    private void takeOver() {
        TraceSnapshot snapshot = index.latest();
        if (snapshot.generation() != generation) {
            generation = snapshot.generation();
            unpacked.clear();
            selected.set(Optional.empty());
        }
        rows.set(new TraceRows(snapshot, open));
    }

    @Override
    public void close() {
        answered.close();
        subscriptions.unsubscribe();
    }
}
