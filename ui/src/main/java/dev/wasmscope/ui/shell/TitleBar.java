package dev.wasmscope.ui.shell;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.ui.action.Action;
import dev.wasmscope.ui.action.Actions;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.session.DebugModel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Menus, run controls and the name of the program, in one row. */
public final class TitleBar implements AutoCloseable {
    private static final String GAP = "-";
    private static final Map<String, String> COLOURS =
            Map.of("run.continue", "go", "run.stop", "stop");

    private final Actions actions;
    private final HBox root = new HBox();
    private final Label program = Parts.label("", "session-chip");
    private final Subscription subscription;

    public TitleBar(Actions actions, DebugModel debug) {
        this.actions = actions;
        root.getStyleClass().add("title-bar");
        program.setGraphic(new FontIcon(Feather.BOX));
        Label brand = new Label("Wasmscope", new FontIcon(Feather.HEXAGON));
        brand.getStyleClass().add("brand");
        brand.setMinWidth(Region.USE_PREF_SIZE);
        root.getChildren().addAll(brand, menus(), gap());
        List.of(
                        "run.continue",
                        "run.pause",
                        "run.stop",
                        "run.restart",
                        GAP,
                        "run.stepOver",
                        "run.stepInto",
                        "run.stepOut",
                        "run.stepInstruction",
                        GAP,
                        "run.profile")
                .forEach(id -> root.getChildren().add(id.equals(GAP) ? gap() : button(id)));
        root.getChildren().addAll(Parts.spring(), program, Parts.spring(), button("view.theme"));
        subscription = debug.sessionProperty().subscribe(this::show);
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    private void show(Optional<DebugSession> session) {
        program.setVisible(session.isPresent());
        program.setText(session.map(s -> words(s.config())).orElse(""));
    }

    private static String words(LaunchConfig config) {
        String arguments = config.args().isEmpty() ? "" : " " + String.join(" ", config.args());
        return config.wasm().getFileName()
                + arguments
                + config.recording().map(file -> ", recorded to " + file.getFileName()).orElse("")
                + config.replay().map(file -> ", replays " + file.getFileName()).orElse("");
    }

    private Node button(String id) {
        Action action = actions.get(id);
        Button button = new Button(null, new FontIcon(action.icon()));
        button.setId("action-" + id.replace('.', '-'));
        button.setFocusTraversable(false);
        button.setTooltip(new Tooltip(action.hint()));
        button.setAccessibleText(action.title());
        button.disableProperty().bind(action.enabledProperty().not());
        button.setOnAction(_ -> action.fire());
        Optional.ofNullable(COLOURS.get(id)).ifPresent(button.getStyleClass()::add);
        return button;
    }

    private static Node gap() {
        Region line = new Region();
        line.getStyleClass().add("gap");
        HBox box = new HBox(line);
        box.setAlignment(javafx.geometry.Pos.CENTER);
        box.setPadding(new javafx.geometry.Insets(0, 6, 0, 6));
        return box;
    }

    private Node menus() {
        MenuBar bar =
                new MenuBar(
                        menu(
                                "File",
                                "file.open",
                                "file.sourceMap",
                                "file.close",
                                GAP,
                                "profile.open",
                                "profile.save",
                                "profile.compare",
                                "profile.close",
                                GAP,
                                "file.quit"),
                        menu(
                                "Run",
                                "run.continue",
                                "run.pause",
                                "run.stop",
                                "run.restart",
                                "run.profile",
                                "run.sample",
                                GAP,
                                "run.folders",
                                "run.faults",
                                "run.record",
                                "run.replay",
                                "run.live",
                                GAP,
                                "run.stepOver",
                                "run.stepInto",
                                "run.stepOut",
                                "run.stepInstruction",
                                GAP,
                                "run.toCaret",
                                "breakpoint.toggle",
                                "breakpoint.removeAll"),
                        menu("View", viewIds()));
        bar.setMinWidth(Region.USE_PREF_SIZE);
        return bar;
    }

    private String[] viewIds() {
        return actions.all().stream()
                .map(Action::id)
                .filter(id -> id.startsWith("view."))
                .toArray(String[]::new);
    }

    private Menu menu(String title, String... ids) {
        Menu menu = new Menu(title);
        menu.setId("menu-" + title.toLowerCase(Locale.ROOT));
        for (String id : ids) {
            menu.getItems().add(id.equals(GAP) ? new SeparatorMenuItem() : item(actions.get(id)));
        }
        return menu;
    }

    private static MenuItem item(Action action) {
        // The key is shown only: the window dispatches keys, so that each works once.
        String key = action.key().map(k -> "    " + k.getDisplayText()).orElse("");
        MenuItem item = new MenuItem(action.title() + key, new FontIcon(action.icon()));
        item.setId("menu-" + action.id().replace('.', '-'));
        item.disableProperty().bind(action.enabledProperty().not());
        item.setOnAction(_ -> action.fire());
        return item;
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
