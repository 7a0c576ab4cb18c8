package dev.wasmscope.ui.shell;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.ui.action.Action;
import dev.wasmscope.ui.action.Actions;
import dev.wasmscope.ui.parts.Copying;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.session.DebugModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Menus, run controls and the name of the program, in one row. */
public final class TitleBar implements AutoCloseable {
    private static final String GAP = "-";
    private static final double NARROWEST_PROGRAM = 70;
    private static final Map<String, String> COLOURS =
            Map.of("run.continue", "go", "run.stop", "stop");

    private final Actions actions;
    private final HBox root = new HBox();
    private final Label program = Copying.label(Parts.label("", "session-chip"));
    private final Label brand = new Label("Wasmscope", new FontIcon(Feather.HEXAGON));
    private final List<Node> more;
    private final Node layouts;
    private final Subscription subscription;

    /**
     * @param more behind the run controls, while a program is open
     * @param layouts lets the user choose a layout
     */
    public TitleBar(Actions actions, DebugModel debug, List<Node> more, Node layouts) {
        this.more = List.copyOf(more);
        this.actions = actions;
        this.layouts = layouts;
        root.getStyleClass().add("title-bar");
        program.setGraphic(new FontIcon(Feather.BOX));
        program.setId("program");
        brand.getStyleClass().add("brand");
        brand.setMinWidth(Region.USE_PREF_SIZE);
        root.getChildren().addAll(brand, new MainMenu(actions).node(), gap());
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
        root.getChildren().addAll(more);
        root.getChildren()
                .addAll(Parts.spring(), program, Parts.spring(), layouts, button("view.theme"));
        subscription = debug.sessionProperty().subscribe(this::show);
        program.setMinWidth(NARROWEST_PROGRAM);
        root.setMinWidth(0);
        root.widthProperty().subscribe(this::fit);
        brand.heightProperty().subscribe(this::fit);
    }

    /** In a narrow window, or with big text, names give way to their pictures. */
    private void fit() {
        List<Labeled> names = new ArrayList<>(List.of(brand));
        Stream.concat(more.stream(), Stream.of(layouts))
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .forEach(names::add);
        names.forEach(name -> name.setContentDisplay(ContentDisplay.LEFT));
        program.setManaged(true);
        for (Labeled name : names) {
            if (needed() > root.getWidth()) {
                name.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            }
        }
        program.setManaged(needed() <= root.getWidth());
        program.setVisible(program.isManaged() && !program.getText().isEmpty());
    }

    private double needed() {
        double width =
                root.getInsets().getLeft()
                        + root.getInsets().getRight()
                        + root.getSpacing() * (root.getChildren().size() - 1);
        for (Node child : root.getChildren()) {
            if (child.isManaged()) {
                width += child.equals(program) ? NARROWEST_PROGRAM : child.prefWidth(-1);
            }
        }
        return width;
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    private void show(Optional<DebugSession> session) {
        more.forEach(node -> node.setVisible(session.isPresent()));
        program.setText(session.map(s -> words(s.config())).orElse(""));
        program.setVisible(program.isManaged() && session.isPresent());
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
        Tooltip tip = new Tooltip();
        action.keyProperty().subscribe(_ -> tip.setText(action.hint()));
        button.setTooltip(tip);
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

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
