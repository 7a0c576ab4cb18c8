package dev.wasmscope.ui.profile;

import dev.wasmscope.profiler.analyse.ProfileDifference;
import dev.wasmscope.profiler.analyse.ProfileDifference.Change;
import dev.wasmscope.profiler.analyse.ProfileDifference.Cost;
import dev.wasmscope.profiler.analyse.ProfileDifference.Row;
import dev.wasmscope.profiler.analyse.ProfileDifference.Subject;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.Unit;
import dev.wasmscope.ui.parts.EmptyState;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The functions of two profiles beside each other, the greatest change first. */
public final class ChangesTable {
    private static final PseudoClass MORE = PseudoClass.getPseudoClass("more");
    private static final PseudoClass LESS = PseudoClass.getPseudoClass("less");

    /**
     * The rows, and what they are measured in.
     *
     * @param rows of the functions that are not the same in both
     */
    public record Rows(List<Row> rows, Measure measure) {
        /** Nothing is compared. */
        public static final Rows NONE = new Rows(List.of(), Measure.INSTRUCTIONS);

        public Rows {
            rows = List.copyOf(rows);
        }

        /** Compares; the earlier profile is weighed as the later one is, if it can be. */
        public static Rows of(Profile before, Profile after) {
            Measure measure = after.weight();
            if (before.weight() != measure && !before.measures().contains(measure)) {
                return new Rows(List.of(), measure);
            }
            Profile same = before.weight() == measure ? before : before.weightedBy(measure);
            return new Rows(
                    ProfileDifference.between(same, after).functions().stream()
                            .filter(r -> r.change() != Change.SAME)
                            .toList(),
                    measure);
        }
    }

    private final TableView<Row> table = new TableView<>();
    private Rows shown = Rows.NONE;

    /**
     * @param chosen told which function the user chose
     * @param opened told which one they want to see in its source
     */
    public ChangesTable(String id, Consumer<FunctionLabel> chosen, Consumer<FunctionLabel> opened) {
        table.setId(id);
        table.getStyleClass().add("profile-table");
        table.getStyleClass().add("rows");
        table.setAccessibleText("Functions by how much their own cost changed");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        table.setPlaceholder(nothing(Optional.empty()));
        TableColumn<Row, Long> change =
                Columns.number("Change", 104, Row::selfChange, this::signed);
        change.getStyleClass().add("change");
        table.getColumns()
                .setAll(
                        List.of(
                                Columns.text("Function", 150, r -> r.subject().text()),
                                Columns.number("Before", 84, own(Row::before), this::amount),
                                Columns.number("After", 84, own(Row::after), this::amount),
                                change,
                                Columns.text("", 70, ChangesTable::kind)));
        table.setRowFactory(_ -> row(opened));
        table.getSelectionModel().selectedItemProperty().subscribe(r -> tell(r, chosen));
        table.addEventHandler(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.ENTER) {
                        tell(table.getSelectionModel().getSelectedItem(), opened);
                        e.consume();
                    }
                });
        Columns.copying(table, this::words);
    }

    private static ToLongFunction<Row> own(java.util.function.Function<Row, Optional<Cost>> which) {
        return row -> which.apply(row).map(Cost::self).orElse(0L);
    }

    private static String kind(Row row) {
        return switch (row.change()) {
            case ADDED -> "added";
            case REMOVED -> "removed";
            case CHANGED, SAME -> "";
        };
    }

    private String amount(long value) {
        return Amounts.brief(shown.measure().unit(), value);
    }

    private String signed(long value) {
        Unit unit = shown.measure().unit();
        String size = Amounts.brief(unit, Math.abs(value));
        return value < 0 ? "\u2212" + size : value > 0 ? "+" + size : size;
    }

    private String words(Row row) {
        return row.subject().text() + "\t" + signed(row.selfChange()) + "\t" + kind(row);
    }

    private static void tell(@Nullable Row row, Consumer<FunctionLabel> listener) {
        if (row != null && row.subject() instanceof Subject.Function(FunctionLabel label)) {
            listener.accept(label);
        }
    }

    private static TableRow<Row> row(Consumer<FunctionLabel> opened) {
        TableRow<Row> row =
                new TableRow<>() {
                    @Override
                    protected void updateItem(@Nullable Row item, boolean empty) {
                        super.updateItem(item, empty);
                        long change = empty || item == null ? 0 : item.selfChange();
                        pseudoClassStateChanged(MORE, change > 0);
                        pseudoClassStateChanged(LESS, change < 0);
                    }
                };
        row.setOnMouseClicked(
                e -> {
                    if (e.getClickCount() == 2) {
                        tell(row.getItem(), opened);
                    }
                });
        return row;
    }

    private static Node nothing(Optional<Profile> base) {
        return base.isEmpty()
                ? EmptyState.of(
                        Feather.SHUFFLE,
                        "Nothing is compared",
                        "\u201cCompare with profile\u2026\u201d in the File menu takes an earlier one.")
                : EmptyState.of(
                        Feather.SHUFFLE,
                        "No difference",
                        "No function costs more or less than before, or both are not comparable.");
    }

    /** The node to put into a window. */
    public Node node() {
        return table;
    }

    /**
     * Shows other rows.
     *
     * @param base what was compared with
     */
    public void show(Rows next, Optional<Profile> base) {
        shown = next;
        table.setPlaceholder(nothing(base));
        table.getItems().setAll(next.rows());
    }
}
