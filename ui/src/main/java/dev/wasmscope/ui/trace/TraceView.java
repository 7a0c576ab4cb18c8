package dev.wasmscope.ui.trace;

import atlantafx.base.controls.CustomTextField;
import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.ui.parts.EmptyState;
import dev.wasmscope.ui.parts.Parts;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows a {@link TraceModel}. */
public final class TraceView implements AutoCloseable {
    private final TraceModel model;
    private final Consumer<CodeLocation> goTo;
    private final TableView<HostCallEvent> table = new TableView<>();
    private final BorderPane root = new BorderPane();
    private final Label count = Parts.label("");
    private final ListChangeListener<HostCallEvent> follow = _ -> changed();

    /**
     * @param goTo shows the place of a call; runs when a row is double-clicked
     */
    public TraceView(TraceModel model, Consumer<CodeLocation> goTo) {
        this.model = model;
        this.goTo = goTo;
        table.setId("trace");
        table.setFixedCellSize(23);
        table.getStyleClass().add("trace");
        table.setItems(model.shown());
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        addColumns();
        table.setRowFactory(_ -> new CallRow());
        table.setPlaceholder(
                EmptyState.of(
                        Feather.ACTIVITY,
                        "No calls",
                        "Every call of the program to the host appears here: files, clocks, random"
                                + " numbers, arguments."));
        root.getStyleClass().add("panel");
        root.setTop(Parts.bar(filter(), Parts.spring(), count));
        root.setCenter(table);
        model.shown().addListener(follow);
        changed();
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    private void addColumns() {
        table.getColumns().add(column("#", 46, 46, c -> String.valueOf(c.number())));
        table.getColumns().add(column("Clock", 82, 82, c -> Parts.grouped(c.clock())));
        table.getColumns().add(column("Call", 148, 148, HostCallEvent::name));
        table.getColumns().add(column("Arguments", 260, 5000, TraceModel::arguments));
        table.getColumns().add(column("Result", 96, 140, HostCallEvent::result));
        table.getColumns()
                .add(
                        column(
                                "Bytes",
                                62,
                                62,
                                c -> c.bytesMoved() == 0 ? "" : Parts.grouped(c.bytesMoved())));
        table.getColumns().add(column("Time", 72, 72, c -> time(c.hostNanos())));
    }

    private Node filter() {
        CustomTextField field = new CustomTextField();
        field.setId("trace-filter");
        field.setLeft(new FontIcon(Feather.FILTER));
        field.setPromptText("Filter: name, argument, result, !error");
        field.setPrefColumnCount(26);
        field.textProperty().bindBidirectional(model.filterProperty());
        return field;
    }

    private void changed() {
        int shown = model.shown().size();
        int all = model.all().size();
        count.setText(
                shown == all
                        ? Parts.grouped(all) + (all == 1 ? " call" : " calls")
                        : Parts.grouped(shown) + " of " + Parts.grouped(all) + " calls");
        if (shown > 0 && table.getSelectionModel().isEmpty()) {
            table.scrollTo(shown - 1);
        }
    }

    static String time(long nanos) {
        if (nanos < 10_000) {
            return nanos + " ns";
        }
        if (nanos < 10_000_000) {
            return nanos / 1000 + " µs";
        }
        return nanos / 1_000_000 + " ms";
    }

    private static TableColumn<HostCallEvent, HostCallEvent> column(
            String title, double width, double max, Function<HostCallEvent, String> text) {
        TableColumn<HostCallEvent, HostCallEvent> column = new TableColumn<>(title);
        column.setMinWidth(Math.min(width, 60));
        column.setPrefWidth(width);
        column.setMaxWidth(max);
        column.setSortable(false);
        column.setReorderable(false);
        String style = "trace-" + (title.equals("#") ? "number" : title.toLowerCase(Locale.ROOT));
        column.getStyleClass().add(style);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        column.setCellFactory(_ -> new TextCell(style, text));
        return column;
    }

    @Override
    public void close() {
        model.shown().removeListener(follow);
    }

    /** Failed calls stand out; a double click shows where the call was made. */
    private final class CallRow extends TableRow<HostCallEvent> {
        CallRow() {
            setOnMouseClicked(
                    e -> {
                        if (e.getClickCount() == 2 && getItem() != null) {
                            getItem().callSite().ifPresent(goTo);
                        }
                    });
        }

        @Override
        protected void updateItem(@Nullable HostCallEvent call, boolean empty) {
            super.updateItem(call, empty);
            getStyleClass().remove("failed");
            if (!empty && call != null && call.failed()) {
                getStyleClass().add("failed");
            }
        }
    }

    /** One text of a call. */
    private static final class TextCell extends TableCell<HostCallEvent, HostCallEvent> {
        private final Function<HostCallEvent, String> text;

        TextCell(String style, Function<HostCallEvent, String> text) {
            this.text = text;
            getStyleClass().addAll("mono", style);
        }

        @Override
        protected void updateItem(@Nullable HostCallEvent call, boolean empty) {
            super.updateItem(call, empty);
            if (empty || call == null) {
                setText(null);
                setTooltip(null);
            } else {
                String shown = text.apply(call);
                setText(shown);
                setTooltip(shown.length() > 24 ? wide(shown) : null);
            }
        }

        private static Tooltip wide(String text) {
            Tooltip tooltip = new Tooltip(text);
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(700);
            return tooltip;
        }
    }
}
