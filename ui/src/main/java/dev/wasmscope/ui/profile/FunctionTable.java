package dev.wasmscope.ui.profile;

import dev.wasmscope.profiler.analyse.HotFunction;
import dev.wasmscope.profiler.analyse.HotFunctions;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.ui.parts.Parts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** All functions of a profile with their own cost, their total and their calls. */
public final class FunctionTable {
    /** The functions, and what their shares are shares of. */
    public record Rows(List<HotFunction> functions, long total, Measure measure) {
        /** Nothing. */
        public static final Rows NONE = new Rows(List.of(), 1, Measure.INSTRUCTIONS);

        public Rows {
            functions = List.copyOf(functions);
        }

        /** Sums a profile up. */
        public static Rows of(Profile profile) {
            return new Rows(HotFunctions.of(profile), profile.total(), profile.weight());
        }
    }

    private final TableView<HotFunction> table = new TableView<>();
    private final ObservableList<HotFunction> items = FXCollections.observableArrayList();
    private Rows rows = Rows.NONE;

    /**
     * @param chosen told which function the user chose
     * @param opened told which one they want to see in its source (double click or Enter)
     */
    public FunctionTable(
            String id, Consumer<FunctionLabel> chosen, Consumer<FunctionLabel> opened) {
        table.setId(id);
        table.getStyleClass().add("profile-table");
        table.getStyleClass().add("rows");
        table.setAccessibleText("Functions by their cost");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        table.getColumns()
                .setAll(
                        List.of(
                                Columns.text("Function", 170, h -> h.label().name()),
                                Columns.number("Self", 84, HotFunction::self, this::share),
                                Columns.number("Total", 84, HotFunction::total, this::share),
                                Columns.number("Calls", 84, HotFunction::calls, Parts::grouped)));
        SortedList<HotFunction> sorted = new SortedList<>(items);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.getSelectionModel().selectedItemProperty().subscribe(hot -> tell(hot, chosen));
        table.setRowFactory(_ -> row(opened));
        table.addEventHandler(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.ENTER) {
                        tell(table.getSelectionModel().getSelectedItem(), opened);
                        e.consume();
                    }
                });
        Columns.copying(table, h -> h.label().name());
    }

    private static void tell(@Nullable HotFunction hot, Consumer<FunctionLabel> listener) {
        Optional.ofNullable(hot).map(HotFunction::label).ifPresent(listener);
    }

    private static TableRow<HotFunction> row(Consumer<FunctionLabel> opened) {
        TableRow<HotFunction> row = new TableRow<>();
        row.setOnMouseClicked(
                e -> {
                    if (e.getClickCount() == 2) {
                        tell(row.getItem(), opened);
                    }
                });
        return row;
    }

    /** The node to put into a window. */
    public Node node() {
        return table;
    }

    /** Shows other functions; the chosen one stays chosen where it still is. */
    public void show(Rows next) {
        @Nullable HotFunction before = table.getSelectionModel().getSelectedItem();
        rows = next;
        items.setAll(next.functions());
        if (before != null) {
            next.functions().stream()
                    .filter(h -> h.label().equals(before.label()))
                    .findFirst()
                    .ifPresent(table.getSelectionModel()::select);
        }
    }

    /** Chooses a function and brings it into view. */
    public void select(FunctionLabel function) {
        for (int i = 0; i < table.getItems().size(); i++) {
            if (table.getItems().get(i).label().equals(function)) {
                table.getSelectionModel().select(i);
                table.scrollTo(Math.max(0, i - 3));
                return;
            }
        }
    }

    private String share(long value) {
        return Amounts.share(value, rows.total());
    }
}
