package dev.wasmscope.ui.profile;

import dev.wasmscope.ui.heat.Heat;
import dev.wasmscope.ui.heat.HotLine;
import dev.wasmscope.ui.parts.EmptyState;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The lines of all files by their cost; choosing one shows it in its source. */
public final class HotLinesView implements AutoCloseable {
    private final ReadOnlyObjectProperty<Heat> heat;
    private final Consumer<HotLine> shown;
    private final TableView<HotLine> table = new TableView<>();
    private final ObservableList<HotLine> items = FXCollections.observableArrayList();
    private final StackPane root = new StackPane();
    private final Subscription subscription;

    /**
     * @param shown shows a line in its source
     */
    public HotLinesView(ReadOnlyObjectProperty<Heat> heat, Consumer<HotLine> shown) {
        this.heat = heat;
        this.shown = shown;
        root.getStyleClass().add("panel");
        table.setId("hot-lines");
        table.getStyleClass().add("profile-table");
        table.getStyleClass().add("rows");
        table.setAccessibleText("Lines of the source by their cost");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        table.getColumns()
                .setAll(
                        List.of(
                                Columns.text("Line", 150, HotLine::shortText),
                                Columns.number("Self", 72, l -> l.heat().self(), this::share),
                                Columns.number("Total", 72, l -> l.heat().total(), this::share),
                                Columns.number(
                                        "Ran", 80, l -> l.heat().executions(), Amounts::count)));
        SortedList<HotLine> sorted = new SortedList<>(items);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.addEventHandler(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.ENTER) {
                        go();
                        e.consume();
                    }
                });
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> go());
        Columns.copying(table, l -> l.file() + ":" + l.line());
        subscription = heat.subscribe(this::show);
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    private void go() {
        @Nullable HotLine line = table.getSelectionModel().getSelectedItem();
        if (line != null) {
            shown.accept(line);
        }
    }

    /** Chooses a line of the source here; tells whether it is known. */
    public boolean select(String file, int line) {
        for (int i = 0; i < table.getItems().size(); i++) {
            HotLine at = table.getItems().get(i);
            if (at.line() == line && at.file().equals(file)) {
                table.getSelectionModel().clearAndSelect(i);
                table.scrollTo(Math.max(0, i - 3));
                return true;
            }
        }
        return false;
    }

    private void show(Heat next) {
        items.setAll(next.hottest());
        root.getChildren()
                .setAll(
                        next.present()
                                ? table
                                : EmptyState.of(
                                        Feather.THERMOMETER,
                                        "No lines counted",
                                        "After a run with the profiler the most expensive lines"
                                                + " stand here."));
    }

    private String share(long value) {
        return Amounts.share(value, heat.get().total());
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
