package dev.wasmscope.ui.breakpoints;

import atlantafx.base.controls.CustomTextField;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.ui.parts.EmptyState;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.place.Place;
import dev.wasmscope.ui.session.BreakpointsModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows a {@link BreakpointsModel} as a list in groups. */
public final class BreakpointsView implements AutoCloseable {
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private final BreakpointsModel model;
    private final Consumer<Place> goTo;
    private final TreeView<BreakpointRow> list = new TreeView<>();
    private final TreeItem<BreakpointRow> top = new TreeItem<>();
    private final ObjectProperty<BreakpointGrouping> grouping =
            new SimpleObjectProperty<>(this, "grouping", BreakpointGrouping.NONE);
    private final Set<String> closed = new HashSet<>();
    private final BorderPane root = new BorderPane();
    private final InvalidationListener changed = _ -> show();

    /**
     * @param goTo shows a place in the code
     * @param transfer reads and writes files of breakpoints
     * @param editor the form
     */
    public BreakpointsView(
            BreakpointsModel model,
            Consumer<Place> goTo,
            BreakpointsTransfer transfer,
            BreakpointEditor editor) {
        this.model = model;
        this.goTo = goTo;
        list.setId("breakpoints");
        list.setAccessibleText("Breakpoints");
        list.setShowRoot(false);
        list.setRoot(top);
        top.setExpanded(true);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(_ -> new BreakpointCell(model));
        list.setContextMenu(new BreakpointMenu(this, model, transfer).menu());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        root.getStyleClass().add("panel");
        root.setTop(Parts.bar(functionField(), addButton(editor), groupingButton(), removeAll()));
        model.items().addListener(changed);
        model.groups().byId().addListener(changed);
        show();
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    private Node functionField() {
        CustomTextField field = new CustomTextField();
        field.setId("breakpoint-function");
        field.setPromptText("Break in function");
        field.setAccessibleText("Break in function");
        field.setMinWidth(60);
        field.setPrefWidth(120);
        field.setOnAction(
                _ -> {
                    if (!field.getText().isBlank()) {
                        model.addFunction(field.getText().strip());
                        field.clear();
                    }
                });
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private static Node addButton(BreakpointEditor editor) {
        MenuButton add = new MenuButton(null, new FontIcon(Feather.PLUS));
        add.setId("breakpoint-add");
        add.getStyleClass().addAll("flat", "small-icon");
        add.setTooltip(new Tooltip("Add a breakpoint of any kind"));
        add.setAccessibleText("Add a breakpoint");
        add.getItems().setAll(BreakpointMenu.kinds(editor));
        return add;
    }

    private Node groupingButton() {
        MenuButton button = new MenuButton(null, new FontIcon(Feather.FOLDER));
        button.setId("breakpoint-grouping");
        button.getStyleClass().addAll("flat", "small-icon");
        button.setTooltip(new Tooltip("Divide the list"));
        button.setAccessibleText("Groups of breakpoints");
        ToggleGroup choices = new ToggleGroup();
        for (BreakpointGrouping how : BreakpointGrouping.values()) {
            RadioMenuItem item = new RadioMenuItem(how.title());
            item.setId("breakpoint-grouping-" + how.name().toLowerCase(Locale.ROOT));
            item.setToggleGroup(choices);
            item.setOnAction(_ -> grouping.set(how));
            grouping.subscribe(now -> item.setSelected(now == how));
            button.getItems().add(item);
        }
        grouping.addListener(changed);
        return button;
    }

    private Node removeAll() {
        Button button = new Button(null, new FontIcon(Feather.TRASH_2));
        button.setId("breakpoint-remove-all");
        button.getStyleClass().addAll("flat", "small-icon");
        button.setTooltip(new Tooltip("Remove all breakpoints"));
        button.setAccessibleText("Remove all breakpoints");
        button.setOnAction(_ -> model.removeAll());
        return button;
    }

    /** Divides the list otherwise. */
    void group(BreakpointGrouping how) {
        grouping.set(how);
    }

    private void show() {
        Node placeholder =
                EmptyState.of(
                        Feather.CIRCLE,
                        "No breakpoints",
                        "Click beside a line number to stop there, or add one of another kind"
                                + " above.");
        root.setCenter(model.items().isEmpty() ? placeholder : list);
        Set<String> selected = new HashSet<>();
        list.getSelectionModel()
                .getSelectedItems()
                .forEach(
                        item -> {
                            if (item != null) {
                                selected.add(item.getValue().key());
                            }
                        });
        int focused = list.getSelectionModel().getSelectedIndex();
        Map<String, List<Breakpoint>> groups = grouping.get().groups(model.items(), model.groups());
        List<TreeItem<BreakpointRow>> items = new ArrayList<>();
        groups.forEach(
                (name, all) -> {
                    if (grouping.get() == BreakpointGrouping.NONE) {
                        items.addAll(items(all));
                    } else {
                        items.add(group(name, all));
                    }
                });
        list.getSelectionModel().clearSelection();
        top.getChildren().setAll(items);
        select(selected, focused);
    }

    private static List<TreeItem<BreakpointRow>> items(List<Breakpoint> all) {
        return all.stream()
                .map(b -> new TreeItem<BreakpointRow>(new BreakpointRow.Item(b)))
                .toList();
    }

    private TreeItem<BreakpointRow> group(String name, List<Breakpoint> all) {
        TreeItem<BreakpointRow> item = new TreeItem<>(new BreakpointRow.Group(name, all));
        item.getChildren().setAll(items(all));
        item.setExpanded(!closed.contains(name));
        item.expandedProperty()
                .addListener(
                        (_, _, open) -> {
                            if (open) {
                                closed.remove(name);
                            } else {
                                closed.add(name);
                            }
                        });
        return item;
    }

    /** Selects what was selected; what stands where it was, if it is gone. */
    private void select(Set<String> keys, int focused) {
        for (int i = 0; i < list.getExpandedItemCount(); i++) {
            if (keys.contains(list.getTreeItem(i).getValue().key())) {
                list.getSelectionModel().select(i);
            }
        }
        boolean lost = list.getSelectionModel().isEmpty() && focused >= 0;
        if (lost && list.getExpandedItemCount() > 0) {
            list.getSelectionModel().select(Math.min(focused, list.getExpandedItemCount() - 1));
        }
    }

    /** The breakpoints of the selected rows. */
    List<Breakpoint> selected() {
        return list.getSelectionModel().getSelectedItems().stream()
                .filter(item -> item != null)
                .flatMap(item -> item.getValue().breakpoints().stream())
                .distinct()
                .toList();
    }

    /** Opens the form for the selected breakpoint. */
    public void edit() {
        selected().stream().findFirst().ifPresent(model::edit);
    }

    /** Removes the selected ones. */
    public void remove() {
        model.remove(selected());
    }

    /** Switches the selected ones off if they are all on, else on. */
    public void toggle() {
        List<Breakpoint> all = selected();
        model.setEnabled(all, !all.stream().allMatch(Breakpoint::enabled));
    }

    /** Shows where the selected one landed. */
    public void goToSelected() {
        selected().stream().findFirst().flatMap(BreakpointsView::place).ifPresent(goTo);
    }

    /** Copies the selected ones as texts. */
    void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(String.join("\n", selected().stream().map(Breakpoint::text).toList()));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static Optional<Place> place(Breakpoint b) {
        Optional<Place> line = BreakpointsModel.position(b).map(Place.SourceLine::of);
        return line.or(
                () -> b.locations().stream().findFirst().map(at -> new Place.Code(at.location())));
    }

    private void clicked(MouseEvent event) {
        if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY) {
            goToSelected();
        }
    }

    private void pressed(KeyEvent event) {
        if (selected().isEmpty()) {
            return;
        }
        if (COPY.match(event)) {
            copy();
        } else {
            switch (event.getCode()) {
                case DELETE -> remove();
                case SPACE -> toggle();
                case ENTER -> edit();
                case F4 -> goToSelected();
                default -> {
                    return;
                }
            }
        }
        event.consume();
    }

    @Override
    public void close() {
        model.items().removeListener(changed);
        model.groups().byId().removeListener(changed);
    }
}
