package dev.wasmscope.ui.reload;

import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SourceText;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.session.BreakpointsModel;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.session.OpenListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;

/**
 * Remembers the text of each line with a breakpoint, and when the module was built anew moves the
 * breakpoints to where those lines are now.
 */
public final class LineAnchors implements OpenListener, AutoCloseable {
    private final DebugModel debug;
    private final BreakpointsModel breakpoints;
    private final UiThread ui;
    private final Executor background;
    private final Function<LaunchConfig, Optional<KeptLines>> keptLines;
    private final ReadOnlyObjectWrapper<KeptLines> lines =
            new ReadOnlyObjectWrapper<>(this, "lines", KeptLines.NONE);
    private final ListChangeListener<Breakpoint> changed = _ -> read();

    /** What the opening thread found; taken up when the session is there. */
    private volatile Found found = new Found(KeptLines.NONE, Map.of(), false);

    /** Where the present lines belong, for the opening thread. */
    private volatile Optional<Path> module = Optional.empty();

    private volatile KeptLines present = KeptLines.NONE;

    /**
     * What is kept.
     *
     * @param module the version that the lines are of
     */
    public record KeptLines(Stamp module, List<LineAnchor> lines) {
        static final KeptLines NONE = new KeptLines(Stamp.NONE, List.of());

        public KeptLines {
            lines = List.copyOf(lines);
        }
    }

    private record Place(String file, int line) {}

    private record Found(KeptLines lines, Map<Place, Integer> moves, boolean rebuilt) {}

    /**
     * @param keptLines what was kept of a module; asked on the opening thread
     */
    public LineAnchors(
            DebugModel debug,
            BreakpointsModel breakpoints,
            UiThread ui,
            Executor background,
            Function<LaunchConfig, Optional<KeptLines>> keptLines) {
        this.debug = debug;
        this.breakpoints = breakpoints;
        this.ui = ui;
        this.background = background;
        this.keptLines = keptLines;
        breakpoints.items().addListener(changed);
        debug.addOpenListener(this);
    }

    /** The lines, to be kept. */
    public ReadOnlyObjectProperty<KeptLines> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    @Override
    public LaunchConfig opening(LaunchConfig config) {
        Path file = config.wasm().toAbsolutePath().normalize();
        KeptLines old =
                module.filter(file::equals).isPresent()
                        ? present
                        : keptLines.apply(config).orElse(KeptLines.NONE);
        Stamp now = Stamp.of(file);
        boolean rebuilt = !old.module().equals(Stamp.NONE) && !old.module().equals(now);
        Map<Place, Integer> moves =
                rebuilt
                        ? moves(
                                old.lines().stream().filter(a -> !a.embedded()).toList(),
                                a -> text(a.path()))
                        : Map.of();
        found = new Found(new KeptLines(now, moved(old.lines(), moves)), moves, rebuilt);
        return config;
    }

    private static List<LineAnchor> moved(List<LineAnchor> lines, Map<Place, Integer> moves) {
        return lines.stream()
                .map(a -> a.at(moves.getOrDefault(new Place(a.file(), a.line()), a.line())))
                .toList();
    }

    private static Map<Place, Integer> moves(
            List<LineAnchor> anchors, Function<LineAnchor, List<String>> read) {
        Map<String, List<String>> texts = new HashMap<>();
        Map<Place, Integer> moves = new LinkedHashMap<>();
        for (LineAnchor anchor : anchors) {
            List<String> text = texts.computeIfAbsent(anchor.file(), _ -> read.apply(anchor));
            int now = text.isEmpty() ? anchor.line() : anchor.in(text);
            if (now != anchor.line()) {
                moves.put(new Place(anchor.file(), anchor.line()), now);
            }
        }
        return moves;
    }

    private static List<String> text(String path) {
        try {
            return Files.readAllLines(Path.of(path));
        } catch (IOException | java.nio.file.InvalidPathException e) {
            // Gone, or not text any more: the lines keep their numbers.
            return List.of();
        }
    }

    @Override
    public void opened(DebugSession session) {
        Found now = found;
        module = Optional.of(session.config().wasm().toAbsolutePath().normalize());
        set(now.lines());
        follow(now.moves());
        if (now.rebuilt()) {
            List.copyOf(breakpoints.items()).stream()
                    .filter(one -> one.spec() instanceof BreakpointSpec.Instruction)
                    .forEach(one -> breakpoints.setEnabled(one, false));
            followEmbedded(session);
        }
        read();
    }

    /** Texts that the debug information carries can be read only now. */
    private void followEmbedded(DebugSession session) {
        List<LineAnchor> embedded = present.lines().stream().filter(LineAnchor::embedded).toList();
        if (!embedded.isEmpty()) {
            ui.whenDone(
                    CompletableFuture.supplyAsync(
                            () -> moves(embedded, a -> text(session, a.file())), background),
                    moves -> {
                        if (isPresent(session)) {
                            set(new KeptLines(present.module(), moved(present.lines(), moves)));
                            follow(moves);
                        }
                    },
                    _ -> {});
        }
    }

    private static List<String> text(DebugSession session, String file) {
        return session.module().source(file) instanceof SourceText.Found found
                ? found.lines()
                : List.of();
    }

    private boolean isPresent(DebugSession session) {
        return debug.session().filter(session::equals).isPresent();
    }

    private void follow(Map<Place, Integer> moves) {
        int moved = 0;
        for (Breakpoint one : List.copyOf(breakpoints.items())) {
            if (one.spec() instanceof BreakpointSpec.Line(String file, int line, int column)
                    && moves.containsKey(new Place(file, line))) {
                int next = moves.getOrDefault(new Place(file, line), line);
                breakpoints.replace(
                        one, new BreakpointSpec.Line(file, next, column), one.options());
                moved++;
            }
        }
        if (moved > 0) {
            int count = moved;
            ui.later(
                    () ->
                            debug.say(
                                    count == 1
                                            ? "A breakpoint followed its line"
                                            : count + " breakpoints followed their lines"));
        }
    }

    @Override
    public void closing(DebugSession session) {
        // The lines stay for the case that the same module is opened again.
        lines.set(present);
    }

    private void set(KeptLines next) {
        present = next;
        lines.set(next);
    }

    /** Reads the lines of breakpoints that are new, and forgets those of removed ones. */
    private void read() {
        Optional<DebugSession> session = debug.session();
        if (session.isEmpty()) {
            return;
        }
        List<Place> wanted =
                breakpoints.items().stream()
                        .map(Breakpoint::spec)
                        .filter(BreakpointSpec.Line.class::isInstance)
                        .map(BreakpointSpec.Line.class::cast)
                        .map(l -> new Place(l.file(), l.line()))
                        .distinct()
                        .toList();
        List<LineAnchor> known =
                present.lines().stream()
                        .filter(a -> wanted.contains(new Place(a.file(), a.line())))
                        .toList();
        if (known.size() != present.lines().size()) {
            set(new KeptLines(present.module(), known));
        }
        List<Place> missing = new ArrayList<>(wanted);
        known.forEach(a -> missing.remove(new Place(a.file(), a.line())));
        if (!missing.isEmpty()) {
            ui.whenDone(
                    CompletableFuture.supplyAsync(
                            () -> anchors(session.get(), missing), background),
                    read -> add(session.get(), read),
                    _ -> {});
        }
    }

    private void add(DebugSession session, List<LineAnchor> read) {
        if (isPresent(session) && !read.isEmpty()) {
            List<LineAnchor> all = new ArrayList<>(present.lines());
            read.stream().filter(a -> !all.contains(a)).forEach(all::add);
            set(new KeptLines(present.module(), all));
        }
    }

    private static List<LineAnchor> anchors(DebugSession session, List<Place> places) {
        List<LineAnchor> anchors = new ArrayList<>();
        Map<String, SourceText> texts = new HashMap<>();
        for (Place place : places) {
            if (texts.computeIfAbsent(place.file(), session.module()::source)
                            instanceof SourceText.Found text
                    && place.line() <= text.lines().size()) {
                anchors.add(
                        new LineAnchor(
                                place.file(),
                                place.line(),
                                text.path().map(Path::toString).orElse(""),
                                text.lines().get(place.line() - 1).strip()));
            }
        }
        return anchors;
    }

    @Override
    public void close() {
        breakpoints.items().removeListener(changed);
    }
}
