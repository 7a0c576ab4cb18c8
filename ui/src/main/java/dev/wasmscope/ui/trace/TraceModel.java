package dev.wasmscope.ui.trace;

import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.ui.fx.Coalescer;
import dev.wasmscope.ui.session.DebugModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.util.Subscription;

/** The host calls of the run, as they come, and those of them that a filter leaves. */
public final class TraceModel implements AutoCloseable {
    /** The oldest calls are dropped beyond this number. */
    public static final int MOST_CALLS = 100_000;

    private static final int FIRST = 1;

    private final ObservableList<HostCallEvent> all = FXCollections.observableArrayList();
    private final ObservableList<HostCallEvent> allView =
            FXCollections.unmodifiableObservableList(all);
    private final FilteredList<HostCallEvent> shown = new FilteredList<>(all);
    private final ObservableList<HostCallEvent> shownView =
            FXCollections.unmodifiableObservableList(shown);
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final Queue<HostCallEvent> arriving = new ConcurrentLinkedQueue<>();
    private final Coalescer.Signal arrived;
    private final Subscription subscriptions;

    public TraceModel(DebugModel debug) {
        this.arrived = debug.events().signal(this::drain);
        debug.events()
                .onEveryHostCall(
                        call -> {
                            arriving.add(call);
                            arrived.raise();
                        });
        this.subscriptions =
                Subscription.combine(
                        debug.sessionProperty().subscribe(this::sessionChanged),
                        filter.subscribe(this::refilter));
    }

    /** The calls that the filter leaves, oldest first. */
    public ObservableList<HostCallEvent> shown() {
        return shownView;
    }

    /** All calls, oldest first. */
    public ObservableList<HostCallEvent> all() {
        return allView;
    }

    /**
     * What the user looks for: words that must all occur in name, arguments or result; {@code
     * !error} leaves failed calls only.
     */
    public StringProperty filterProperty() {
        return filter;
    }

    /** The arguments as a trace prints them. */
    public static String arguments(HostCallEvent call) {
        return call.arguments().stream()
                .map(HostArgument::toString)
                .collect(Collectors.joining(", "));
    }

    private void refilter(String text) {
        List<String> words =
                List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+")).stream()
                        .filter(word -> !word.isEmpty())
                        .toList();
        shown.setPredicate(call -> words.stream().allMatch(word -> matches(call, word)));
    }

    private static boolean matches(HostCallEvent call, String word) {
        if (word.equals("!error")) {
            return call.failed();
        }
        return call.name().toLowerCase(Locale.ROOT).contains(word)
                || call.result().toLowerCase(Locale.ROOT).contains(word)
                || arguments(call).toLowerCase(Locale.ROOT).contains(word);
    }

    private void drain() {
        List<HostCallEvent> more = new ArrayList<>();
        for (HostCallEvent call = arriving.poll(); call != null; call = arriving.poll()) {
            if (call.number() == FIRST) {
                // The program was started again.
                more.clear();
                all.clear();
            }
            more.add(call);
        }
        all.addAll(more);
        if (all.size() > MOST_CALLS) {
            all.remove(0, all.size() - MOST_CALLS);
        }
    }

    private void sessionChanged(Optional<DebugSession> session) {
        arriving.clear();
        all.setAll(session.map(s -> s.hostCalls().events()).orElse(List.of()));
    }

    @Override
    public void close() {
        arrived.close();
        subscriptions.unsubscribe();
    }
}
