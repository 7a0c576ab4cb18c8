package dev.wasmscope.ui.flame;

import dev.wasmscope.profiler.analyse.FlameGraph;
import dev.wasmscope.profiler.analyse.TreeDifference;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.ui.fx.Latest;
import dev.wasmscope.ui.fx.UiThread;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A profile laid out as a flame graph, the part of it in sight, and what a search found. */
public final class FlameModel {
    /** The root box. */
    public static final int ROOT = 0;

    private static final int HISTORY = 64;

    private final Latest layouts;
    private final Latest searches;
    private final Consumer<Throwable> failed;
    private Optional<Profile> profile = Optional.empty();
    private Optional<Profile> base = Optional.empty();
    private double[] changes = {};
    private final ReadOnlyObjectWrapper<Optional<FlameGraph>> graph =
            new ReadOnlyObjectWrapper<>(this, "graph", Optional.empty());
    private final ObjectProperty<FlameOptions> options =
            new SimpleObjectProperty<>(this, "options", FlameOptions.PLAIN);
    private final ObjectProperty<FlameColors> colors =
            new SimpleObjectProperty<>(this, "colors", FlameColors.FUNCTION);
    private final ObjectProperty<Boolean> rootAtTop =
            new SimpleObjectProperty<>(this, "rootAtTop", true);
    private final ReadOnlyObjectWrapper<Span> view =
            new ReadOnlyObjectWrapper<>(this, "view", Span.all(1));
    private final ReadOnlyObjectWrapper<Integer> selected =
            new ReadOnlyObjectWrapper<>(this, "selected", ROOT);
    private final StringProperty search = new SimpleStringProperty(this, "search", "");
    private final ReadOnlyObjectWrapper<FlameMatches> matches =
            new ReadOnlyObjectWrapper<>(this, "matches", FlameMatches.NONE);
    private final Deque<Span> history = new ArrayDeque<>();

    /** A graph, and what changed in it. */
    private record Picture(FlameGraph graph, double[] changes) {
        static Picture of(Profile whole, Optional<Profile> before, FlameOptions how) {
            if (before.isEmpty()) {
                return new Picture(how.layOut(whole), new double[0]);
            }
            TreeDifference both = how.compare(before.get(), whole);
            return new Picture(FlameGraph.of(both.after()), both.shareChanges());
        }
    }

    /**
     * @param ui the thread of this model
     * @param background where profiles are laid out
     * @param failed told what goes wrong there
     */
    public FlameModel(UiThread ui, Executor background, Consumer<Throwable> failed) {
        this.layouts = new Latest(ui, background);
        this.searches = new Latest(ui, background);
        this.failed = failed;
        options.subscribe(_ -> layOut());
        search.subscribe(_ -> find());
    }

    /** The graph. */
    public ReadOnlyObjectProperty<Optional<FlameGraph>> graphProperty() {
        return graph.getReadOnlyProperty();
    }

    /** How the profile becomes a graph. */
    public ObjectProperty<FlameOptions> optionsProperty() {
        return options;
    }

    /** What colours tell. */
    public ObjectProperty<FlameColors> colorsProperty() {
        return colors;
    }

    /** Whether callers stand above callees; else the flames rise. */
    public ObjectProperty<Boolean> rootAtTopProperty() {
        return rootAtTop;
    }

    /** Part of the function names to find, or a regular expression between slashes. */
    public StringProperty searchProperty() {
        return search;
    }

    /** The box that the user chose; the root at first. */
    public ReadOnlyObjectProperty<Integer> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Where the view is, or moves to. */
    ReadOnlyObjectProperty<Span> viewProperty() {
        return view.getReadOnlyProperty();
    }

    /** What the search found. */
    ReadOnlyObjectProperty<FlameMatches> matchesProperty() {
        return matches.getReadOnlyProperty();
    }

    /** Shows a profile, or nothing. */
    public void show(Optional<Profile> next) {
        profile = next;
        layOut();
    }

    /** Compares what is shown with an earlier profile, or with nothing. */
    public void compareWith(Optional<Profile> earlier) {
        if (!earlier.equals(base)) {
            base = earlier;
            colors.set(earlier.isPresent() ? FlameColors.DIFFERENCE : FlameColors.FUNCTION);
            layOut();
        }
    }

    /**
     * How much more of its run each row of the graph's tree is than before, from -1 to 1; empty
     * where nothing is compared.
     */
    double[] changes() {
        return changes;
    }

    /** Shows it in another way. */
    public void change(UnaryOperator<FlameOptions> how) {
        options.set(how.apply(options.get()));
    }

    private void layOut() {
        FlameOptions how = options.get();
        if (profile.isEmpty()) {
            layouts.cancel();
            setGraph(Optional.empty());
            return;
        }
        Profile whole = profile.get();
        Optional<Profile> before = base.filter(b -> b.weight() == whole.weight());
        layouts.ask(
                () -> Picture.of(whole, before, how),
                p -> {
                    changes = p.changes();
                    setGraph(Optional.of(p.graph()));
                },
                failed);
    }

    private void setGraph(Optional<FlameGraph> next) {
        history.clear();
        matches.set(FlameMatches.NONE);
        graph.set(next);
        selected.set(ROOT);
        view.set(Span.all(total()));
        find();
    }

    private void find() {
        String wanted = search.get();
        if (graph.get().isEmpty() || wanted.isBlank()) {
            searches.cancel();
            matches.set(FlameMatches.NONE);
            return;
        }
        FlameGraph in = graph.get().get();
        searches.ask(() -> FlameMatches.of(in, wanted), matches::set, failed);
    }

    /** The width of the whole graph. */
    double total() {
        return graph.get().map(FlameGraph::total).orElse(1L);
    }

    /** Chooses a box. */
    public void select(int box) {
        selected.set(graph.get().filter(g -> box >= 0 && box < g.size()).isPresent() ? box : ROOT);
    }

    /** Lets a box fill the width, and chooses it. */
    public void zoomTo(int box) {
        select(box);
        graph.get()
                .ifPresent(
                        g -> {
                            int at = selected.get();
                            double from = g.start(at);
                            moveTo(new Span(from, from + Math.max(1, g.width(at))));
                        });
    }

    /** Moves the view; a step back leads here again. */
    void moveTo(Span next) {
        if (!next.equals(view.get())) {
            if (history.size() == HISTORY) {
                history.removeLast();
            }
            history.push(view.get());
            view.set(next);
        }
    }

    /** Moves the view as a part of one gesture. */
    void glideTo(Span next) {
        view.set(next);
    }

    /** Where the view was before it moved, else the whole. */
    void back() {
        view.set(history.isEmpty() ? Span.all(total()) : history.pop());
    }

    /** Chooses the match after or before the chosen box. */
    public void nextMatch(boolean forward) {
        int box = matches.get().next(selected.get(), forward);
        if (box >= 0) {
            select(box);
            reveal(box);
        }
    }

    /** Moves the view so that a box is seen, and is wide enough to be read. */
    void reveal(int box) {
        graph.get()
                .ifPresent(
                        g -> {
                            double from = g.start(box);
                            double width = Math.max(1, g.width(box));
                            Span now = view.get();
                            if (width < now.width() / 50) {
                                now = new Span(from - 12 * width, from + 13 * width);
                            }
                            moveTo(now.within(total()).showing(from, from + width, total()));
                        });
    }

    /** The function of a box; empty for the root. */
    public Optional<FunctionLabel> function(int box) {
        return graph.get()
                .filter(g -> box > ROOT && box < g.size())
                .map(g -> g.profile().labels().get(g.profile().tree().function(g.node(box))));
    }

    /** The names from the outermost caller to a box, one a line. */
    public String stack(int box) {
        if (graph.get().isEmpty()) {
            return "";
        }
        FlameGraph g = graph.get().get();
        Deque<String> names = new ArrayDeque<>();
        CallTree tree = g.profile().tree();
        for (int row = g.node(box); row != CallTree.NONE; row = tree.parent(row)) {
            names.push(g.profile().nameOf(row));
        }
        return String.join("\n", names);
    }
}
