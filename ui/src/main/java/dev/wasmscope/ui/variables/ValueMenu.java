package dev.wasmscope.ui.variables;

import dev.wasmscope.session.DataAccess;
import dev.wasmscope.ui.place.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** What the context menus of trees of values have in common. */
public final class ValueMenu {
    private final String prefix;
    private final ValueTree tree;
    private final ValueRows rows;
    private final ValueActions actions;
    private final Runnable readAgain;
    private final Consumer<Place> go;
    private final List<MenuItem> items = new ArrayList<>();
    private final List<Runnable> beforeShowing = new ArrayList<>();

    /**
     * @param prefix of the ids of items
     * @param readAgain after a format was chosen
     * @param go shows a place
     */
    public ValueMenu(
            String prefix,
            ValueTree tree,
            ValueRows rows,
            ValueActions actions,
            Runnable readAgain,
            Consumer<Place> go) {
        this.prefix = prefix;
        this.tree = tree;
        this.rows = rows;
        this.actions = actions;
        this.readAgain = readAgain;
        this.go = go;
    }

    /** Adds an item that makes sense for some rows. */
    public MenuItem item(String id, String title, Predicate<VariableNode> sense, Runnable handler) {
        MenuItem item = new MenuItem(title);
        item.setId(prefix + id);
        item.setOnAction(_ -> handler.run());
        beforeShowing.add(() -> item.setDisable(tree.selected().filter(sense).isEmpty()));
        items.add(item);
        return item;
    }

    /** Adds a line between items. */
    public void line() {
        items.add(new SeparatorMenuItem());
    }

    /** Adds what every value has: set, format, show, watch, copy. */
    public void common() {
        item("set", "Set value…\tF2", ValueActions::canBeSet, tree::setValue);
        items.add(formats());
        line();
        item(
                "memory",
                "Show in memory",
                n -> ValueActions.place(n).isPresent(),
                this::showInMemory);
        item("change", "Stop when it changes", ValueMenu::named, () -> watch(DataAccess.CHANGE));
        item(
                "access",
                "Stop when it is read or written",
                ValueMenu::named,
                () -> watch(DataAccess.READ_WRITE));
    }

    /** Adds ways to copy a row. */
    public void copies() {
        line();
        item("copy-value", "Copy value", VariableNode::isValue, this::copyValue);
        item("copy-expression", "Copy as expression", ValueMenu::named, this::copyExpression);
        item("copy-path", "Copy path", VariableNode::isValue, this::copyPath);
        item("copy-row", "Copy name, type and value", _ -> true, () -> tree.copy(ValueTree::line));
    }

    /** The menu. */
    public ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        menu.getItems().setAll(items);
        menu.setOnShowing(_ -> beforeShowing.forEach(Runnable::run));
        return menu;
    }

    static boolean named(VariableNode node) {
        return node.isValue() && (node.variable().isPresent() || node.expression().isPresent());
    }

    /** Shows the bytes of the selected value. */
    public void showInMemory() {
        tree.withSelected(n -> ValueActions.place(n).ifPresent(go));
    }

    /** Stops when the selected value is accessed. */
    public void watch(DataAccess access) {
        tree.withSelected(n -> actions.watchFor(rows.frame(), n, access));
    }

    /** Copies the selected value. */
    public void copyValue() {
        tree.copy(VariableNode::value);
    }

    /** Copies how the selected value is written. */
    public void copyExpression() {
        tree.withSelected(n -> actions.expression(n, ValueTree::copy));
    }

    /** Copies the way to the selected value. */
    public void copyPath() {
        tree.copy(ValueActions::path);
    }

    private Menu formats() {
        Menu menu = new Menu("Format");
        menu.setId(prefix + "format");
        for (ValueFormat format : ValueFormat.values()) {
            RadioMenuItem item = new RadioMenuItem(format.title());
            item.setId(prefix + "format-" + format.name().toLowerCase(Locale.ROOT));
            item.setOnAction(_ -> setFormat(format));
            beforeShowing.add(
                    () ->
                            item.setSelected(
                                    tree.selected().filter(n -> n.format() == format).isPresent()));
            menu.getItems().add(item);
        }
        beforeShowing.add(
                () -> menu.setDisable(tree.selected().filter(ValueMenu::named).isEmpty()));
        return menu;
    }

    /** Shows the selected value, and those below it, another way. */
    public void setFormat(ValueFormat format) {
        tree.withSelected(
                n -> {
                    rows.setFormat(n, format);
                    readAgain.run();
                });
    }
}
