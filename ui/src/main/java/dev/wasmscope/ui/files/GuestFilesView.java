package dev.wasmscope.ui.files;

import dev.wasmscope.engine.host.trace.DescriptorUse;
import dev.wasmscope.engine.host.trace.FileUse;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.ui.parts.EmptyState;
import dev.wasmscope.ui.parts.Parts;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The files that the guest uses, its descriptors, and what it changed, one at a time. */
public final class GuestFilesView implements AutoCloseable {
    private final LongConsumer showCall;
    private final BorderPane root = new BorderPane();
    private final ToggleGroup pages = new ToggleGroup();
    private final TableView<FileUse> files;
    private final TableView<FilesModel.Descriptor> descriptors;
    private final Label leaks = Parts.label("", "subtle", "small");
    private final Subscription subscriptions;
    private FilesModel.Summary shown = FilesModel.Summary.NONE;

    /**
     * @param changes the page of changed files
     * @param showCall shows a call of the trace, by its number, and the line that made it
     */
    public GuestFilesView(
            FilesModel model, ChangesModel changed, Node changes, LongConsumer showCall) {
        this.showCall = showCall;
        files = files();
        descriptors = descriptors();
        ToggleButton byFile = page("guest-files-by-file", "Files", files);
        ToggleButton byDescriptor = page("guest-files-by-descriptor", "Descriptors", descriptors);
        ToggleButton overlay = page("guest-files-changes", "Changes", changes);
        byFile.getStyleClass().add("left-pill");
        byDescriptor.getStyleClass().add("center-pill");
        overlay.getStyleClass().add("right-pill");
        root.getStyleClass().add("panel");
        root.setTop(Parts.bar(new HBox(byFile, byDescriptor, overlay), Parts.spring(), leaks));
        byFile.setSelected(true);
        leaks.setId("guest-files-leaks");
        subscriptions =
                Subscription.combine(
                        model.summaryProperty().subscribe(this::show),
                        changed.changesProperty()
                                .subscribe(
                                        list ->
                                                overlay.setText(
                                                        list.isEmpty()
                                                                ? "Changes"
                                                                : "Changes " + list.size())));
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    private ToggleButton page(String id, String title, Node content) {
        ToggleButton button = new ToggleButton(title);
        button.setId(id);
        button.setToggleGroup(pages);
        button.getStyleClass().add("page-switch");
        button.selectedProperty()
                .subscribe(
                        on -> {
                            if (on) {
                                root.setCenter(content);
                            }
                        });
        // One of them is always chosen.
        button.addEventFilter(
                javafx.scene.input.MouseEvent.MOUSE_RELEASED,
                e -> {
                    if (button.isSelected()) {
                        e.consume();
                    }
                });
        return button;
    }

    @SuppressWarnings("ReferenceEquality") // the model keeps a list in which nothing changed
    private void show(FilesModel.Summary summary) {
        if (shown.files() != summary.files()) {
            files.getItems().setAll(summary.files());
        }
        if (shown.descriptors() != summary.descriptors()) {
            descriptors.getItems().setAll(summary.descriptors());
        }
        shown = summary;
        leaks.setText(summary.leaks() == 0 ? "" : summary.leaks() + " still open");
        leaks.getStyleClass().remove("warning");
        if (summary.leaks() > 0) {
            leaks.getStyleClass().add("warning");
        }
    }

    private TableView<FileUse> files() {
        TableView<FileUse> table =
                table(
                        "guest-files",
                        Feather.FOLDER,
                        "No files yet",
                        file -> file.leaks() > 0,
                        file ->
                                file.descriptors().stream()
                                        .mapToLong(DescriptorUse::openedBy)
                                        .filter(call -> call > 0)
                                        .findFirst()
                                        .orElse(0));
        table.getColumns()
                .addAll(
                        List.of(
                                column("File", 230, false, FileUse::name),
                                column("Opened", 62, true, f -> count(f.opens())),
                                column("Still open", 72, true, f -> count(f.leaks())),
                                column("Read", 78, true, f -> count(f.bytesRead())),
                                column("Written", 78, true, f -> count(f.bytesWritten())),
                                column("Calls", 62, true, f -> count(f.calls())),
                                column("Errors", 56, true, f -> count(f.errors()))));
        return table;
    }

    private TableView<FilesModel.Descriptor> descriptors() {
        TableView<FilesModel.Descriptor> table =
                table(
                        "guest-descriptors",
                        Feather.HASH,
                        "No descriptors yet",
                        d -> d.use().leaked(),
                        d -> d.use().openedBy());
        table.getColumns()
                .addAll(
                        List.of(
                                column("fd", 40, true, d -> String.valueOf(d.use().fd())),
                                column("File", 170, false, d -> d.use().name()),
                                column("Opened by", 140, false, GuestFilesView::openedBy),
                                column("Read", 74, true, d -> count(d.use().bytesRead())),
                                column("Written", 74, true, d -> count(d.use().bytesWritten())),
                                column("State", 110, false, GuestFilesView::state)));
        return table;
    }

    private static String openedBy(FilesModel.Descriptor d) {
        return d.use().openedBy() == 0
                ? ""
                : "#"
                        + d.use().openedBy()
                        + d.openedAt().map(SourcePosition::shortText).map(p -> "  " + p).orElse("");
    }

    private static String state(FilesModel.Descriptor d) {
        return d.use().leaked() ? "still open" : d.state();
    }

    private static String count(long number) {
        return number == 0 ? "" : Parts.grouped(number);
    }

    private <T> TableView<T> table(
            String id,
            Ikon icon,
            String empty,
            Predicate<T> leaked,
            java.util.function.ToLongFunction<T> call) {
        TableView<T> table = new TableView<>();
        table.setId(id);
        table.getStyleClass().add("files-table");
        table.setFixedCellSize(23);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        table.setPlaceholder(
                EmptyState.of(
                        icon, empty, "What the program opens, reads and writes appears here."));
        table.setRowFactory(
                _ -> {
                    LeakRow<T> row = new LeakRow<>(leaked);
                    row.setOnMouseClicked(
                            e -> {
                                if (e.getClickCount() == 2 && row.getItem() != null) {
                                    open(call.applyAsLong(row.getItem()));
                                }
                            });
                    return row;
                });
        table.setOnKeyPressed(
                e -> {
                    T chosen = table.getSelectionModel().getSelectedItem();
                    if (e.getCode() == KeyCode.ENTER && chosen != null) {
                        open(call.applyAsLong(chosen));
                    }
                });
        return table;
    }

    private void open(long call) {
        if (call > 0) {
            showCall.accept(call);
        }
    }

    private static <T> TableColumn<T, T> column(
            String title, double width, boolean number, Function<T, String> text) {
        TableColumn<T, T> column = new TableColumn<>(title);
        column.setMinWidth(Math.min(width, 40));
        column.setPrefWidth(width);
        column.setReorderable(false);
        column.setComparator(
                (a, b) ->
                        number
                                ? Long.compare(value(text.apply(a)), value(text.apply(b)))
                                : text.apply(a).compareTo(text.apply(b)));
        if (number) {
            column.getStyleClass().add("number");
        }
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        column.setCellFactory(_ -> new TextCell<>(text, number));
        return column;
    }

    private static long value(String grouped) {
        String digits = grouped.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }

    /** A row that stands out when something was left open. */
    private static final class LeakRow<T> extends TableRow<T> {
        private final Predicate<T> leaked;

        LeakRow(Predicate<T> leaked) {
            this.leaked = leaked;
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            getStyleClass().remove("leaked");
            if (!empty && item != null && leaked.test(item)) {
                getStyleClass().add("leaked");
            }
        }
    }

    /** One text. */
    private static final class TextCell<T> extends TableCell<T, T> {
        private final Function<T, String> text;

        TextCell(Function<T, String> text, boolean number) {
            this.text = text;
            getStyleClass().add("mono");
            if (number) {
                getStyleClass().add("number");
            }
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            String shown = empty || item == null ? "" : text.apply(item);
            setText(shown);
            setTooltip(shown.length() > 18 ? new Tooltip(shown) : null);
        }
    }
}
