package dev.wasmscope.ui.debuginfo;

import dev.wasmscope.session.DebugInfoSummary;
import dev.wasmscope.ui.parts.EmptyState;
import dev.wasmscope.ui.parts.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Totals above, then what could not be read, then the compilation units. */
public final class DebugInfoView implements AutoCloseable {
    private static final int MOST_PROBLEMS = 50;
    private static final double MOST_HEIGHT = 130;

    private final DebugInfoModel model;
    private final BorderPane root = new BorderPane();
    private final GridPane totals = new GridPane();
    private final VBox problems = new VBox(4);
    private final TableView<UnitRow> units = new TableView<>();
    private final ScrollPane problemsPane = new ScrollPane(problems);
    private final VBox page = new VBox(totals, problemsPane, units);
    private final Subscription subscriptions;

    public DebugInfoView(DebugInfoModel model) {
        this.model = model;
        root.setId("debug-info");
        page.getStyleClass().add("debug-info");
        totals.getStyleClass().add("debug-info-totals");
        problems.setId("debug-info-problems");
        problemsPane.setFitToWidth(true);
        problemsPane.setMinHeight(MOST_HEIGHT / 3);
        problemsPane.setMaxHeight(MOST_HEIGHT);
        units.setId("debug-info-units");
        units.setAccessibleText("Compilation units");
        units.getStyleClass().add("rows");
        units.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        units.getColumns().addAll(columns());
        VBox.setVgrow(units, Priority.ALWAYS);
        subscriptions =
                Subscription.combine(
                        root.sceneProperty().subscribe(scene -> model.setWanted(scene != null)),
                        model.summaryProperty().subscribe(this::show));
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    private static List<TableColumn<UnitRow, String>> columns() {
        TableColumn<UnitRow, String> unit = column("Unit", 230, 4000, UnitRow::name, "mono");
        unit.setCellFactory(_ -> new NameCell());
        return List.of(
                unit,
                column("Language", 72, 90, UnitRow::language, ""),
                column("DWARF", 58, 70, UnitRow::version, "number"),
                column("With lines", 88, 110, UnitRow::lines, "number"),
                column("Located", 98, 120, UnitRow::located, "number"),
                column("Of scope", 78, 90, UnitRow::share, "number"));
    }

    /**
     * The end of a path says more than its beginning; the tooltip has all of it. It is made when
     * the pointer comes: thirty of them cost as much as the rows they belong to.
     */
    private static final class NameCell extends TableCell<UnitRow, String> {
        NameCell() {
            setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
            setOnMouseEntered(_ -> hint());
        }

        private void hint() {
            UnitRow unit = getTableRow().getItem();
            if (unit != null && !isEmpty()) {
                Parts.tip(this, unit.hint());
            }
        }

        @Override
        protected void updateItem(@Nullable String name, boolean empty) {
            super.updateItem(name, empty);
            setText(empty ? null : name);
            setTooltip(null);
        }
    }

    private static TableColumn<UnitRow, String> column(
            String title, double width, double max, Function<UnitRow, String> text, String style) {
        TableColumn<UnitRow, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 105));
        column.setMaxWidth(max);
        column.setReorderable(false);
        column.setSortable(false);
        if (!style.isEmpty()) {
            column.getStyleClass().add(style);
        }
        column.setCellValueFactory(unit -> new ReadOnlyStringWrapper(text.apply(unit.getValue())));
        return column;
    }

    private void show(Optional<DebugInfoSummary> summary) {
        if (summary.isEmpty()) {
            root.setCenter(model.hasModule() ? reading() : nothing());
            return;
        }
        page.setOpacity(1);
        DebugInfoSummary info = summary.get();
        fill(info);
        units.getItems().setAll(model.unitsProperty().get());
        units.setVisible(!info.units().isEmpty());
        problems.getChildren().setAll(problems(info));
        problemsPane.setManaged(!info.problems().isEmpty());
        problemsPane.setVisible(!info.problems().isEmpty());
        root.setCenter(page);
    }

    /**
     * The rows are made behind it, where nobody sees them: with what they show it would be too much
     * for one frame.
     */
    private Node reading() {
        units.getItems().setAll(UnitRow.BLANK);
        units.setVisible(true);
        page.setOpacity(0);
        return new StackPane(
                page,
                EmptyState.of(
                        Feather.BOOK_OPEN, "Reading debug information", "This takes a moment."));
    }

    private static Node nothing() {
        return EmptyState.of(
                Feather.BOOK_OPEN,
                "No program",
                "What a program's debug information holds, and what is wrong with it, is"
                        + " shown here.");
    }

    private void fill(DebugInfoSummary info) {
        totals.getChildren().clear();
        row("Kinds", info.kinds().isEmpty() ? "none" : String.join(", ", info.kinds()));
        if (info.unitCount() > 0) {
            row("Units", Parts.grouped(info.unitCount()) + ", " + languages(info));
            row(
                    "Functions",
                    "%s, %s of them with lines"
                            .formatted(
                                    Parts.grouped(info.describedCount()),
                                    Parts.grouped(info.functionCount())));
            row(
                    "Variables",
                    "%s, %s of them with a location; readable in %s of their scopes"
                            .formatted(
                                    Parts.grouped(info.variables().all()),
                                    Parts.grouped(info.variables().withLocation()),
                                    info.variables().share()));
        }
        row("Line rows", Parts.grouped(info.lineCount()));
        if (!info.producers().isEmpty()) {
            row("Producers", String.join("\n", info.producers()));
        }
    }

    private static String languages(DebugInfoSummary info) {
        return String.join(", ", info.languages());
    }

    private void row(String name, String text) {
        Label value = Parts.label(text);
        value.setWrapText(true);
        totals.addRow(totals.getRowCount(), Parts.label(name, "subtle"), value);
    }

    private static List<Label> problems(DebugInfoSummary info) {
        List<String> all = info.problems();
        List<Label> lines = new ArrayList<>();
        for (String problem : all.subList(0, Math.min(all.size(), MOST_PROBLEMS))) {
            Label line = Parts.label(problem, "danger-text");
            line.setWrapText(true);
            line.setMinHeight(Region.USE_PREF_SIZE);
            lines.add(line);
        }
        if (all.size() > MOST_PROBLEMS) {
            lines.add(
                    Parts.label(
                            Parts.grouped(all.size() - MOST_PROBLEMS)
                                    + " more: wasmscope inspect --debug-info lists them",
                            "subtle"));
        }
        return lines;
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
