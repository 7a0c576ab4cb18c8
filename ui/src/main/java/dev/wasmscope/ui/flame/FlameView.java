package dev.wasmscope.ui.flame;

import dev.wasmscope.profiler.analyse.FlameGraph;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.ui.action.Action;
import dev.wasmscope.ui.parts.EmptyState;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.theme.Themes;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** Shows a {@link FlameModel}: the graph with its map at the left, tables at the right. */
public final class FlameView implements AutoCloseable {
    /** Below this width the tables stand under the graph. */
    private static final double NARROW = 860;

    /**
     * What the view needs beside its model.
     *
     * @param profile starts the program with the profiler: offered while there is no profile
     * @param part begins and ends to profile the program that runs
     * @param open opens a profile from a file
     * @param source shows where a function is declared
     * @param callers shows who calls a function
     * @param beside stands at the right of the graph
     * @param bar stands in the bar above it
     */
    public record Outside(
            Action profile,
            Node part,
            Action open,
            Consumer<FunctionLabel> source,
            Consumer<FunctionLabel> callers,
            Node beside,
            List<Node> bar) {
        public Outside {
            bar = List.copyOf(bar);
        }
    }

    private final FlameModel model;
    private final Outside outside;
    private final FlamePane graph;
    private final FlameMap map;
    private final FlameBar bar;
    private final BorderPane root = new BorderPane();
    private final Label about = Parts.label("", "mono", "flame-about");
    private final SplitPane split;
    private final Subscription subscriptions;

    public FlameView(FlameModel model, Themes themes, Outside outside) {
        this.model = model;
        this.outside = outside;
        graph = new FlamePane(model, themes, "flame", outside.source(), outside.callers());
        map = new FlameMap(model, graph.canvas(), themes);
        bar = new FlameBar(model, graph.canvas(), outside.bar().toArray(Node[]::new));
        about.setId("flame-about");
        about.setMaxWidth(Double.MAX_VALUE);
        BorderPane left = new BorderPane(graph.node());
        left.setTop(map);
        left.setBottom(about);
        left.setMinSize(0, 0);
        split = new SplitPane(left, outside.beside());
        split.setDividerPositions(0.64);
        SplitPane.setResizableWithParent(outside.beside(), false);
        split.orientationProperty()
                .bind(
                        root.widthProperty()
                                .map(
                                        width ->
                                                width.doubleValue() < NARROW
                                                        ? Orientation.VERTICAL
                                                        : Orientation.HORIZONTAL));
        root.getStyleClass().add("panel");
        subscriptions =
                Subscription.combine(
                        model.graphProperty().subscribe(this::show),
                        model.selectedProperty().subscribe(_ -> describe()),
                        graph.canvas().hoveredProperty().subscribe(_ -> describe()));
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    /** Whether the user works here. */
    public ReadOnlyBooleanProperty focusedProperty() {
        return root.focusWithinProperty();
    }

    /** Lets the user type what to find. */
    public void find() {
        bar.focusSearch();
    }

    FlameCanvas canvas() {
        return graph.canvas();
    }

    private void show(Optional<FlameGraph> picture) {
        if (picture.isPresent()) {
            root.setTop(bar.node());
            root.setCenter(split);
        } else {
            root.setTop(null);
            root.setCenter(empty());
        }
        describe();
    }

    private Node empty() {
        Button start = button("flame-start", "Run with the profiler", outside.profile());
        start.getStyleClass().add("accent");
        Button open = button("flame-open", "Open a profile…", outside.open());
        VBox buttons = new VBox(8, start, outside.part(), open);
        buttons.setAlignment(javafx.geometry.Pos.CENTER);
        return EmptyState.of(
                Feather.BAR_CHART_2,
                "No profile",
                "Counts every instruction by call path, exactly, and shows where they went.",
                buttons);
    }

    private static Button button(String id, String title, Action action) {
        Button button = new Button(title);
        button.setId(id);
        button.disableProperty().bind(action.enabledProperty().not());
        button.setOnAction(_ -> action.fire());
        return button;
    }

    private void describe() {
        int hovered = graph.canvas().hoveredProperty().get();
        int box = hovered >= 0 ? hovered : model.selectedProperty().get();
        about.setText(
                model.graphProperty()
                        .get()
                        .filter(g -> box < g.size())
                        .map(g -> FlameFacts.line(g, box))
                        .orElse(""));
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
        bar.close();
        map.close();
        graph.close();
    }
}
