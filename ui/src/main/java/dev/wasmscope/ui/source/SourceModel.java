package dev.wasmscope.ui.source;

import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.heat.Heat;
import dev.wasmscope.ui.heat.LineHeat;
import dev.wasmscope.ui.session.BreakpointMark;
import dev.wasmscope.ui.session.BreakpointsModel;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.session.RunControl;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/** One source file: its text, the marks in its gutter, and the line of the chosen frame. */
public final class SourceModel implements AutoCloseable {
    /** What there is to show. */
    public sealed interface Content {
        /** The text is being read. */
        record Loading() implements Content {}

        /**
         * The text.
         *
         * @param path where it was read; empty when the debug information carries it
         * @param newer whether the file was changed after the module was built
         */
        record Text(SourceDocument document, Optional<Path> path, boolean newer)
                implements Content {}

        /** No text; these places were tried. */
        record Missing(List<String> tried) implements Content {}
    }

    /** What stands on the current line. */
    public enum Current {
        /** The innermost frame. */
        TOP,
        /** A caller that the user chose. */
        CALLER,
        /** A frame that is not chosen. */
        OTHER,
        /** The frame that trapped. */
        TRAP
    }

    /**
     * The line of the chosen frame.
     *
     * @param line from 1
     */
    public record CurrentLine(int line, Current kind) {}

    private final String file;
    private final DebugModel debug;
    private final BreakpointsModel breakpoints;
    private final RunControl control;
    private final ReadOnlyObjectProperty<Heat> heat;
    private final SourcesModel.ProfileWays ways;
    private final ReadOnlyObjectWrapper<Content> content =
            new ReadOnlyObjectWrapper<>(this, "content", new Content.Loading());
    private final ReadOnlyObjectWrapper<Map<Integer, BreakpointMark>> marks =
            new ReadOnlyObjectWrapper<>(this, "marks", Map.of());
    private final ReadOnlyObjectWrapper<Optional<CurrentLine>> current =
            new ReadOnlyObjectWrapper<>(this, "current", Optional.empty());
    private final ReadOnlyObjectWrapper<Map<Integer, Current>> frames =
            new ReadOnlyObjectWrapper<>(this, "frames", Map.of());
    private final ReadOnlyObjectWrapper<Set<Integer>> breakable =
            new ReadOnlyObjectWrapper<>(this, "breakable", Set.of());
    private final ReadOnlyObjectWrapper<Integer> shown =
            new ReadOnlyObjectWrapper<>(this, "shown", 0);
    private final UiThread ui;
    private final Executor background;
    private Subscription subscriptions = Subscription.EMPTY;

    SourceModel(
            String file,
            DebugModel debug,
            BreakpointsModel breakpoints,
            RunControl control,
            ReadOnlyObjectProperty<Heat> heat,
            SourcesModel.ProfileWays ways,
            UiThread ui,
            Executor background) {
        this.ui = ui;
        this.background = background;
        this.file = file;
        this.ways = ways;
        this.heat = heat;
        this.debug = debug;
        this.breakpoints = breakpoints;
        this.control = control;
    }

    /** Begins to read the text and to follow the session. */
    SourceModel start() {
        subscriptions =
                Subscription.combine(
                        breakpoints.items().subscribe(this::updateMarks),
                        debug.frameProperty().subscribe(this::updateCurrent));
        updateMarks();
        read();
        return this;
    }

    /** Reads the text again: where it is looked for has changed, or the file itself. */
    void read() {
        Optional<ModuleView> module = debug.session().map(DebugSession::module);
        inBackground(
                () ->
                        module.map(m -> SourceReader.read(m, file))
                                .orElseGet(() -> SourceReader.withoutProgram(file)),
                content::set);
        module.ifPresent(
                m ->
                        inBackground(
                                () -> (Set<Integer>) new TreeSet<>(m.breakableLines(file)),
                                breakable::set));
    }

    private <T> void inBackground(Supplier<T> question, Consumer<T> answer) {
        Optional<DebugSession> asked = debug.session();
        ui.whenDone(
                CompletableFuture.supplyAsync(question, background),
                value -> {
                    if (asked.equals(debug.session())) {
                        answer.accept(value);
                    }
                },
                debug::fail);
    }

    /** The path as the debug information records it. */
    public String file() {
        return file;
    }

    /** What there is to show. */
    public ReadOnlyObjectProperty<Content> contentProperty() {
        return content.getReadOnlyProperty();
    }

    /** The text, when there is one. */
    Optional<SourceDocument> document() {
        return content.get() instanceof Content.Text text
                ? Optional.of(text.document())
                : Optional.empty();
    }

    /** Breakpoints by line, lines from 1. */
    public ReadOnlyObjectProperty<Map<Integer, BreakpointMark>> marksProperty() {
        return marks.getReadOnlyProperty();
    }

    /** The line of the chosen frame, if it stands in this file. */
    public ReadOnlyObjectProperty<Optional<CurrentLine>> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** The lines on which frames of the stack stand, from 1; where several do, what says most. */
    public ReadOnlyObjectProperty<Map<Integer, Current>> framesProperty() {
        return frames.getReadOnlyProperty();
    }

    /** The lines that have code, from 1. */
    public ReadOnlyObjectProperty<Set<Integer>> breakableProperty() {
        return breakable.getReadOnlyProperty();
    }

    /** What the lines of all files cost. */
    public ReadOnlyObjectProperty<Heat> heatProperty() {
        return heat;
    }

    /**
     * What a line cost; {@link LineHeat#NOT_RUN} for code that did not run, where that is known.
     */
    public Optional<LineHeat> heat(int line) {
        Heat all = heat.get();
        LineHeat known = all.file(file).get(line);
        boolean idle = known == null && all.counted() && breakable.get().contains(line);
        return idle ? Optional.of(LineHeat.NOT_RUN) : Optional.ofNullable(known);
    }

    /** Shows a line among the hottest ones. */
    public void showHeat(int line) {
        ways.heat(file, line);
    }

    /** Shows the function of a line in the flame graph. */
    public void showFlame(int line) {
        ways.flame(file, line);
    }

    /** The line that a user asked to see, from 1; 0 before that. */
    public ReadOnlyObjectProperty<Integer> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Brings a line into view. */
    public void show(int line) {
        shown.set(0);
        shown.set(line);
    }

    /** Sets or removes the breakpoint of a line. */
    public void toggleBreakpoint(int line) {
        breakpoints.toggleLine(file, line);
    }

    /** Runs until the line is reached. */
    public void runTo(int line) {
        control.runTo(file, line);
    }

    private void updateMarks() {
        Set<Integer> lines = new HashSet<>();
        for (Breakpoint b : breakpoints.items()) {
            b.locations().stream()
                    .flatMap(l -> l.position().stream())
                    .filter(p -> p.file().equals(file))
                    .forEach(p -> lines.add(p.line()));
            if (b.spec() instanceof BreakpointSpec.Line(String _, int line, int _)) {
                lines.add(line);
            }
        }
        Map<Integer, BreakpointMark> next = new HashMap<>();
        for (int line : lines) {
            breakpoints.markOnLine(file, line).ifPresent(mark -> next.put(line, mark));
        }
        marks.set(Map.copyOf(next));
    }

    private void updateCurrent(Optional<SymbolisedFrame> frame) {
        Optional<SourcePosition> here = frame.flatMap(this::here);
        Map<Integer, Current> lines = new HashMap<>();
        if (frame.isPresent()) {
            for (SymbolisedFrame row :
                    debug.stopProperty().get().map(Stop::frames).orElse(List.of())) {
                here(row)
                        .ifPresent(
                                p ->
                                        lines.putIfAbsent(
                                                p.line(),
                                                row.index() == 0 ? kind(row) : Current.OTHER));
            }
        }
        here.ifPresent(p -> lines.put(p.line(), kind(frame.orElseThrow())));
        frames.set(Map.copyOf(lines));
        current.set(here.map(p -> new CurrentLine(p.line(), kind(frame.orElseThrow()))));
    }

    private Optional<SourcePosition> here(SymbolisedFrame row) {
        return row.position().filter(p -> p.file().equals(file) && p.line() > 0);
    }

    private Current kind(SymbolisedFrame frame) {
        if (frame.index() > 0) {
            return Current.CALLER;
        }
        return debug.trapped() ? Current.TRAP : Current.TOP;
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
