package dev.wasmscope.ui.charts;

import dev.wasmscope.profiler.analyse.Timeline;
import dev.wasmscope.ui.parts.EmptyState;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.profile.PartRuns;
import dev.wasmscope.ui.profile.TimeSpan;
import dev.wasmscope.ui.theme.TextSize;
import dev.wasmscope.ui.theme.Themes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.util.Subscription;
import org.jfree.chart.JFreeChart;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows a {@link ChartsModel}: a page for each kind of chart. */
public final class ChartsView implements AutoCloseable {
    static final String TIMELINE = "timeline";
    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    static {
        PAGES.put(TIMELINE, "Timeline");
        PAGES.put(ChartData.OPCODES, "Instructions");
        PAGES.put(ChartData.SIZES, "Allocation sizes");
        PAGES.put(ChartData.LIFETIMES, "Lifetimes");
        PAGES.put(ChartData.HOST, "Host calls");
    }

    private final ChartsModel model;
    private final Themes themes;
    private final PartRuns parts;
    private final BorderPane root = new BorderPane();
    private final FlowPane bar = Parts.wrappingBar();
    private final ToggleGroup pages = new ToggleGroup();
    private final Button axis = new Button();
    private final Button whole = new Button();
    private final Button count = new Button("Count only this part");
    private final Label about = Parts.label("", "subtle", "small");
    private final Subscription subscriptions;
    private @Nullable ChartPane shown;
    private String page = TIMELINE;

    /**
     * @param parts runs the program again for a part of a profile that was counted
     */
    public ChartsView(ChartsModel model, Themes themes, PartRuns parts) {
        this.parts = parts;
        this.model = model;
        this.themes = themes;
        ChartLook.registerFont();
        root.setId("charts");
        root.getStyleClass().add("panel");
        PAGES.forEach(this::addPage);
        axis.setId("chart-axis");
        axis.getStyleClass().addAll("flat", "small");
        axis.setGraphic(new FontIcon(Feather.REPEAT));
        axis.setOnAction(_ -> model.turn());
        whole.setId("chart-whole");
        whole.getStyleClass().addAll("flat", "small", "flame-chip");
        whole.setGraphic(new FontIcon(Feather.X));
        whole.setAccessibleText("Show the whole run");
        whole.setOnAction(_ -> model.clear());
        count.setId("chart-count");
        count.getStyleClass().addAll("flat", "small");
        count.setGraphic(new FontIcon(Feather.SCISSORS));
        count.setOnAction(_ -> model.rangeProperty().get().ifPresent(parts::count));
        bar.getChildren().addAll(axis, whole, count, about);
        subscriptions =
                Subscription.combine(
                        model.dataProperty().subscribe(_ -> show()),
                        themes.darkProperty().subscribe(_ -> show()),
                        themes.lookProperty().subscribe(_ -> show()),
                        model.rangeProperty().subscribe(this::showRange),
                        parts.possible().subscribe(_ -> show()));
    }

    private void addPage(String id, String title) {
        ToggleButton button = new ToggleButton(title);
        button.setId("chart-" + id);
        button.getStyleClass().add("page-switch");
        button.setToggleGroup(pages);
        button.setSelected(id.equals(page));
        button.setOnAction(
                _ -> {
                    button.setSelected(true);
                    page = id;
                    show();
                });
        bar.getChildren().add(button);
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    private void show() {
        if (shown != null) {
            shown.close();
            shown = null;
        }
        Optional<ChartData> data = model.dataProperty().get();
        TextSize size = themes.code(ChartLook.FONT_SIZE);
        ChartMaker maker = new ChartMaker(new ChartLook(themes.palette(), size));
        Optional<JFreeChart> chart = data.flatMap(d -> maker.page(d, page));
        if (chart.isPresent()) {
            shown = new ChartPane(model, chart.get(), size, words(data.orElseThrow()));
            root.setCenter(shown);
        } else {
            root.setCenter(empty());
        }
        root.setTop(data.isPresent() ? bar : null);
        boolean timeline = page.equals(TIMELINE) && chart.isPresent();
        show(axis, timeline && data.filter(ChartData::otherAxis).isPresent());
        axis.setText(
                data.filter(d -> d.axis() == Timeline.Axis.TIME).isPresent()
                        ? "along instructions"
                        : "along time");
        show(about, timeline);
        about.setText(about(data));
        showRange(model.rangeProperty().get());
    }

    private void showRange(Optional<TimeSpan> range) {
        show(whole, page.equals(TIMELINE) && range.isPresent());
        whole.setText(range.map(TimeSpan::text).orElse(""));
        show(count, whole.isVisible() && countable(model.dataProperty().get()));
    }

    /** What was counted as a whole is counted again for a part; samples are just picked. */
    private boolean countable(Optional<ChartData> data) {
        return parts.possible().get()
                && data.filter(d -> !d.sampled() && d.axis() == Timeline.Axis.CLOCK).isPresent();
    }

    private String about(Optional<ChartData> data) {
        if (data.filter(ChartData::sampled).isPresent()) {
            return "A drag chooses a part of the run for every view";
        }
        return countable(data)
                ? "A drag chooses a part of the run to be counted alone"
                : "Counted as a whole: run with samples to choose a part";
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private String words(ChartData data) {
        return PAGES.get(page)
                + Optional.ofNullable(data.bars().get(page))
                        .map(b -> ": " + b.title() + ", most " + b.bars().getFirst().name())
                        .orElse(" of the run");
    }

    private Node empty() {
        return switch (page) {
            case TIMELINE ->
                    EmptyState.of(
                            Feather.TRENDING_UP,
                            "Nothing over time",
                            "A run with samples or with allocations shows here what it did when.");
            case ChartData.OPCODES ->
                    EmptyState.of(
                            Feather.BAR_CHART,
                            "No instructions counted",
                            "A run with the profiler shows here which instructions it executed.");
            case ChartData.HOST ->
                    EmptyState.of(
                            Feather.BAR_CHART,
                            "No calls of the host",
                            "Time in functions of the host, such as WASI, stands here.");
            default ->
                    EmptyState.of(
                            Feather.BAR_CHART,
                            "No allocations",
                            "The program did not call an allocator that is known.");
        };
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
        if (shown != null) {
            shown.close();
        }
    }
}
