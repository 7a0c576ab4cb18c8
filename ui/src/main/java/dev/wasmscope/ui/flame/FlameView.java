package dev.wasmscope.ui.flame;

import atlantafx.base.controls.CustomTextField;
import dev.wasmscope.profiler.analyse.FlameGraph;
import dev.wasmscope.ui.action.Action;
import dev.wasmscope.ui.parts.EmptyState;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.theme.Themes;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows a {@link FlameModel}: the graph at the left, the hottest functions at the right. */
public final class FlameView implements AutoCloseable {
    /** Below this width the list stands under the graph. */
    private static final double NARROW = 900;

    private final FlameModel model;
    private final Action profile;
    private final FlameCanvas canvas;
    private final BorderPane root = new BorderPane();
    private final Label about = Parts.label("", "mono");
    private final SplitPane split;
    private final Subscription subscriptions;

    /**
     * @param profile starts the program with the profiler: offered while there is no profile
     */
    public FlameView(FlameModel model, Themes themes, Action profile) {
        this.model = model;
        this.profile = profile;
        this.canvas = new FlameCanvas(model, themes);
        HotTable table = new HotTable(model);
        split = new SplitPane(canvas, table.node());
        split.setDividerPositions(0.62);
        SplitPane.setResizableWithParent(table.node(), true);
        Tooltip.install(canvas, hoverTip());
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
                        model.pictureProperty().subscribe(this::show),
                        model.zoomProperty().subscribe(_ -> describe()),
                        canvas.hoveredProperty().subscribe(_ -> describe()),
                        table::close);
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    private void show(Optional<FlameModel.Picture> picture) {
        if (picture.isPresent()) {
            root.setTop(bar());
            root.setCenter(split);
        } else {
            root.setTop(null);
            Button start = new Button("Run with the profiler");
            start.setId("flame-start");
            start.getStyleClass().add("accent");
            start.disableProperty().bind(profile.enabledProperty().not());
            start.setOnAction(_ -> profile.fire());
            root.setCenter(
                    EmptyState.of(
                            Feather.BAR_CHART_2,
                            "No profile",
                            "Counts every instruction by call path, exactly, and shows where they"
                                    + " went.",
                            start));
        }
        describe();
    }

    private Node bar() {
        CustomTextField field = new CustomTextField();
        field.setId("flame-search");
        field.setLeft(new FontIcon(Feather.SEARCH));
        field.setPromptText("Find function");
        field.setPrefColumnCount(14);
        field.setMinWidth(Region.USE_PREF_SIZE);
        field.textProperty().bindBidirectional(model.searchProperty());
        Button reset = new Button(null, new FontIcon(Feather.MAXIMIZE_2));
        reset.setId("flame-reset");
        reset.getStyleClass().addAll("flat", "small-icon");
        reset.setTooltip(new Tooltip("Show the whole run"));
        reset.setAccessibleText("Show the whole run");
        reset.setOnAction(_ -> model.zoomTo(FlameModel.ROOT));
        return Parts.bar(field, reset, about);
    }

    private void describe() {
        Optional<FlameGraph> graph = model.pictureProperty().get().map(FlameModel.Picture::graph);
        int hovered = canvas.hoveredProperty().get();
        int box = hovered >= 0 ? hovered : model.zoomProperty().get();
        about.setText(
                graph.filter(g -> box < g.size())
                        .map(g -> FlameCanvas.describe(g, box))
                        .orElse(""));
    }

    private Tooltip hoverTip() {
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(about.textProperty());
        return tip;
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
        canvas.close();
    }
}
