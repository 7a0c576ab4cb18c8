package dev.wasmscope.ui.trace;

import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.ui.inject.Fault;
import dev.wasmscope.ui.parts.EmptyState;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.theme.Themes;
import dev.wasmscope.ui.trace.index.Grouping;
import dev.wasmscope.ui.trace.index.TimeAxis;
import dev.wasmscope.ui.trace.index.TraceSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows a {@link TraceModel}: what to show, when it was, the calls, and the chosen one. */
public final class TraceView implements AutoCloseable {
    private static final double DETAILS_SHARE = 0.54;

    private static final double GROUPING_WIDTH = 124;

    private static final KeyCombination FIND = KeyCombination.valueOf("Shortcut+F");

    private final TraceModel model;
    private final BorderPane root = new BorderPane();
    private final Label count = Parts.label("", "subtle", "small");
    private final Button wholeRun = new Button("Part of the run", new FontIcon(Feather.X));
    private final FilterField filter;
    private final TimelineStrip strip;
    private final CallTable table;
    private final CallDetails details;
    private final CallActions actions;
    private final ObservableList<Fault> faults;
    private final ListChangeListener<Fault> faultsChanged = _ -> countFaults();
    private final Button fault = button("trace-faults", Feather.ZAP, "Faults in calls to the host");
    private final SplitPane split = new SplitPane();
    private final ToggleButton showDetails =
            toggle("trace-show-details", Feather.SIDEBAR, "Details of a call");
    private final Subscription subscriptions;

    /**
     * What the trace asks of the rest of the desktop.
     *
     * @param goTo shows a line of source
     * @param showMemory shows an address of the guest's memory
     * @param breakAgain stops behind the next call that a filter accepts
     * @param fail lets the user choose how calls that a filter accepts fail
     * @param export writes the calls that are shown to a file
     */
    public record Outside(
            Consumer<SourcePosition> goTo,
            LongConsumer showMemory,
            Consumer<String> breakAgain,
            Consumer<Optional<String>> fail,
            Runnable export) {}

    /**
     * @param faults in force or switched off
     */
    public TraceView(
            TraceModel model, ObservableList<Fault> faults, Themes themes, Outside outside) {
        this.actions =
                new CallActions(
                        model,
                        new CallActions.Outside(
                                outside.goTo(),
                                outside.breakAgain(),
                                outside.fail(),
                                outside.export()));
        this.model = model;
        this.filter = new FilterField(model);
        this.strip = new TimelineStrip(model, themes);
        this.table =
                new CallTable(model, placeholder(), call -> model.source(call, outside.goTo()));
        this.details = new CallDetails(model, themes, outside.goTo(), outside.showMemory());
        this.faults = faults;
        table.setRowMenu(actions.menu());
        table.setOnCopy(actions::copyChosen);
        split.getItems().add(table);
        split.setMinSize(0, 0);
        count.setMinWidth(Control.USE_PREF_SIZE);
        root.getStyleClass().add("panel");
        root.setTop(new VBox(bar(), filter.problem(), strip));
        root.setCenter(split);
        wholeRun.setId("trace-whole-run");
        wholeRun.getStyleClass().addAll("flat", "tag");
        wholeRun.setTooltip(new Tooltip("Show the whole run again"));
        wholeRun.setOnAction(_ -> model.showAll());
        root.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (FIND.match(event)) {
                        focusFilter();
                        event.consume();
                    }
                });
        subscriptions =
                Subscription.combine(
                        model.rowsProperty().subscribe(rows -> count(rows.snapshot())),
                        model.rangeProperty()
                                .subscribe(
                                        range -> {
                                            wholeRun.setVisible(range.isPresent());
                                            wholeRun.setManaged(range.isPresent());
                                        }));
        fault.setOnAction(_ -> actions.fail());
        faults.addListener(faultsChanged);
        countFaults();
        showDetails(true);
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    /** How many cells and rows the table has: bounded, however many calls there are. */
    public int tableSlots() {
        return table.slots();
    }

    /** Whether a key is the view's own while it has the keyboard. */
    public boolean wants(KeyEvent event) {
        return FIND.match(event);
    }

    /** What can be done with one call, or with all. */
    public List<TraceOffer> offers() {
        return actions.offers().stream().flatMap(List::stream).toList();
    }

    /** Lets the user type a filter. */
    public void focusFilter() {
        filter.focus();
    }

    /** Keeps the last call in sight, or no longer. */
    public void turnFollow() {
        table.follow(!table.followingProperty().get());
    }

    /** Shows details of the chosen call, or no longer. */
    public void turnDetails() {
        showDetails.setSelected(!showDetails.isSelected());
    }

    private static Node placeholder() {
        return EmptyState.of(
                Feather.ACTIVITY,
                "No calls",
                "Every call of the program to the host appears here: files, clocks, random"
                        + " numbers, arguments.");
    }

    private Node bar() {
        return Parts.bar(
                filter.node(),
                choice("trace-grouping", model.groupingProperty(), Grouping.values()),
                wholeRun,
                Parts.spring(),
                count,
                breakButton(),
                fault,
                axisButton(),
                followButton(),
                detailsButton());
    }

    private static <T> Node choice(
            String id, javafx.beans.property.ObjectProperty<T> value, T[] values) {
        ChoiceBox<T> choice = new ChoiceBox<>();
        choice.setId(id);
        choice.setAccessibleText("Groups of calls");
        choice.getItems().setAll(values);
        choice.setMinWidth(GROUPING_WIDTH);
        choice.setPrefWidth(GROUPING_WIDTH);
        choice.setMaxWidth(GROUPING_WIDTH);
        choice.valueProperty().bindBidirectional(value);
        return choice;
    }

    private Button breakButton() {
        Button button =
                button("trace-break-again", Feather.CIRCLE, "Break when this call happens again");
        button.setOnAction(_ -> actions.breakAgain());
        model.selectedProperty().subscribe(call -> button.setDisable(call.isEmpty()));
        return button;
    }

    private static Button button(String id, Ikon icon, String hint) {
        Button button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "small-icon", "switch");
        button.setMinWidth(Control.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(hint));
        button.setAccessibleText(hint);
        return button;
    }

    /** The number of faults in force stands beside their button. */
    private void countFaults() {
        long inForce = faults.stream().filter(Fault::enabled).count();
        fault.setText(inForce == 0 ? null : String.valueOf(inForce));
        fault.getStyleClass().remove("in-force");
        if (inForce > 0) {
            fault.getStyleClass().add("in-force");
        }
    }

    private Node axisButton() {
        ToggleButton button =
                toggle("trace-axis", Feather.CLOCK, "Host time instead of the instruction clock");
        model.axisProperty().subscribe(axis -> button.setSelected(axis == TimeAxis.TIME));
        button.setOnAction(
                _ ->
                        model.axisProperty()
                                .set(button.isSelected() ? TimeAxis.TIME : TimeAxis.CLOCK));
        return button;
    }

    private Node followButton() {
        ToggleButton button = toggle("trace-follow", Feather.CHEVRONS_DOWN, "Follow the last call");
        table.followingProperty().subscribe(button::setSelected);
        button.setOnAction(_ -> table.follow(button.isSelected()));
        return button;
    }

    private Node detailsButton() {
        showDetails.setSelected(true);
        showDetails.selectedProperty().subscribe(this::showDetails);
        return showDetails;
    }

    private static ToggleButton toggle(String id, Ikon icon, String hint) {
        ToggleButton button = new ToggleButton(null, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "small-icon", "switch");
        button.setMinWidth(Control.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(hint));
        button.setAccessibleText(hint);
        return button;
    }

    private void showDetails(boolean on) {
        boolean shown = split.getItems().size() > 1;
        if (on && !shown) {
            split.setOrientation(Orientation.HORIZONTAL);
            split.getItems().add(details.node());
            split.setDividerPositions(DETAILS_SHARE);
        } else if (!on && shown) {
            split.getItems().remove(details.node());
        }
    }

    private void count(TraceSnapshot snapshot) {
        long shown = snapshot.rows().size();
        long kept = snapshot.kept();
        String text =
                shown == kept
                        ? Parts.grouped(kept) + (kept == 1 ? " call" : " calls")
                        : Parts.grouped(shown) + " of " + Parts.grouped(kept) + " calls";
        count.setText(snapshot.complete() ? text : text + " …");
        count.setTooltip(
                snapshot.dropped() == 0
                        ? null
                        : new Tooltip(
                                Parts.grouped(snapshot.dropped())
                                        + " older calls were dropped: the last million is kept"));
        if (snapshot.dropped() > 0) {
            count.setText(
                    count.getText() + ", " + Parts.grouped(snapshot.dropped()) + " older dropped");
        }
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
        faults.removeListener(faultsChanged);
        table.close();
        strip.close();
        details.close();
        filter.close();
    }
}
