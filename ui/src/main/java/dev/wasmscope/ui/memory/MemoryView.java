package dev.wasmscope.ui.memory;

import atlantafx.base.controls.CustomTextField;
import dev.wasmscope.session.memory.AddressUse;
import dev.wasmscope.session.memory.MemoryComparison;
import dev.wasmscope.ui.parts.EmptyState;
import dev.wasmscope.ui.parts.Parts;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows a {@link MemoryModel} with what can be done with it. */
public final class MemoryView implements AutoCloseable {
    private final MemoryTool tool;
    private final MemoryModel model;
    private final HexCanvas canvas;
    private final HexKeys keys;
    private final MemoryFollow follow;
    private final FindBar find;
    private final BorderPane root = new BorderPane();
    private final VBox head = new VBox();
    private final CustomTextField address = new CustomTextField();
    private final FlowPane legend = new FlowPane();
    private final ListView<MemoryComparison.Change> changes = new ListView<>();
    private final Label about = Parts.label("", "mono");
    private final Tooltip tip = new Tooltip();
    private final Subscription subscriptions;
    private final ObservableValue<PageScan> scan;
    private Subscription using = Subscription.EMPTY;
    private Optional<ContextMenu> menu = Optional.empty();
    private long hovered = -1;
    private Map<String, Color> legendShown = Map.of();

    /**
     * @param scans of the memories
     */
    MemoryView(MemoryTool tool, IntFunction<PageScan> scans) {
        this.tool = tool;
        model = tool.model();
        scan = model.memoryProperty().map(memory -> scans.apply(memory.intValue()));
        canvas = new HexCanvas(model, tool.finder(), scan, tool.themes());
        keys = new HexKeys(model, tool.editor(), canvas);
        follow = new MemoryFollow(tool.debug(), model);
        find =
                new FindBar(
                        model, tool.finder(), tool.editor(), tool.debug()::fail, this::closeFind);
        root.getStyleClass().add("panel");
        about.setId("memory-about");
        about.setMinWidth(0);
        head.getChildren().add(bar());
        root.setTop(head);
        legend.getStyleClass().add("memory-legend");
        legend.setId("memory-legend");
        legend.setManaged(false);
        root.setBottom(legend);
        changeList();
        canvas.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menu);
        canvas.addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        tip.setId("memory-tip");
        Tooltip.install(canvas, tip);
        subscriptions =
                Subscription.combine(
                        scan.subscribe(this::use),
                        root.sceneProperty().subscribe((_, _) -> scan.getValue().scan()),
                        model.topProperty().subscribe((_, _) -> scan.getValue().moved()),
                        model.sizeProperty().subscribe(size -> show(size.longValue())),
                        model.highlightProperty().subscribe(_ -> describe()),
                        model.cursorProperty().subscribe(this::describe),
                        model.anchorProperty().subscribe(this::describe),
                        model.bytesProperty().subscribe(_ -> describe()),
                        model.usesProperty().subscribe(_ -> legend()),
                        tool.themes().darkProperty().subscribe(this::legend));
    }

    private void use(PageScan next) {
        using.unsubscribe();
        using = next.use(this::inSight);
        next.scan();
    }

    private OptionalLong inSight() {
        return root.getScene() == null
                ? OptionalLong.empty()
                : OptionalLong.of(model.topProperty().get());
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    private Node bar() {
        ToggleButton following = new ToggleButton("", new FontIcon(Feather.NAVIGATION));
        following.setId("memory-follow");
        following.setAccessibleText("Follow this expression at each stop");
        following.setTooltip(new Tooltip("Follow this expression at each stop"));
        following.getStyleClass().addAll("flat", "small");
        following.selectedProperty().bindBidirectional(follow.onProperty());
        address.setId("memory-address");
        address.setAccessibleText("Address or expression to show");
        address.setPromptText("Address or variable");
        address.setLeft(new FontIcon(Feather.HASH));
        address.setPrefColumnCount(14);
        address.setMinWidth(150); // its prompt is read at 1280 pixels; the choices give way
        address.setOnAction(_ -> go());
        following.setOnAction(_ -> go());
        return Parts.bar(address, following, choices(), Parts.spring(), about);
    }

    private void go() {
        address.selectAll(); // for the next one
        follow.setExpression(address.getText());
        if (!address.getText().isBlank()) {
            model.goTo(address.getText());
        }
    }

    private Node choices() {
        ChoiceBox<CellFormat> format = new ChoiceBox<>();
        format.setId("memory-format");
        format.setAccessibleText("Format of the cells");
        format.setMinWidth(64);
        format.getItems().setAll(CellFormat.values());
        format.valueProperty().bindBidirectional(model.formatProperty());
        ChoiceBox<Integer> row = new ChoiceBox<>();
        row.setId("memory-row");
        row.setAccessibleText("Bytes of a row");
        row.setMinWidth(46);
        row.getItems().setAll(8, 16, 24, 32, 48, 64);
        row.setValue(model.rowBytes());
        row.setOnAction(_ -> model.rowBytesProperty().set(row.getValue()));
        ChoiceBox<TextColumn> text = new ChoiceBox<>();
        text.setId("memory-text");
        text.setAccessibleText("Column of text");
        text.setMinWidth(60);
        text.getItems().setAll(TextColumn.values());
        text.valueProperty().bindBidirectional(model.textProperty());
        ChoiceBox<Integer> memory = new ChoiceBox<>();
        memory.setId("memory-index");
        memory.setAccessibleText("Memory");
        memory.setMinWidth(44);
        model.memoriesProperty()
                .subscribe(
                        _ -> {
                            memory.getItems().setAll(model.indices());
                            memory.setValue(model.memoryProperty().get());
                            memory.setVisible(model.indices().size() > 1);
                            memory.setManaged(memory.isVisible());
                        });
        model.memoryProperty().subscribe((_, next) -> memory.setValue(next.intValue()));
        memory.setOnAction(
                _ -> {
                    if (memory.getValue() != null) {
                        model.memoryProperty().set(memory.getValue());
                    }
                });
        HBox box = new HBox(6, format, row, text, memory);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setMinWidth(0);
        return box;
    }

    private void changeList() {
        changes.setId("memory-changes");
        changes.setAccessibleText("Bytes that differ");
        changes.setPrefHeight(120);
        changes.setItems(tool.moments().changes());
        changes.getStyleClass().add("mono");
        changes.setCellFactory(
                _ ->
                        new ListCell<>() {
                            @Override
                            protected void updateItem(MemoryComparison.Change item, boolean empty) {
                                super.updateItem(item, empty);
                                setText(empty || item == null ? "" : Moments.text(item));
                            }
                        });
        changes.getSelectionModel()
                .selectedItemProperty()
                .subscribe(
                        change -> {
                            if (change != null) {
                                model.in(
                                        change.memory(),
                                        () ->
                                                model.chooseRange(
                                                        change.address(), change.after().length));
                            }
                        });
        tool.moments()
                .changes()
                .addListener(
                        (ListChangeListener<MemoryComparison.Change>)
                                _ ->
                                        root.setBottom(
                                                changes.getItems().isEmpty()
                                                        ? legend
                                                        : new VBox(changes, legend)));
    }

    private void menu(ContextMenuEvent event) {
        menu.ifPresent(ContextMenu::hide);
        ContextMenu next = MemoryMenu.of(this, tool);
        next.show(canvas, event.getScreenX(), event.getScreenY());
        menu = Optional.of(next);
        event.consume();
    }

    /** Whether this view does something with a key that others may mean something else by. */
    public boolean wants(KeyEvent event) {
        boolean search = event.getCode() == KeyCode.F3;
        boolean canvasKey = canvas.isFocused() && event.isShortcutDown();
        return search
                || event.isShortcutDown()
                        && !event.isShiftDown()
                        && !event.isAltDown()
                        && switch (event.getCode()) {
                            case F, G -> true;
                            case C, Z, Y, S -> canvasKey;
                            default -> false;
                        };
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !changes.getItems().isEmpty()) {
            tool.moments().changes().clear();
            event.consume();
        } else if (wants(event)) {
            switch (event.getCode()) {
                case F3 -> find.go(!event.isShiftDown());
                case F -> find();
                case G -> address.requestFocus();
                case C -> tool.copy(canvas.inText() ? CopyFormat.TEXT : CopyFormat.HEX);
                case Z -> tool.editor().undo();
                case Y -> tool.editor().redo();
                case S -> tool.save();
                default -> {}
            }
            event.consume();
        }
    }

    /** Opens the line in which a search is typed. */
    public void find() {
        openBar();
        find.find();
    }

    /** Asks what to fill the chosen bytes with. */
    public void fill() {
        model.selection()
                .ifPresent(
                        range -> {
                            openBar();
                            find.fill(range);
                        });
    }

    private void openBar() {
        if (!head.getChildren().contains(find.node())) {
            head.getChildren().add(find.node());
        }
    }

    private void closeFind() {
        head.getChildren().remove(find.node());
        tool.finder().clear();
        canvas.requestFocus();
    }

    /** Goes where the pointer under the cursor points to. */
    void follow() {
        keys.follow();
    }

    /** Goes to the next or previous bytes that changed since the last stop. */
    public void nextChange(boolean forward) {
        long from = Math.max(0, model.cursorProperty().get());
        long next = scan.getValue().nextChange(from, forward);
        if (next >= 0) {
            model.goTo(next);
        } else {
            tool.debug().say("No more changes since the last stop");
        }
    }

    private void show(long size) {
        root.setCenter(
                size > 0
                        ? canvas
                        : EmptyState.of(
                                Feather.GRID,
                                "No memory to read",
                                "The guest's memory appears here while it is stopped."));
        legend();
        describe();
    }

    private void legend() {
        Map<String, Color> next =
                UseColors.legend(tool.themes().palette(), model.usesProperty().get());
        if (next.equals(legendShown)) {
            return;
        }
        legendShown = next;
        legend.getChildren().clear();
        next.forEach(
                (label, color) -> {
                    Label entry = Parts.label(label, "small", "subtle");
                    entry.setGraphic(swatch(color));
                    legend.getChildren().add(entry);
                });
        legend.setManaged(!next.isEmpty());
    }

    private static Rectangle swatch(Color color) {
        Rectangle swatch = new Rectangle(10, 10, color.deriveColor(0, 1, 1, 0.6));
        swatch.setArcWidth(3);
        swatch.setArcHeight(3);
        return swatch;
    }

    private void hover(MouseEvent event) {
        long at = canvas.addressAt(event.getX(), event.getY());
        if (at == hovered) {
            return;
        }
        hovered = at;
        tip.setText(at < 0 ? "" : MemoryText.at(model, at));
        if (at >= 0) {
            tool.debug()
                    .ask(
                            s -> s.memoryTools().at(model.memoryProperty().get(), at),
                            uses -> {
                                if (at == hovered) {
                                    tip.setText(
                                            MemoryText.bytes(model, at)
                                                    + "\n"
                                                    + uses.stream()
                                                            .map(AddressUse::text)
                                                            .collect(Collectors.joining("\n")));
                                }
                            },
                            _ -> {});
        }
    }

    private void describe() {
        about.setText(MemoryText.about(model));
        long at = model.cursorProperty().get();
        canvas.setAccessibleText(at < 0 ? "Memory" : "Memory, " + MemoryText.at(model, at));
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
        using.unsubscribe();
        follow.close();
        find.close();
        canvas.close();
    }
}
