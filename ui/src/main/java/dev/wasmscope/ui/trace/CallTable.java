package dev.wasmscope.ui.trace;

import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.ui.parts.Copying;
import dev.wasmscope.ui.trace.index.CallGroup;
import dev.wasmscope.ui.trace.store.CallColumns;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The table of calls and groups. It holds the rows in sight only, numbered from the top, and shows
 * others in their place when the user scrolls: a table of a million rows costs what one of thirty
 * does.
 */
final class CallTable extends Region implements AutoCloseable {
    private static final double BAR = 12;
    private static final int ROWS_AT_ONCE = 10;
    private static final double WIDEST_TOOLTIP = 700;

    private final TraceModel model;
    private final Consumer<HostCallEvent> opened;
    private final TableView<Integer> table = new TableView<>();
    private final ScrollBar bar = new ScrollBar();
    private final RowWindow window = new RowWindow();
    private final CallTableKeys keys;
    private final Set<Slot> slots = Collections.newSetFromMap(new WeakHashMap<>());
    private final ReadOnlyObjectWrapper<Boolean> following =
            new ReadOnlyObjectWrapper<>(this, "following", true);
    private final Tooltip whole = new Tooltip();

    /** New rows cost: all that fit at once would keep the first pulse for a tenth of a second. */
    private final AnimationTimer growing =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    refresh();
                }
            };

    private final Subscription subscriptions;
    private Optional<String> chosenGroup = Optional.empty();
    private Runnable onCopy = () -> {};
    private boolean settingBar;
    private boolean settingSelection;

    /** The width for which the columns were chosen; at first a usual one, so that few change. */
    private double columnsFor = 900;

    /** A cell or a row that shows what stands at its place of the window. */
    private interface Slot {
        void show();
    }

    /**
     * @param opened what happens to a call that is double-clicked or chosen with Enter
     */
    CallTable(TraceModel model, Node placeholder, Consumer<HostCallEvent> opened) {
        this.model = model;
        this.opened = opened;
        this.keys = new CallTableKeys(this);
        table.setId("trace");
        table.getStyleClass().add("trace");
        table.getStyleClass().add("rows");
        table.fixedCellSizeProperty().subscribe(this::requestLayout);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        table.setTableMenuButtonVisible(true);
        table.setPlaceholder(placeholder);
        table.setRowFactory(_ -> new CallRow());
        for (CallColumn column : CallColumn.values()) {
            var made = column(column);
            made.setVisible(column.shownAt(columnsFor));
            table.getColumns().add(made);
        }
        whole.setWrapText(true);
        whole.setMaxWidth(WIDEST_TOOLTIP);
        bar.setOrientation(Orientation.VERTICAL);
        bar.valueProperty().subscribe(value -> barMoved(value.doubleValue()));
        getChildren().addAll(table, bar);
        table.addEventFilter(ScrollEvent.SCROLL, this::wheel);
        table.addEventFilter(KeyEvent.KEY_PRESSED, keys::pressed);
        table.getSelectionModel().selectedIndexProperty().subscribe(i -> chose(i.intValue()));
        subscriptions =
                Subscription.combine(
                        model.rowsProperty().subscribe(_ -> rowsChanged()),
                        model.selectedProperty().subscribe(this::selectionChanged));
    }

    /** Whether the last call stays in sight. */
    ReadOnlyObjectWrapper<Boolean> followingProperty() {
        return following;
    }

    /** Keeps the last call in sight, or no longer. */
    void follow(boolean on) {
        window.follow(on);
        refresh();
    }

    /** What the copy key does. */
    void setOnCopy(Runnable copy) {
        onCopy = copy;
    }

    /** The menu of a row. */
    void setRowMenu(ContextMenu menu) {
        table.setContextMenu(menu);
    }

    /** How many cells and rows there are: a bounded number, however many calls there are. */
    int slots() {
        return slots.size();
    }

    RowWindow window() {
        return window;
    }

    /** Copies the chosen call, or the head of the chosen group. */
    void copy() {
        int at = chosen();
        if (at >= 0 && rows().get(at) instanceof TraceRow.Group(CallGroup group, boolean _)) {
            Copying.copy(CallText.line(group));
        } else {
            onCopy.run();
        }
    }

    private TraceRows rows() {
        return model.rowsProperty().get();
    }

    private static int indexIn(TraceRows rows, Optional<SelectedCall> call, Optional<String> head) {
        return call.map(c -> rows.indexOf(c.row())).or(() -> head.map(rows::indexOf)).orElse(-1);
    }

    /** Index of the chosen row; negative when there is none or it is not shown. */
    int chosen() {
        return indexIn(rows(), model.selectedProperty().get(), chosenGroup);
    }

    /** Chooses the row at an index, brought between the first and the last. */
    void choose(long index) {
        if (rows().size() == 0) {
            return;
        }
        int at = (int) Math.clamp(index, 0L, rows().size() - 1L);
        window.reveal(at);
        take(rows().get(at));
        refresh();
    }

    private void take(TraceRow row) {
        switch (row) {
            case TraceRow.Call(long call, boolean _) -> {
                chosenGroup = Optional.empty();
                model.select(call);
            }
            case TraceRow.Group(CallGroup group, boolean _) -> {
                model.select(-1);
                chosenGroup = Optional.of(group.key());
            }
        }
    }

    /** Opens or closes the chosen group; without one opens the chosen call. */
    void open() {
        int at = chosen();
        if (at >= 0) {
            open(rows().get(at));
        }
    }

    private void open(TraceRow row) {
        switch (row) {
            case TraceRow.Call(long call, boolean _) -> model.call(call).ifPresent(opened);
            case TraceRow.Group(CallGroup group, boolean _) -> {
                window.follow(false);
                model.toggle(group.key());
            }
        }
    }

    /** Opens or closes the chosen group if it is not so already. */
    void setOpen(boolean open) {
        int at = chosen();
        if (at >= 0
                && rows().get(at) instanceof TraceRow.Group(CallGroup group, boolean isOpen)
                && isOpen != open) {
            window.follow(false);
            model.toggle(group.key());
        }
    }

    private TableColumn<Integer, Integer> column(CallColumn what) {
        TableColumn<Integer, Integer> column = new TableColumn<>(what.title());
        column.setId(what.style());
        column.setMinWidth(what.least());
        column.setPrefWidth(what.width());
        column.setMaxWidth(what.most());
        column.setSortable(false);
        column.setReorderable(false);
        column.getStyleClass().add(what.style());
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        column.setCellFactory(_ -> new CallCell(what));
        return column;
    }

    // ---- the window over the rows

    private void rowsChanged() {
        window.resize(rows().size());
        refresh();
    }

    private void selectionChanged(Optional<SelectedCall> call) {
        if (call.isPresent()) {
            chosenGroup = Optional.empty();
            int at = rows().indexOf(call.get().row());
            if (at >= 0) {
                window.reveal(at);
            }
        }
        refresh();
    }

    @Override
    protected void layoutChildren() {
        table.resizeRelocate(0, 0, Math.max(0, getWidth() - BAR), getHeight());
        Node header = table.lookup(".column-header-background");
        double row = Math.max(1, table.getFixedCellSize());
        double head = header == null ? row : header.prefHeight(-1);
        bar.resizeRelocate(getWidth() - BAR, head, BAR, Math.max(0, getHeight() - head));
        arrangeColumns();
        window.fit((int) ((getHeight() - head - 2) / row));
        refresh();
    }

    /** Shows the columns for which there is room; those that the user showed or hid stay so. */
    private void arrangeColumns() {
        if (columnsFor == getWidth()) {
            return;
        }
        for (CallColumn what : CallColumn.values()) {
            var column = table.getColumns().get(what.ordinal());
            boolean asLeft = column.isVisible() == what.shownAt(columnsFor);
            if (asLeft) {
                column.setVisible(what.shownAt(getWidth()));
            }
        }
        columnsFor = getWidth();
    }

    private void refresh() {
        int count = window.count();
        // A selection that moves with its row when rows go is none that the user made.
        settingSelection = true;
        while (table.getItems().size() > count) {
            table.getItems().removeLast();
        }
        int room = Math.min(count, table.getItems().size() + ROWS_AT_ONCE);
        while (table.getItems().size() < room) {
            table.getItems().add(table.getItems().size());
        }
        if (room < count) {
            growing.start();
        } else {
            growing.stop();
        }
        settingSelection = false;
        slots.forEach(Slot::show);
        showSelection();
        settingBar = true;
        bar.setMax(window.lastTop());
        bar.setVisibleAmount(
                Math.max(window.capacity(), (window.lastTop() + window.capacity()) / 12.0));
        bar.setBlockIncrement(window.capacity());
        bar.setValue(window.top());
        bar.setVisible(window.lastTop() > 0);
        settingBar = false;
        following.set(window.following());
    }

    private void showSelection() {
        int at = chosen() - window.top();
        settingSelection = true;
        if (at >= 0 && at < table.getItems().size()) {
            table.getSelectionModel().clearAndSelect(at);
            table.getFocusModel().focus(at);
        } else {
            table.getSelectionModel().clearSelection();
        }
        settingSelection = false;
    }

    private void barMoved(double row) {
        if (!settingBar) {
            window.scrollTo(Math.round(row));
            refresh();
        }
    }

    private void wheel(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            window.scrollBy(event.getDeltaY() > 0 ? -3 : 3);
            refresh();
            event.consume();
        }
    }

    private void chose(int slot) {
        if (!settingSelection && slot >= 0) {
            rowAt(slot).ifPresent(this::take);
            window.follow(false);
            refresh();
        }
    }

    private Optional<TraceRow> rowAt(int slot) {
        int index = window.top() + slot;
        return slot >= 0 && index < rows().size()
                ? Optional.of(rows().get(index))
                : Optional.empty();
    }

    @Override
    public void close() {
        growing.stop();
        subscriptions.unsubscribe();
    }

    /** Failed and injected calls and groups stand out. */
    private final class CallRow extends TableRow<Integer> implements Slot {
        private static final java.util.List<String> STYLES =
                java.util.List.of("failed", "injected", "group");

        CallRow() {
            slots.add(this);
            setOnMouseClicked(
                    e -> {
                        boolean arrow = e.getX() < CallColumn.NUMBER.width() / 2;
                        rowAt(isEmpty() ? -1 : getIndex())
                                .filter(
                                        row ->
                                                e.getClickCount() == 2
                                                        || arrow && row instanceof TraceRow.Group)
                                .ifPresent(CallTable.this::open);
                    });
        }

        @Override
        protected void updateItem(@Nullable Integer slot, boolean empty) {
            super.updateItem(slot, empty);
            show();
        }

        @Override
        public void show() {
            Optional<TraceRow> row = rowAt(isEmpty() ? -1 : getIndex());
            for (String style : STYLES) {
                boolean has = getStyleClass().contains(style);
                boolean wants = row.filter(r -> is(style, r)).isPresent();
                if (wants && !has) {
                    getStyleClass().add(style);
                } else if (has && !wants) {
                    getStyleClass().remove(style);
                }
            }
        }

        private boolean is(String style, TraceRow row) {
            return switch (row) {
                case TraceRow.Group _ -> style.equals("group");
                case TraceRow.Call(long at, boolean _) ->
                        style.equals("failed")
                                ? model.columns(at).filter(CallColumns::failed).isPresent()
                                : style.equals("injected")
                                        && model.call(at)
                                                .flatMap(HostCallEvent::injected)
                                                .isPresent();
            };
        }
    }

    /** One text. */
    private final class CallCell extends TableCell<Integer, Integer> implements Slot {
        private static final int LONG = 28;

        private final CallColumn column;

        CallCell(CallColumn column) {
            this.column = column;
            getStyleClass().addAll("mono", column.style());
            hoverProperty().subscribe(this::explain);
            slots.add(this);
        }

        @Override
        protected void updateItem(@Nullable Integer slot, boolean empty) {
            super.updateItem(slot, empty);
            show();
        }

        @Override
        public void show() {
            String text = rowAt(isEmpty() ? -1 : getIndex()).map(this::text).orElse("");
            if (!text.equals(getText())) {
                setText(text);
                if (isHover()) {
                    explain();
                }
            }
        }

        /** Only the cell below the mouse has the tooltip: making one costs as much as a window. */
        private void explain() {
            boolean wanted = isHover() && getText().length() > LONG;
            if (wanted) {
                whole.setText(getText());
            }
            setTooltip(wanted ? whole : null);
        }

        private String text(TraceRow row) {
            return switch (row) {
                case TraceRow.Group(CallGroup group, boolean open) ->
                        column.of(group, open, rows().snapshot().query().grouping());
                case TraceRow.Call(long at, boolean _) ->
                        model.call(at)
                                .map(call -> column.of(call, model.at(at), delta(at)))
                                .orElse("");
            };
        }

        private long delta(long row) {
            return row == 0 ? 0 : model.at(row) - model.at(row - 1);
        }
    }
}
