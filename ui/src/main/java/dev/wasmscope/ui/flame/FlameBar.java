package dev.wasmscope.ui.flame;

import atlantafx.base.controls.CustomTextField;
import dev.wasmscope.ui.parts.Buttons;
import dev.wasmscope.ui.parts.Parts;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Search, direction, colours and what is left out, above a flame graph. */
final class FlameBar implements AutoCloseable {
    private final FlameModel model;
    private final Node graph;
    private final CustomTextField search = new CustomTextField();
    private final Label found = Parts.label("", "mono", "subtle");
    private final Button partial = new Button();
    private final FlowPane bar;
    private final Subscription subscriptions;

    /**
     * @param graph gets the focus when the search is done
     */
    FlameBar(FlameModel model, Node graph, Node... more) {
        this.model = model;
        this.graph = graph;
        ToggleButton bottomUp =
                Buttons.iconSwitch(
                        "flame-bottom-up", Feather.CORNER_LEFT_UP, "Bottom-up: who called it");
        ToggleButton fold =
                Buttons.iconSwitch(
                        "flame-fold", Feather.REPEAT, "Fold direct recursion into one box");
        ToggleButton rising =
                Buttons.iconSwitch(
                        "flame-rising", Feather.ARROW_UP, "Flames rise: callers below callees");
        bottomUp.setOnAction(_ -> model.change(o -> o.withBottomUp(bottomUp.isSelected())));
        fold.setOnAction(_ -> model.change(o -> o.withFoldRecursion(fold.isSelected())));
        rising.setOnAction(_ -> model.rootAtTopProperty().set(!rising.isSelected()));
        Button whole =
                Buttons.icon(
                        "flame-reset",
                        Feather.MAXIMIZE_2,
                        "Show the whole run (Home)",
                        () -> model.zoomTo(FlameModel.ROOT));
        partial.setId("flame-partial");
        partial.getStyleClass().addAll("flat", "small", "flame-chip");
        partial.setGraphic(new FontIcon(Feather.X));
        partial.setTooltip(new Tooltip("Show everything again"));
        partial.setOnAction(_ -> model.change(FlameOptions::withEverything));
        partial.managedProperty().bind(partial.visibleProperty());
        setUpSearch();
        bar = Parts.wrappingBar(search, found, bottomUp, fold, rising, whole, colors());
        bar.getChildren().addAll(more);
        bar.getChildren().add(partial);
        subscriptions =
                Subscription.combine(
                        model.matchesProperty().subscribe(this::showFound),
                        model.optionsProperty()
                                .subscribe(
                                        o -> {
                                            bottomUp.setSelected(o.bottomUp());
                                            fold.setSelected(o.foldRecursion());
                                            partial.setVisible(o.partial());
                                            partial.setText(o.text());
                                        }));
    }

    Node node() {
        return bar;
    }

    /** Lets the user type what to find. */
    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private void setUpSearch() {
        search.setId("flame-search");
        search.setLeft(new FontIcon(Feather.SEARCH));
        search.setPromptText("Find function");
        search.setPrefColumnCount(14);
        search.setMinWidth(Region.USE_PREF_SIZE);
        search.setTooltip(new Tooltip("Part of a name, or /a regular expression/. Enter: next"));
        search.setAccessibleText("Find function");
        search.textProperty().bindBidirectional(model.searchProperty());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::searchKey);
        found.setId("flame-found");
        found.setMinWidth(Region.USE_PREF_SIZE);
    }

    private void searchKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            model.nextMatch(!event.isShiftDown());
        } else if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
            search.clear();
        } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ESCAPE) {
            graph.requestFocus();
        } else {
            return;
        }
        event.consume();
    }

    private void showFound(FlameMatches matches) {
        found.setManaged(matches.active());
        found.setVisible(matches.active());
        found.setText(
                matches.size() == 0
                        ? "nothing found"
                        : FlameFacts.share(matches.weight(), (long) model.total())
                                + " in "
                                + Parts.grouped(matches.size())
                                + (matches.size() == 1 ? " box" : " boxes"));
    }

    private Node colors() {
        ChoiceBox<FlameColors> choice = new ChoiceBox<>();
        choice.setId("flame-colors");
        choice.getStyleClass().add("small");
        choice.getItems().setAll(FlameColors.values());
        choice.setTooltip(new Tooltip("What the colours tell"));
        choice.setAccessibleText("What the colours tell");
        choice.valueProperty().bindBidirectional(model.colorsProperty());
        return choice;
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
