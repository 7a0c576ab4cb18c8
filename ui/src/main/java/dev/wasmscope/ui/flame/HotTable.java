package dev.wasmscope.ui.flame;

import dev.wasmscope.profiler.analyse.HotFunction;
import dev.wasmscope.ui.parts.Parts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Functions by their own instructions; choosing one finds it in the graph. */
final class HotTable implements AutoCloseable {
    private final FlameModel model;
    private final TableView<HotFunction> table = new TableView<>();
    private final Subscription subscriptions;
    private long total = 1;

    HotTable(FlameModel model) {
        this.model = model;
        table.setId("hot-functions");
        table.setFixedCellSize(23);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        table.getColumns().add(column("Function", 150, 4000, h -> h.label().name(), "mono"));
        table.getColumns().add(column("Own", 74, 84, h -> share(h.self()), "number"));
        table.getColumns().add(column("Total", 74, 84, h -> share(h.total()), "number"));
        table.getColumns().add(column("Calls", 72, 96, h -> Parts.grouped(h.calls()), "number"));
        subscriptions =
                Subscription.combine(
                        model.pictureProperty().subscribe(this::show),
                        table.getSelectionModel().selectedItemProperty().subscribe(this::chosen));
    }

    Node node() {
        return table;
    }

    private void show(Optional<FlameModel.Picture> picture) {
        total = Math.max(1, picture.map(p -> p.graph().total()).orElse(1L));
        table.getItems().setAll(picture.map(FlameModel.Picture::hottest).orElse(List.of()));
    }

    private void chosen(@Nullable HotFunction hot) {
        if (hot != null) {
            model.searchProperty().set(hot.label().name());
        }
    }

    private String share(long instructions) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * instructions / total);
    }

    private static TableColumn<HotFunction, String> column(
            String title,
            double width,
            double max,
            Function<HotFunction, String> text,
            String style) {
        TableColumn<HotFunction, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(50);
        column.setMaxWidth(max);
        column.setSortable(false);
        column.setReorderable(false);
        column.getStyleClass().add(style);
        column.setCellValueFactory(f -> new ReadOnlyStringWrapper(text.apply(f.getValue())));
        return column;
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
