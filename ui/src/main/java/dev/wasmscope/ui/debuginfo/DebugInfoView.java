package dev.wasmscope.ui.debuginfo;

import dev.wasmscope.session.DebugInfoSummary;
import dev.wasmscope.session.DebugUnit;
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
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
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
    private final TableView<DebugUnit> units = new TableView<>();
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

    private static List<TableColumn<DebugUnit, String>> columns() {
        TableColumn<DebugUnit, String> unit =
                column("Unit", 230, 4000, DebugInfoView::name, "mono");
        unit.setCellFactory(_ -> new NameCell());
        return List.of(
                unit,
                column("Language", 72, 90, DebugUnit::language, ""),
                column("DWARF", 58, 70, u -> String.valueOf(u.version()), "number"),
                column(
                        "With lines",
                        88,
                        110,
                        u -> of(u.functionsWithLines(), u.functions()),
                        "number"),
                column(
                        "Located",
                        98,
                        120,
                        u -> of(u.variables().withLocation(), u.variables().all()),
                        "number"),
                column("Of scope", 78, 90, u -> u.variables().share(), "number"));
    }

    private static String of(int part, int all) {
        return all == 0 ? "–" : Parts.grouped(part) + " of " + Parts.grouped(all);
    }

    /** The end of a path says more than its beginning; the tooltip has all of it. */
    private static final class NameCell extends TableCell<DebugUnit, String> {
        @Override
        protected void updateItem(@Nullable String name, boolean empty) {
            super.updateItem(name, empty);
            setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
            setText(empty ? null : name);
            DebugUnit unit = empty ? null : getTableRow().getItem();
            setTooltip(unit == null ? null : new Tooltip(unit.name() + "\n" + unit.producer()));
        }
    }

    private static TableColumn<DebugUnit, String> column(
            String title,
            double width,
            double max,
            Function<DebugUnit, String> text,
            String style) {
        TableColumn<DebugUnit, String> column = new TableColumn<>(title);
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

    private static String name(DebugUnit unit) {
        String name = unit.name().isEmpty() ? "?" : unit.name();
        return unit.complete() ? name : name + " (" + unit.splitFile() + " missing: lines only)";
    }

    private void show(Optional<DebugInfoSummary> summary) {
        if (summary.isEmpty()) {
            root.setCenter(nothing());
            return;
        }
        DebugInfoSummary info = summary.get();
        fill(info);
        units.getItems().setAll(info.units());
        units.setVisible(!info.units().isEmpty());
        problems.getChildren().setAll(problems(info));
        problemsPane.setManaged(!info.problems().isEmpty());
        problemsPane.setVisible(!info.problems().isEmpty());
        root.setCenter(page);
    }

    private Node nothing() {
        return model.hasModule()
                ? EmptyState.of(
                        Feather.BOOK_OPEN, "Reading debug information", "This takes a moment.")
                : EmptyState.of(
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
