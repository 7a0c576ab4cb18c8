package dev.wasmscope.ui.source;

import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointLocation;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.SourceText;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.heat.Heat;
import dev.wasmscope.ui.heat.LineHeat;
import dev.wasmscope.ui.session.BreakpointsModel;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.session.RunControl;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/** One source file: its text, the marks in its gutter, and the line of the chosen frame. */
public final class SourceModel implements AutoCloseable {
    /** What there is to show. */
    public sealed interface Content {
        /** The text is being read. */
        record Loading() implements Content {}

        /** The text. */
        record Text(SourceDocument document) implements Content {}

        /** No text; these places were tried. */
        record Missing(List<String> tried) implements Content {}
    }

    /** How a breakpoint looks in the gutter. */
    public enum Mark {
        /** It stops. */
        SET,
        /** Switched off. */
        DISABLED,
        /** It has not landed anywhere. */
        UNVERIFIED
    }

    /** What stands on the current line. */
    public enum Current {
        /** The innermost frame. */
        TOP,
        /** A caller that the user chose. */
        CALLER,
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
    private final ReadOnlyObjectWrapper<Map<Integer, Mark>> marks =
            new ReadOnlyObjectWrapper<>(this, "marks", Map.of());
    private final ReadOnlyObjectWrapper<Optional<CurrentLine>> current =
            new ReadOnlyObjectWrapper<>(this, "current", Optional.empty());
    private final ReadOnlyObjectWrapper<Set<Integer>> breakable =
            new ReadOnlyObjectWrapper<>(this, "breakable", Set.of());
    private final ReadOnlyObjectWrapper<Integer> shown =
            new ReadOnlyObjectWrapper<>(this, "shown", 0);
    private Subscription subscriptions = Subscription.EMPTY;

    SourceModel(
            String file,
            DebugModel debug,
            BreakpointsModel breakpoints,
            RunControl control,
            ReadOnlyObjectProperty<Heat> heat,
            SourcesModel.ProfileWays ways) {
        this.file = file;
        this.ways = ways;
        this.heat = heat;
        this.debug = debug;
        this.breakpoints = breakpoints;
        this.control = control;
    }

    /** Begins to read the text and to follow the session. */
    SourceModel start(UiThread ui, Executor background) {
        subscriptions =
                Subscription.combine(
                        breakpoints.items().subscribe(this::updateMarks),
                        debug.frameProperty().subscribe(this::updateCurrent));
        updateMarks();
        if (debug.session().isEmpty()) {
            ui.whenDone(
                    CompletableFuture.supplyAsync(
                            () -> read(SourceWithoutGuest.read(file)), background),
                    content::set,
                    debug::fail);
        }
        debug.session()
                .ifPresent(
                        session -> {
                            ui.whenDone(
                                    CompletableFuture.supplyAsync(
                                            () -> read(session.module().source(file)), background),
                                    content::set,
                                    debug::fail);
                            ui.whenDone(
                                    CompletableFuture.supplyAsync(
                                            () ->
                                                    (Set<Integer>)
                                                            new TreeSet<>(
                                                                    session.module()
                                                                            .breakableLines(file)),
                                            background),
                                    breakable::set,
                                    debug::fail);
                        });
        return this;
    }

    private static Content read(SourceText source) {
        return switch (source) {
            case SourceText.Found found ->
                    new Content.Text(SourceDocument.of(found.file(), found.lines()));
            case SourceText.Missing missing -> new Content.Missing(missing.tried());
        };
    }

    /** The path as the debug information records it. */
    public String file() {
        return file;
    }

    /** What there is to show. */
    public ReadOnlyObjectProperty<Content> contentProperty() {
        return content.getReadOnlyProperty();
    }

    /** Breakpoints by line, lines from 1. */
    public ReadOnlyObjectProperty<Map<Integer, Mark>> marksProperty() {
        return marks.getReadOnlyProperty();
    }

    /** The line of the chosen frame, if it stands in this file. */
    public ReadOnlyObjectProperty<Optional<CurrentLine>> currentProperty() {
        return current.getReadOnlyProperty();
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
        Map<Integer, Mark> next = new HashMap<>();
        for (Breakpoint b : breakpoints.items()) {
            Mark mark = b.enabled() ? Mark.SET : Mark.DISABLED;
            if (b.verified()) {
                b.locations().stream()
                        .map(BreakpointLocation::position)
                        .flatMap(Optional::stream)
                        .filter(p -> p.file().equals(file))
                        .forEach(p -> next.put(p.line(), mark));
            } else if (b.spec() instanceof BreakpointSpec.Line(String asked, int line, int _)
                    && (asked.equals(file) || file.endsWith("/" + asked))) {
                next.put(line, b.enabled() ? Mark.UNVERIFIED : Mark.DISABLED);
            }
        }
        marks.set(Map.copyOf(next));
    }

    private void updateCurrent(Optional<SymbolisedFrame> frame) {
        Optional<SourcePosition> here =
                frame.flatMap(SymbolisedFrame::position)
                        .filter(p -> p.file().equals(file) && p.line() > 0);
        current.set(here.map(p -> new CurrentLine(p.line(), kind(frame.orElseThrow()))));
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
