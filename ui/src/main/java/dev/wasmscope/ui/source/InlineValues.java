package dev.wasmscope.ui.source;

import dev.wasmscope.session.Availability;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.Variable;
import dev.wasmscope.ui.fx.Coalescer;
import dev.wasmscope.ui.fx.Latest;
import dev.wasmscope.ui.session.DebugModel;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Subscription;

/**
 * The values that stand beside the lines of the chosen frame's function.
 *
 * <p>They must never hold up a step: they are found in the background and dropped when the program
 * has gone on; of stops that follow each other quickly, as while a step key is held down, only the
 * last one is asked for them, and one now and then.
 */
public final class InlineValues implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(60);

    /**
     * Stops that are no further apart are one run of steps; in such a run they follow this often.
     */
    private static final long RUN_OF_STEPS = Duration.ofMillis(250).toNanos();

    /**
     * What is shown.
     *
     * @param file whose lines they are
     * @param stop for which they hold
     * @param lines by line, from 1
     */
    public record Shown(String file, int stop, Map<Integer, List<InlineValue>> lines) {
        static final Shown NOTHING = new Shown("", -1, Map.of());

        /** The values beside the lines of a file. */
        public Map<Integer, List<InlineValue>> in(String of) {
            return file.equals(of) ? lines : Map.of();
        }
    }

    private final DebugModel debug;
    private final Function<String, Optional<SourceModel>> sources;
    private final Latest finder;
    private final Coalescer.Signal ask;
    private final Coalescer.Signal fade;
    private final BooleanProperty enabled = new SimpleBooleanProperty(this, "enabled", true);
    private final ReadOnlyObjectWrapper<Shown> shown =
            new ReadOnlyObjectWrapper<>(this, "shown", Shown.NOTHING);
    private final Subscription subscription;
    private String function = "";
    private int stopOfValues = -1;
    private Subscription reading = Subscription.EMPTY;
    private long followed = System.nanoTime() - RUN_OF_STEPS;
    private long asked = followed;
    private Map<String, String> before = Map.of();
    private Map<String, String> now = Map.of();

    /**
     * @param sources the open file of a recorded path
     * @param finder works in the background
     */
    public InlineValues(
            DebugModel debug,
            Function<String, Optional<SourceModel>> sources,
            Coalescer coalescer,
            Latest finder) {
        this.debug = debug;
        this.sources = sources;
        this.finder = finder;
        this.ask = coalescer.signal(this::readWhenCalm);
        this.fade = coalescer.signal(this::clearIfGone);
        this.subscription =
                Subscription.combine(
                        debug.frameProperty().subscribe(this::follow),
                        debug.editsProperty().subscribe((_, _) -> read()),
                        enabled.subscribe(_ -> follow(debug.frameProperty().get())));
    }

    /** Whether there are any. */
    public BooleanProperty enabledProperty() {
        return enabled;
    }

    /** What is shown now. */
    public ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Whether what is shown is of an earlier stop. */
    public boolean stale() {
        return debug.stopProperty().get().map(Stop::number).orElse(-1) != shown.get().stop();
    }

    private void follow(Optional<SymbolisedFrame> frame) {
        if (!enabled.get()) {
            finder.cancel();
            shown.set(Shown.NOTHING);
        } else if (frame.isPresent()) {
            if (!frame.get().function().equals(function)) {
                shown.set(Shown.NOTHING);
            }
            long before = followed;
            followed = System.nanoTime();
            if (followed - before >= RUN_OF_STEPS) {
                read();
            } else {
                ask.raiseAfter(PATIENCE);
            }
        } else {
            // Steps are short: what stands there would only flicker.
            fade.raiseAfter(PATIENCE.multipliedBy(4));
        }
    }

    private void clearIfGone() {
        if (debug.frameProperty().get().isEmpty()) {
            finder.cancel();
            shown.set(Shown.NOTHING);
        }
    }

    /** Called for each of the stops that come quickly. */
    private void readWhenCalm() {
        long time = System.nanoTime();
        if (time - followed >= PATIENCE.toNanos() || time - asked >= RUN_OF_STEPS) {
            read();
        }
    }

    /** Reads for the present stop. */
    private void read() {
        Optional<SymbolisedFrame> frame = debug.frameProperty().get();
        Optional<Stop> stop = debug.stopProperty().get();
        Optional<SourcePosition> position = frame.flatMap(SymbolisedFrame::position);
        if (!enabled.get() || stop.isEmpty() || position.isEmpty()) {
            return;
        }
        asked = System.nanoTime();
        SymbolisedFrame row = frame.get();
        debug.ask(
                s -> s.variables(row.index()),
                variables -> find(stop.get(), row, position.get(), variables),
                _ -> shown.set(Shown.NOTHING));
    }

    private void find(
            Stop stop, SymbolisedFrame row, SourcePosition position, List<Variable> variables) {
        Optional<SourceModel> file = sources.apply(position.file());
        Optional<SourceDocument> document = file.flatMap(SourceModel::document);
        reading.unsubscribe();
        if (document.isEmpty()) {
            reading =
                    file.map(f -> f.contentProperty().subscribe((_, _) -> read()))
                            .orElse(Subscription.EMPTY);
            return;
        }
        Set<Long> changed = remember(stop, row, variables);
        List<Variable> available =
                variables.stream()
                        .filter(v -> v.availability() instanceof Availability.Available)
                        .toList();
        finder.ask(
                () ->
                        new Shown(
                                position.file(),
                                stop.number(),
                                InlineLayout.of(
                                        document.get(),
                                        position.line(),
                                        available,
                                        v -> changed.contains(v.id()))),
                this::show,
                debug::fail);
    }

    private void show(Shown next) {
        if (debug.stopProperty().get().filter(s -> s.number() == next.stop()).isPresent()) {
            shown.set(next);
        }
    }

    /** Remembers the values of a stop; the ids of those that are not what they were before. */
    private Set<Long> remember(Stop stop, SymbolisedFrame row, List<Variable> variables) {
        if (!row.function().equals(function)) {
            before = Map.of();
        } else if (stop.number() != stopOfValues) {
            before = now;
        }
        function = row.function();
        stopOfValues = stop.number();
        Map<String, String> values = new HashMap<>();
        variables.forEach(v -> values.putIfAbsent(v.name(), v.value()));
        now = values;
        return variables.stream()
                .filter(v -> !before.getOrDefault(v.name(), v.value()).equals(v.value()))
                .map(Variable::id)
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        subscription.unsubscribe();
        reading.unsubscribe();
        ask.close();
        fade.close();
    }
}
