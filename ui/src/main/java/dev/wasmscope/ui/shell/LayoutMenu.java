package dev.wasmscope.ui.shell;

import dev.wasmscope.ui.action.Action;
import dev.wasmscope.ui.dock.Layouts;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says which layout is shown, and lets the user choose another. */
public final class LayoutMenu implements AutoCloseable {
    private final LayoutSwitch layouts;
    private final List<Action> actions;
    private final MenuButton button = new MenuButton(null, new FontIcon(Feather.LAYOUT));
    private final Subscription subscription;

    /**
     * @param actions below the layouts: save, reset, delete
     */
    public LayoutMenu(LayoutSwitch layouts, List<Action> actions) {
        this.layouts = layouts;
        this.actions = List.copyOf(actions);
        button.setId("layout-menu");
        button.getStyleClass().addAll("flat", "layout-menu");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip("Layout of the views"));
        button.setMnemonicParsing(false);
        button.getItems().add(new MenuItem("…"));
        button.setOnShowing(_ -> fill());
        subscription = layouts.layoutsProperty().subscribe(this::name);
    }

    /** The node to put into a bar. */
    public MenuButton node() {
        return button;
    }

    /** Shows the layouts. */
    public void show() {
        button.requestFocus();
        button.show();
    }

    private void name(Layouts now) {
        button.setText(now.current());
        button.setAccessibleText("Layout: " + now.current());
    }

    private void fill() {
        Layouts now = layouts.layouts();
        button.getItems().clear();
        for (String name : now.names()) {
            RadioMenuItem item = new RadioMenuItem(name);
            item.setMnemonicParsing(false);
            item.setId("layout-" + name.toLowerCase(Locale.ROOT).replace(' ', '-'));
            item.setSelected(name.equals(now.current()));
            item.setOnAction(_ -> layouts.show(name));
            button.getItems().add(item);
        }
        button.getItems().add(new SeparatorMenuItem());
        actions.forEach(action -> button.getItems().add(MainMenu.item(action)));
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
