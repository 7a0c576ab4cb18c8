package dev.wasmscope.ui.disassembly;

import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.code.CodeLine;
import dev.wasmscope.ui.parts.EmptyState;
import dev.wasmscope.ui.parts.SizeProbe;
import dev.wasmscope.ui.place.Place;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.fxmisc.flowless.VirtualFlow;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.kordamp.ikonli.feather.Feather;

/** Shows a {@link DisassemblyModel}; only the rows in sight exist. */
public final class DisassemblyView implements AutoCloseable, CodeMouse {
    /** Rows that stay between a row that is shown and the edge. */
    private static final int MARGIN = 3;

    private static final int OFFERED = 40;

    /** Whether the mouse was last pressed on the code of a row. */
    private boolean onCode;

    private final DisassemblyModel model;
    private final Consumer<Place> ways;
    private final VirtualFlow<Row, RowCell> flow;
    private final BorderPane root =
            new BorderPane() {
                @Override
                protected void layoutChildren() {
                    // First: else rows are laid out for the old size, and then for this one.
                    super.layoutChildren();
                    refreshRows();
                }
            };
    private final FindBar find;
    private final CodeMenu menu;
    private final Tooltip tip = new Tooltip();
    private final SizeProbe probe = new SizeProbe(RowCell.USUAL_SIZE, "asm");
    private final Subscription subscriptions;
    private boolean outdated;

    /** Counts the changes that rows have to show. */
    private int changes;

    private Row hovered = new Row.Waiting(-1);

    /**
     * @param ways shows a place and remembers where the user was
     */
    public DisassemblyView(DisassemblyModel model, CodeFinder finder, Consumer<Place> ways) {
        this.model = model;
        this.ways = ways;
        flow = VirtualFlow.createVertical(model.rows(), this::cell);
        flow.setId("disassembly");
        flow.setAccessibleText("Disassembly");
        flow.getStyleClass().add("disassembly");
        flow.setFocusTraversable(true);
        flow.setOnKeyPressed(new CodeKeys(model, this)::pressed);
        find = new FindBar(finder, flow::requestFocus);
        menu = new CodeMenu(model, this);
        flow.setOnContextMenuRequested(
                e -> menu.show(flow, e.getScreenX(), e.getScreenY(), e.isKeyboardTrigger()));
        root.getStyleClass().add("panel");
        root.getChildren().add(probe.node());
        root.setTop(new VBox(new CodeBar(model).node(), find.node()));
        installTip();
        model.rows().setAround(this::keepingPlace);
        subscriptions =
                Subscription.combine(
                        model.revisionProperty().subscribe(_ -> refresh()),
                        model.selection().rowProperty().subscribe(_ -> refresh()),
                        model.ways()
                                .revealProperty()
                                .subscribe(r -> r.ifPresent(x -> reveal(x.row()))),
                        model.rows().subscribe(this::fill),
                        model.ways().startingProperty().subscribe(this::fill),
                        probe.size().subscribe(_ -> refresh()),
                        root.sceneProperty().subscribe(scene -> model.setInSight(scene != null)));
        fill();
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    /** Whether the user works here. */
    public ReadOnlyBooleanProperty focusedProperty() {
        return root.focusWithinProperty();
    }

    /** Lets the user look for something. */
    public FindBar find() {
        return find;
    }

    private void fill() {
        if (model.rows().isEmpty()) {
            root.setCenter(
                    EmptyState.of(
                            Feather.CPU,
                            "No code",
                            "The instructions of the program that is open appear here."));
        } else if (!listed() && !model.ways().startingProperty().get()) {
            // Rows that are made before it is known which are in sight are made twice.
            root.setCenter(new VirtualizedScrollPane<>(flow));
        }
    }

    private boolean listed() {
        return root.getCenter() instanceof VirtualizedScrollPane<?>;
    }

    private RowCell cell(Row row) {
        RowCell cell = new RowCell(model, this, probe.size()::getValue, () -> changes);
        cell.updateItem(row);
        return cell;
    }

    /** The rows show what changed at the next pulse, however much there is until then. */
    private void refresh() {
        outdated = true;
        changes++;
        root.requestLayout();
    }

    private void refreshRows() {
        if (outdated) {
            outdated = false;
            flow.visibleCells().forEach(RowCell::refreshOutdated);
        }
    }

    /** Of each row, in pixels. */
    double rowHeight() {
        return probe.size().getValue().pixels(RowCell.HEIGHT);
    }

    /** Rows per page. */
    int page() {
        return Math.max(2, (int) (flow.getHeight() / rowHeight()) - 1);
    }

    /** Changes rows without moving those that the user looks at. */
    private void keepingPlace(Runnable change) {
        if (flow.getHeight() <= 0 || model.rows().isEmpty() || flow.visibleCells().isEmpty()) {
            change.run();
            return;
        }
        int first = flow.getFirstVisibleIndex();
        Optional<Row> row =
                first >= 0 && first < model.rows().size()
                        ? Optional.of(model.rows().get(first))
                        : Optional.empty();
        double offset = flow.getCellIfVisible(first).map(c -> c.getNode().getLayoutY()).orElse(0.0);
        int inFunction = row.map(r -> first - model.rows().start(r.function())).orElse(0);
        change.run();
        row.ifPresent(
                r -> {
                    int now =
                            r instanceof Row.Waiting
                                    ? Math.min(
                                            model.rows().start(r.function()) + inFunction,
                                            model.rows().size() - 1)
                                    : model.rows().indexOf(r);
                    if (now >= 0) {
                        flow.showAtOffset(now, offset);
                    }
                });
    }

    private void reveal(Row row) {
        refresh();
        int index = model.rows().indexOf(row);
        if (index < 0) {
            return;
        }
        boolean laidOut = flow.visibleCells().size() > 2 * MARGIN;
        if (laidOut
                && index > flow.getFirstVisibleIndex() + MARGIN - 1
                && index < flow.getLastVisibleIndex() - MARGIN) {
            return;
        }
        int above = Math.min(8, page() / 3);
        flow.showAsFirst(Math.max(0, index - above));
    }

    /** Brings the row that the user is at into sight, moving as little as can be. */
    void follow() {
        int index = model.selection().index();
        if (index < 0) {
            return;
        }
        if (index <= flow.getFirstVisibleIndex()) {
            flow.showAsFirst(index);
        } else if (index >= flow.getLastVisibleIndex() - 1) {
            flow.showAsLast(Math.min(index + 1, model.rows().size() - 1));
        }
    }

    /** Goes where the row leads. */
    void enter(Row row) {
        if (row instanceof Row.Header) {
            model.rows().toggle(row);
            return;
        }
        List<CodeLocation> targets = model.ways().targets(row);
        if (targets.size() == 1) {
            go(targets.getFirst());
        } else if (!targets.isEmpty()) {
            choose(row, targets.stream().map(this::branch).toList());
        } else {
            model.code().line(row).ifPresent(line -> enterCall(row, line));
        }
    }

    private void go(CodeLocation target) {
        CodeLocation at =
                target.codeOffset() < 0 ? model.code().beginning(target.functionIndex()) : target;
        ways.accept(new Place.Code(at));
    }

    /** Shows the source of a row. */
    void showSource(Row row) {
        model.code().position(row).ifPresent(p -> ways.accept(Place.SourceLine.of(p)));
    }

    private void enterCall(Row row, CodeLine line) {
        if (line.role() instanceof CodeLine.CallsThroughTable call) {
            Optional<CodeStore.Callee> now = model.calls().now(line.codeOffset());
            if (now.isPresent()) {
                go(new CodeLocation(now.get().function(), -1));
            } else {
                model.calls().resolve(call, (callees, _) -> offer(row, callees));
            }
        } else if (line.role() instanceof CodeLine.CallsReference(int type)) {
            offer(row, model.calls().candidates(type).orElse(List.of()));
        }
    }

    private void offer(Row row, List<CodeStore.Callee> callees) {
        if (callees.size() == 1) {
            go(new CodeLocation(callees.getFirst().function(), -1));
        } else {
            choose(
                    row,
                    callees.stream()
                            .limit(OFFERED)
                            .map(
                                    c ->
                                            way(
                                                    c.name() + "   func[" + c.function() + "]",
                                                    new CodeLocation(c.function(), -1)))
                            .toList());
        }
    }

    private MenuItem branch(CodeLocation target) {
        return way(String.format("0x%x", model.shownOffset(target.codeOffset())), target);
    }

    private MenuItem way(String text, CodeLocation target) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setId("target-" + target.functionIndex());
        item.setOnAction(_ -> go(target));
        return item;
    }

    private void choose(Row row, List<MenuItem> items) {
        if (items.isEmpty()) {
            return;
        }
        ContextMenu targets = new ContextMenu(items.toArray(MenuItem[]::new));
        flow.getCellIfVisible(model.rows().indexOf(row))
                .ifPresent(
                        cell -> {
                            var at = cell.getNode().localToScreen(cell.codeLeft(), rowHeight());
                            targets.show(flow, at.getX(), at.getY());
                        });
    }

    /** A click on a breakpoint or a fold is not the first half of a double click on the code. */
    @Override
    public void pressed(MouseEvent event, RowCell cell) {
        flow.requestFocus();
        Row row = cell.row();
        boolean primary = event.getButton() == MouseButton.PRIMARY;
        boolean again = onCode && event.getClickCount() == 2;
        onCode = false;
        if (primary && cell.onFold(event.getX())) {
            model.rows().toggle(row);
        } else if (primary && event.getX() < 36 && row instanceof Row.Code) {
            model.toggleBreakpoint(row);
        } else if (primary || !chosen(row)) {
            model.selection().choose(row, event.isShiftDown());
            onCode = primary;
        }
        if (onCode && (event.isShortcutDown() || again)) {
            enter(row);
        }
        event.consume();
    }

    private boolean chosen(Row row) {
        int index = model.rows().indexOf(row);
        return index >= model.selection().first() && index <= model.selection().last();
    }

    @Override
    public void entered(Row row) {
        hovered = row;
    }

    private void installTip() {
        tip.setShowDelay(Duration.millis(450));
        tip.getStyleClass().add("code-tip");
        // Else it would take the key from the field to find something.
        tip.setHideOnEscape(false);
        tip.setOnShowing(_ -> new CodeTip(model).show(hovered, tip::setText));
        Tooltip.install(flow, tip);
    }

    /** Puts the chosen rows onto the clipboard, as WAT. */
    public void copy() {
        if (model.selection().index() >= 0) {
            ClipboardContent content = new ClipboardContent();
            content.putString(CodeText.of(model));
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    /** Puts the offset of a row's instruction onto the clipboard. */
    void copyOffset(Row row) {
        model.code()
                .location(row)
                .ifPresent(
                        at -> {
                            ClipboardContent content = new ClipboardContent();
                            content.putString(
                                    String.format("0x%x", model.shownOffset(at.codeOffset())));
                            Clipboard.getSystemClipboard().setContent(content);
                        });
    }

    /** Where a row is on the screen, if it is in sight. */
    Optional<javafx.geometry.Point2D> place(Row row) {
        int index = model.rows().indexOf(row);
        return index < 0
                ? Optional.empty()
                : flow.getCellIfVisible(index)
                        .map(c -> c.getNode().localToScreen(c.codeLeft(), rowHeight()));
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
        root.setCenter(null);
        flow.dispose();
    }
}
