package dev.wasmscope.ui.console;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.fxmisc.flowless.Cell;
import org.fxmisc.flowless.VirtualFlow;
import org.fxmisc.flowless.VirtualFlowHit;
import org.fxmisc.flowless.VirtualizedScrollPane;

/** The lines of the output: only those in sight are laid out, however many there are. */
final class ConsoleText implements AutoCloseable {
    private final ConsoleModel model;
    private final ConsoleSearch search;
    private final ConsoleView.Outside outside;
    private final StackPane root = new StackPane();
    private final BooleanProperty wrap = new SimpleBooleanProperty(this, "wrap", true);
    private final BooleanProperty follow = new SimpleBooleanProperty(this, "follow", true);
    private final ListChangeListener<ConsoleLine> listener = _ -> changed();
    private final ContextMenu menu;
    private final Subscription subscriptions;
    private VirtualFlow<ConsoleLine, Cell<ConsoleLine, LineCell>> flow;

    /** Numbers of the first and last line that the user chose; -1 for none. */
    private long anchor = -1;

    private long chosen = -1;

    /** What the lines that are laid out mark as found. */
    private String looks = "";

    ConsoleText(ConsoleModel model, ConsoleSearch search, ConsoleView.Outside outside) {
        this.model = model;
        this.search = search;
        this.outside = outside;
        root.setId("console");
        root.setFocusTraversable(true);
        root.setAccessibleText("Output of the program");
        root.getStyleClass().add("console");
        flow = make();
        menu = new ContextMenu();
        item("Copy", this::copy);
        item("Choose all", this::chooseAll);
        item("Clear", model::clear);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        root.addEventFilter(ScrollEvent.SCROLL, e -> scrolled(e.getDeltaY()));
        root.addEventHandler(
                ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                e -> menu.show(root, e.getScreenX(), e.getScreenY()));
        model.lines().addListener(listener);
        subscriptions =
                Subscription.combine(
                        wrap.subscribe((_, _) -> renew()),
                        follow.subscribe(_ -> changed()),
                        search.matchesProperty().subscribe(_ -> renewLooks()),
                        outside.themes().darkProperty().subscribe((_, _) -> renew()));
    }

    private void item(String title, Runnable work) {
        MenuItem item = new MenuItem(title);
        item.setOnAction(_ -> work.run());
        menu.getItems().add(item);
    }

    private VirtualFlow<ConsoleLine, Cell<ConsoleLine, LineCell>> make() {
        VirtualFlow<ConsoleLine, Cell<ConsoleLine, LineCell>> made =
                VirtualFlow.createVertical(model.lines(), this::cell);
        made.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        made.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        root.getChildren().setAll(new VirtualizedScrollPane<>(made));
        return made;
    }

    private Cell<ConsoleLine, LineCell> cell(ConsoleLine line) {
        LineCell cell =
                new LineCell(
                        line,
                        wrap.get(),
                        search.textProperty().get(),
                        outside.themes().palette(),
                        outside.open()::open);
        return new Cell<>() {
            @Override
            public LineCell getNode() {
                return cell;
            }

            @Override
            public void updateIndex(int index) {
                cell.choose(isChosen(model.dropped() + index));
            }
        };
    }

    /** The lines in sight are drawn anew when something else is searched. */
    private void renewLooks() {
        if (!looks.equals(search.textProperty().get())) {
            looks = search.textProperty().get();
            renew();
        }
    }

    private void renew() {
        int top = flow.getFirstVisibleIndex();
        flow.dispose();
        flow = make();
        if (follow.get()) {
            changed();
        } else if (top >= 0 && top < model.lines().size()) {
            flow.showAsFirst(top);
        }
    }

    private void changed() {
        if (follow.get() && !model.lines().isEmpty()) {
            flow.showAsLast(model.lines().size() - 1);
        }
        if (model.lines().isEmpty()) {
            anchor = -1;
            chosen = -1;
        }
    }

    private void scrolled(double delta) {
        if (delta > 0) {
            follow.set(false);
        } else if (delta < 0 && flow.getLastVisibleIndex() >= model.lines().size() - 1) {
            follow.set(true);
        }
    }

    private boolean isChosen(long number) {
        return chosen >= 0
                && number >= Math.min(anchor, chosen)
                && number <= Math.max(anchor, chosen);
    }

    private long lineAt(MouseEvent event) {
        VirtualFlowHit<Cell<ConsoleLine, LineCell>> hit = flow.hit(event.getX(), event.getY());
        if (hit.isCellHit()) {
            return model.dropped() + hit.getCellIndex();
        }
        return hit.isAfterCells() ? model.dropped() + model.lines().size() - 1 : model.dropped();
    }

    private void pressed(MouseEvent event) {
        root.requestFocus();
        if (!model.lines().isEmpty()
                && !(event.getButton() == MouseButton.SECONDARY && isChosen(lineAt(event)))) {
            choose(lineAt(event), event.isShiftDown(), false);
        }
    }

    private void dragged(MouseEvent event) {
        if (event.isPrimaryButtonDown() && !model.lines().isEmpty()) {
            choose(lineAt(event), true, false);
        }
    }

    /** The line that was chosen last, or the last one in sight. */
    long current() {
        return chosen >= 0
                ? chosen
                : model.dropped() + Math.max(0, flow.getFirstVisibleIndex()) - 1;
    }

    /** Chooses a line and shows it. */
    void choose(long number) {
        choose(number, false, true);
    }

    private void choose(long number, boolean extend, boolean show) {
        long last = model.dropped() + model.lines().size() - 1;
        chosen = Math.clamp(number, Math.min(model.dropped(), last), last);
        if (!extend || anchor < 0) {
            anchor = chosen;
        }
        int index = (int) (chosen - model.dropped());
        if (show) {
            follow.set(chosen == last && follow.get());
            boolean inSight =
                    index >= flow.getFirstVisibleIndex() && index <= flow.getLastVisibleIndex();
            if (!inSight) {
                flow.showAtOffset(index, Math.max(0, flow.getHeight() / 3));
            }
        }
        root.setAccessibleText(model.lines().get(index).text());
        for (int i = Math.max(0, flow.getFirstVisibleIndex());
                i <= flow.getLastVisibleIndex() && i < model.lines().size();
                i++) {
            long shown = model.dropped() + i;
            flow.getCellIfVisible(i).ifPresent(c -> c.getNode().choose(isChosen(shown)));
        }
    }

    private void chooseAll() {
        if (!model.lines().isEmpty()) {
            anchor = model.dropped();
            choose(model.dropped() + model.lines().size() - 1, true, false);
        }
    }

    private void key(KeyEvent event) {
        if (model.lines().isEmpty()) {
            return;
        }
        int page = Math.max(1, flow.getLastVisibleIndex() - flow.getFirstVisibleIndex() - 1);
        long end = model.dropped() + model.lines().size() - 1;
        long at = chosen >= 0 ? chosen : end;
        Long next =
                switch (event.getCode()) {
                    case UP -> at - 1;
                    case DOWN -> at + 1;
                    case PAGE_UP -> at - page;
                    case PAGE_DOWN -> at + page;
                    case HOME -> model.dropped();
                    case END -> end;
                    default -> null;
                };
        if (next != null && !event.isShortcutDown() && !event.isAltDown()) {
            choose(next, event.isShiftDown(), true);
            follow.set(next >= end);
            event.consume();
        } else if (!shortcut(event)) {
            return;
        }
        event.consume();
    }

    private boolean shortcut(KeyEvent event) {
        switch (event.getCode()) {
            case C -> {
                if (!event.isShortcutDown()) {
                    return false;
                }
                copy();
            }
            case A -> {
                if (!event.isShortcutDown()) {
                    return false;
                }
                chooseAll();
            }
            case ENTER -> openLink();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void openLink() {
        if (chosen >= model.dropped()) {
            String text = model.lines().get((int) (chosen - model.dropped())).text();
            LineLinks.of(text).stream()
                    .findFirst()
                    .ifPresent(link -> outside.open().open(link.file(), link.line()));
        }
    }

    /** Puts the chosen lines on the clipboard, or all when none is. */
    void copy() {
        long first = chosen < 0 ? model.dropped() : Math.min(anchor, chosen);
        long last = chosen < 0 ? Long.MAX_VALUE : Math.max(anchor, chosen);
        StringBuilder text = new StringBuilder();
        long end = Math.min(last, model.dropped() + model.lines().size() - 1);
        for (long i = Math.max(first, model.dropped()); i <= end; i++) {
            text.append(model.lines().get((int) (i - model.dropped())).text()).append('\n');
        }
        ClipboardContent content = new ClipboardContent();
        content.putString(text.toString());
        Clipboard.getSystemClipboard().setContent(content);
    }

    BooleanProperty wrapProperty() {
        return wrap;
    }

    BooleanProperty followProperty() {
        return follow;
    }

    boolean focused() {
        return root.isFocused();
    }

    void focus() {
        root.requestFocus();
    }

    Node node() {
        return root;
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
        model.lines().removeListener(listener);
        flow.dispose();
    }
}
