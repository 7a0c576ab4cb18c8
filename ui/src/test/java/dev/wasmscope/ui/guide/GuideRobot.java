package dev.wasmscope.ui.guide;

import dev.wasmscope.session.SessionState;
import dev.wasmscope.ui.testing.Robot;
import dev.wasmscope.ui.testing.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;

/** Does what a page says, in a window. */
final class GuideRobot {
    private static final double INSET = 20;

    /** Of the pictures; the window itself is smaller, so that menus lie on the headless screen. */
    private static final int WIDTH = 1280;

    private static final int HEIGHT = 800;

    private final Window window;
    private final Robot robot;
    private final Path pictures;
    private final List<Path> taken = new ArrayList<>();

    /**
     * @param pictures where pictures are written to
     */
    GuideRobot(Window window, Path pictures) {
        this.window = window;
        this.robot = window.robot();
        this.pictures = pictures;
    }

    /** The pictures that were taken. */
    List<Path> taken() {
        return taken;
    }

    void perform(GuidePage page) throws IOException {
        for (GuidePage.Line line : page.lines()) {
            try {
                perform(line.step());
            } catch (AssertionError | IllegalStateException e) {
                picture("failed-" + page.file().getFileName());
                throw new AssertionError(
                        page.file().getFileName()
                                + ":"
                                + line.number()
                                + ": "
                                + line.text()
                                + ": "
                                + e.getMessage()
                                + " (the window then: failed-….png)",
                        e);
            }
        }
    }

    private void perform(GuideStep step) throws IOException {
        switch (step) {
            case GuideStep.Sample s -> start("#sample-" + s.sample() + "-" + s.run());
            case GuideStep.Key k -> robot.press(keys(k.keys()));
            case GuideStep.Click c -> {
                awaitVisible(c.selector());
                robot.click(c.selector());
            }
            case GuideStep.Row r -> row(r);
            case GuideStep.Choose c -> choose(c.item());
            case GuideStep.Type t -> {
                awaitVisible(t.selector());
                robot.typeInto(t.selector(), t.text());
            }
            case GuideStep.Stop s -> window.awaitStop(s.number());
            case GuideStep.End _ ->
                    robot.await(
                            "the end of the program",
                            () ->
                                    window.context().debug().stateProperty().get()
                                            == SessionState.ENDED);
            case GuideStep.See s ->
                    robot.await(
                            "“" + s.text() + "” is seen",
                            () -> shown(s.selector()).anyMatch(n -> holds(n, s.text())));
            case GuideStep.Picture p -> taken.add(picture(p.name()));
        }
    }

    private void start(String run) {
        awaitVisible(run);
        robot.click(run);
        window.awaitSource();
    }

    private void row(GuideStep.Row row) {
        robot.await(
                "a row with “" + row.text() + "”",
                () -> cells(row.selector()).anyMatch(c -> holds(c, row.text())));
        Node cell =
                window.on(
                        () ->
                                cells(row.selector())
                                        .filter(c -> holds(c, row.text()))
                                        .reduce((_, inner) -> inner)
                                        .orElseThrow());
        // Near its beginning: the rest may be cut off.
        double y = window.on(() -> cell.getLayoutBounds().getCenterY());
        switch (row.how()) {
            case "right-click" -> robot.rightClickAt(cell, INSET, y);
            case "double-click" -> robot.click(cell, 2);
            default -> robot.clickAt(cell, INSET, y);
        }
    }

    private void choose(String item) {
        Node label =
                window.on(
                        () ->
                                shown(".menu-item")
                                        .filter(n -> holds(n, item))
                                        .findFirst()
                                        .orElseThrow(
                                                () ->
                                                        new AssertionError(
                                                                "no menu that is open has “"
                                                                        + item
                                                                        + "”")));
        robot.click(label, 1);
    }

    private void awaitVisible(String selector) {
        robot.await(selector + " is visible", () -> shown(selector).findAny().isPresent());
    }

    private static Stream<Node> shown(String selector) {
        return javafx.stage.Window.getWindows().stream()
                .flatMap(w -> w.getScene().getRoot().lookupAll(selector).stream())
                .filter(GuideRobot::visible);
    }

    /** Rows of a list, a tree or a table, and those of lists of our own. */
    private static Stream<Node> cells(String selector) {
        return shown(selector)
                .flatMap(n -> n.lookupAll("*").stream())
                .filter(n -> n instanceof IndexedCell<?> || n.getStyleClass().contains("row"))
                .filter(GuideRobot::visible)
                .filter(GuideRobot::inSight);
    }

    /** Lists keep cells that show nothing at present. */
    private static boolean inSight(Node cell) {
        Point2D start = cell.localToScene(INSET, cell.getLayoutBounds().getCenterY());
        Scene scene = cell.getScene();
        return start.getX() >= 0
                && start.getY() >= 0
                && start.getX() < scene.getWidth()
                && start.getY() < scene.getHeight();
    }

    private static boolean visible(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Spaces do not count: highlighted code consists of many small texts. */
    private static boolean holds(Node node, String text) {
        return squeezed(texts(node).reduce("", String::concat)).contains(squeezed(text));
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static Stream<String> texts(Node node) {
        if (!node.isVisible()) {
            return Stream.empty();
        }
        return switch (node) {
            case Text t -> Stream.of(t.getText());
            case TextInputControl t -> Stream.of(String.valueOf(t.getText()));
            // Its own text in whole: the child that shows it may be cut short.
            case Labeled l ->
                    Stream.concat(
                            Stream.ofNullable(l.getText()),
                            l.getChildrenUnmodifiable().stream()
                                    .filter(c -> !(c instanceof Text))
                                    .flatMap(GuideRobot::texts));
            case Parent p -> p.getChildrenUnmodifiable().stream().flatMap(GuideRobot::texts);
            default -> Stream.empty();
        };
    }

    private Path picture(String name) throws IOException {
        Files.createDirectories(pictures);
        return window.headless().picture(WIDTH, HEIGHT, pictures.resolve(name + ".png"));
    }

    private static KeyCode[] keys(String keys) {
        return Stream.of(keys.split("\\+"))
                .map(
                        k ->
                                switch (k) {
                                    case "Shortcut" -> KeyCode.CONTROL;
                                    case String d when d.matches("\\d") ->
                                            KeyCode.valueOf("DIGIT" + d);
                                    default -> KeyCode.valueOf(k.toUpperCase(Locale.ROOT));
                                })
                .toArray(KeyCode[]::new);
    }
}
