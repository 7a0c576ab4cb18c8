package dev.wasmscope.ui.variables;

import atlantafx.base.controls.CustomTextField;
import dev.wasmscope.ui.parts.EmptyState;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.place.Place;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows a {@link VariablesModel}. */
public final class VariablesView implements AutoCloseable {
    private final VariablesModel model;
    private final ValueActions actions;
    private final ValueTree values;
    private final ValueMenu menu;
    private final CustomTextField filter = new CustomTextField();
    private final BorderPane root = new BorderPane();
    private final Subscription subscriptions;

    /**
     * @param actions what can be done with a value
     * @param go shows a place
     */
    public VariablesView(VariablesModel model, ValueActions actions, Consumer<Place> go) {
        this.model = model;
        this.actions = actions;
        values = new ValueTree("variables", "Variables", model.rows(), actions);
        menu = new ValueMenu("variable-", values, model.rows(), actions, model::readAgain, go);
        values.tree()
                .setPlaceholder(
                        EmptyState.of(
                                Feather.BOX,
                                "No frame",
                                "Variables of the chosen frame appear here when the program"
                                        + " stops."));
        menu.common();
        menu.item("watch", "Add to watches", ValueMenu::named, this::addToWatches);
        menu.item("pin", "Pin to the top, or unpin\tAlt+P", ValueMenu::named, this::togglePin);
        menu.copies();
        values.setMenu(menu.menu());
        values.tree().addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        root.getStyleClass().add("panel");
        root.setTop(Parts.bar(filterField()));
        root.setCenter(values.node());
        values.onSelected(node -> model.select(node.flatMap(VariableNode::variable)));
        subscriptions = model.rootsProperty().subscribe(values::show);
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    /** The tree. */
    public ValueTree values() {
        return values;
    }

    /** What the menu offers. */
    public ValueMenu menu() {
        return menu;
    }

    private Node filterField() {
        filter.setId("variables-filter");
        filter.setLeft(new FontIcon(Feather.FILTER));
        filter.setPromptText("Filter by name, value or type");
        filter.setAccessibleText("Filter variables");
        filter.textProperty().subscribe(values::filter);
        filter.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        filter.clear();
                        values.tree().requestFocus();
                    } else if (event.getCode() == KeyCode.DOWN) {
                        values.tree().requestFocus();
                    }
                });
        HBox.setHgrow(filter, Priority.ALWAYS);
        return filter;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.P && event.isAltDown()) {
            togglePin();
            event.consume();
        }
    }

    /** Puts the selected value at the top of its function, or takes it away from there. */
    public void togglePin() {
        values.withSelected(n -> actions.expression(n, model::togglePin));
    }

    /** Adds the selected value to the watches. */
    public void addToWatches() {
        values.withSelected(actions::addToWatches);
    }

    /** Goes to the filter. */
    public void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
