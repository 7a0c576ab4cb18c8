package dev.wasmscope.ui.welcome;

import dev.wasmscope.samples.Sample;
import dev.wasmscope.ui.action.Action;
import dev.wasmscope.ui.parts.Parts;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows a {@link WelcomeModel}. */
public final class WelcomeView implements AutoCloseable {
    private static final double CARD = 470;
    private static final double GAP = 16;

    private final WelcomeModel model;
    private final RecentList list;
    private final StackPane root = new StackPane();

    /**
     * @param open lets the user choose a file
     * @param openFolder lets the user choose a folder, and a module in it
     * @param find shows what can be done
     */
    public WelcomeView(
            WelcomeModel model,
            RecentSessions recent,
            Action open,
            Action openFolder,
            Action find) {
        this.model = model;
        list = new RecentList(recent, model::openAgain);
        TilePane cards = new TilePane(GAP, GAP);
        cards.setPrefColumns(2);
        cards.setPrefTileWidth(CARD);
        cards.setTileAlignment(Pos.TOP_LEFT);
        cards.setAlignment(Pos.TOP_LEFT);
        model.samples().forEach(sample -> cards.getChildren().add(card(sample)));
        VBox page =
                new VBox(
                        22,
                        head(open, openFolder, find),
                        list.node(),
                        Parts.label("Samples, each with something to find", "section"),
                        cards);
        page.setMaxWidth(2 * CARD + GAP);
        page.getStyleClass().add("welcome-page");
        VBox centered = new VBox(page);
        centered.setAlignment(Pos.CENTER);
        centered.getStyleClass().add("welcome");
        ScrollPane scroll = new ScrollPane(centered);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("welcome");
        root.setId("welcome");
        root.getChildren().add(scroll);
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    private static Node head(Action open, Action openFolder, Action find) {
        Label title = Parts.label("Wasmscope", "title");
        Label text =
                Parts.label(
                        "Step through the source of a WebAssembly program, see its values, its"
                                + " memory, every call it makes, and where its instructions go.",
                        "lead");
        text.setWrapText(true);
        Button button = new Button("Open a .wasm file…", new FontIcon(Feather.FOLDER));
        button.setId("welcome-open");
        button.getStyleClass().add("accent");
        button.setDefaultButton(true);
        button.setOnAction(_ -> open.fire());
        Button folder = new Button("Open a folder…", new FontIcon(openFolder.icon()));
        folder.setId("welcome-open-folder");
        folder.setOnAction(_ -> openFolder.fire());
        Label drop = Parts.label("or drop a file or folder anywhere in this window", "muted");
        drop.setMinWidth(0);
        Hyperlink commands = new Hyperlink(find.hint());
        commands.setId("welcome-find");
        commands.setOnAction(_ -> find.fire());
        FlowPane actions = new FlowPane(12, 8, button, folder, drop, commands);
        actions.setAlignment(Pos.CENTER_LEFT);
        return new VBox(12, title, text, actions);
    }

    @Override
    public void close() {
        list.close();
    }

    private Node card(Sample sample) {
        FontIcon icon = new FontIcon(icon(sample));
        StackPane badge = new StackPane(icon);
        badge.getStyleClass().add("badge");
        Label title = Parts.label(sample.title(), "card-title");
        Label tags =
                Parts.label(
                        sample.language()
                                + "  ·  "
                                + sample.producer()
                                + "  ·  DWARF "
                                + sample.dwarf(),
                        "small",
                        "subtle");
        VBox names = new VBox(2, title, tags);
        HBox top = new HBox(12, badge, names);
        top.setAlignment(Pos.CENTER_LEFT);
        Label what = wrapped(sample.description(), "card-text");
        Label teaches = wrapped(sample.teaches(), "card-text", "muted");
        FlowPane runs = new FlowPane(8, 8);
        for (Sample.Run run : sample.runs()) {
            Button button = new Button(run.title(), new FontIcon(Feather.PLAY));
            button.setId("sample-" + sample.id() + "-" + run.id());
            button.getStyleClass().addAll("small", "run-button");
            button.setOnAction(_ -> model.open(sample, run));
            runs.getChildren().add(button);
        }
        VBox spring = new VBox();
        VBox.setVgrow(spring, Priority.ALWAYS);
        VBox card = new VBox(9, top, what, teaches, spring, runs);
        card.setId("sample-" + sample.id());
        card.getStyleClass().add("card");
        card.setPrefWidth(CARD);
        card.setMaxHeight(Double.MAX_VALUE);
        return card;
    }

    private static Ikon icon(Sample sample) {
        return switch (sample.id()) {
            case "ledger" -> Feather.BOOK_OPEN;
            case "inventory" -> Feather.PACKAGE;
            case "robots" -> Feather.CPU;
            case "wordcount" -> Feather.BAR_CHART_2;
            default -> Feather.BOX;
        };
    }

    private static Label wrapped(String text, String... classes) {
        Label label = Parts.label(text, classes);
        label.setWrapText(true);
        label.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        return label;
    }
}
