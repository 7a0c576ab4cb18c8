package dev.wasmscope.ui.testing;

import dev.wasmscope.ui.tour.HeadlessWindow;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;

/**
 * Uses a window as a person does, from a test's thread. After each gesture it waits until what came
 * of it is laid out and drawn.
 */
public final class Robot {
    private final HeadlessWindow window;
    private final javafx.scene.robot.Robot robot;

    /** A user of this window. */
    public Robot(HeadlessWindow window) {
        this.window = window;
        this.robot = window.on(javafx.scene.robot.Robot::new);
    }

    /** The visible node that a selector finds, in any window; fails when there is none. */
    public Node find(String selector) {
        return window.on(() -> findNow(selector));
    }

    /** The same, for use on the toolkit's thread. */
    public Node findNow(String selector) {
        for (Window shown : List.copyOf(Window.getWindows()).reversed()) {
            for (Node node : shown.getScene().getRoot().lookupAll(selector)) {
                if (visible(node)) {
                    return node;
                }
            }
        }
        throw new AssertionError("nothing visible is " + selector);
    }

    /** Whether a selector finds a visible node. */
    public boolean sees(String selector) {
        return window.on(() -> seesNow(selector));
    }

    /** The same, for use on the toolkit's thread. */
    public boolean seesNow(String selector) {
        return window.scene().getRoot().lookupAll(selector).stream().anyMatch(Robot::visible);
    }

    /** The node below which a text stands; fails when there is none. */
    public Node findText(String text) {
        return window.on(
                () ->
                        window.scene().getRoot().lookupAll("*").stream()
                                .filter(Robot::visible)
                                .filter(n -> n instanceof Labeled l && text.equals(l.getText()))
                                .findFirst()
                                .orElseThrow(() -> new AssertionError("no visible text " + text)));
    }

    /** Chooses an item of a menu of the title bar, with the mouse. */
    public void menu(String menu, String item) {
        click("#menu-" + menu);
        click("#menu-" + item);
    }

    /** Chooses an item of the menu of a node, with the mouse. */
    public void rowMenu(Node node, String item) {
        rightClick(node);
        click("#" + item);
    }

    /** Reads something off the node that a selector finds. */
    public <T> T read(String selector, Function<Node, T> what) {
        Node node = find(selector);
        return window.on(() -> what.apply(node));
    }

    private static boolean visible(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null && node.getScene().getWindow() != null;
    }

    /** Clicks a point of a node, in its own coordinates. */
    public void clickAt(Node node, double x, double y) {
        gesture(window.on(() -> node.localToScreen(x, y)), 1);
    }

    /** Clicks the middle of what a selector finds. */
    public void click(String selector) {
        click(find(selector), 1);
    }

    /** Clicks the middle of a node. */
    public void click(Node node, int times) {
        gesture(middle(node), times);
    }

    /** Of its place in the layout: what it draws may reach far beyond. */
    private Point2D middle(Node node) {
        return window.on(
                () -> {
                    Bounds b = node.localToScreen(node.getLayoutBounds());
                    return new Point2D(b.getCenterX(), b.getCenterY());
                });
    }

    private void gesture(Point2D point, int times) {
        window.run(() -> robot.mouseMove(point));
        for (int i = 0; i < times; i++) {
            window.on(() -> done(() -> robot.mousePress(MouseButton.PRIMARY)));
            window.on(() -> done(() -> robot.mouseRelease(MouseButton.PRIMARY)));
        }
        window.settle();
    }

    private static boolean done(Runnable work) {
        work.run();
        return true;
    }

    /** Drags the mouse over a node from one point to another, in its own coordinates. */
    public void drag(Node node, double fromX, double toX, double y) {
        Point2D from = window.on(() -> node.localToScreen(fromX, y));
        window.run(() -> robot.mouseMove(from));
        window.on(() -> done(() -> robot.mousePress(MouseButton.PRIMARY)));
        for (int i = 1; i <= 4; i++) {
            double x = fromX + (toX - fromX) * i / 4;
            Point2D at = window.on(() -> node.localToScreen(x, y));
            window.run(() -> robot.mouseMove(at));
        }
        window.on(() -> done(() -> robot.mouseRelease(MouseButton.PRIMARY)));
        window.settle();
    }

    /**
     * Drags from one point of the screen to another, slowly enough for drag and drop, which the
     * headless platform does not have.
     */
    public void dragTo(Point2D from, Point2D to) {
        window.run(() -> robot.mouseMove(from));
        window.on(() -> done(() -> robot.mousePress(MouseButton.PRIMARY)));
        for (int i = 1; i <= 12; i++) {
            Point2D at = from.interpolate(to, i / 12.0);
            window.run(() -> robot.mouseMove(at));
        }
        window.settle();
        window.on(() -> done(() -> robot.mouseRelease(MouseButton.PRIMARY)));
        window.settle();
    }

    /** Moves the mouse to a point of a node, in its own coordinates. */
    public void moveTo(Node node, double x, double y) {
        Point2D point = window.on(() -> node.localToScreen(x, y));
        window.run(() -> robot.mouseMove(point));
        window.settle();
    }

    /** Clicks the middle of a node with the other button. */
    public void rightClick(Node node) {
        rightClick(middle(node));
    }

    /** Clicks a point of a node with the other button, in its own coordinates. */
    public void rightClickAt(Node node, double x, double y) {
        rightClick(window.on(() -> node.localToScreen(x, y)));
    }

    private void rightClick(Point2D point) {
        window.run(() -> robot.mouseMove(point));
        window.on(() -> done(() -> robot.mousePress(MouseButton.SECONDARY)));
        window.on(() -> done(() -> robot.mouseRelease(MouseButton.SECONDARY)));
        window.settle();
    }

    /** Presses keys together, the modifiers first. */
    public void press(KeyCode... keys) {
        for (KeyCode key : keys) {
            window.on(() -> done(() -> robot.keyPress(key)));
        }
        for (KeyCode key : List.of(keys).reversed()) {
            window.on(() -> done(() -> robot.keyRelease(key)));
        }
        window.settle();
    }

    /** Types into the field that a selector finds, in any window. */
    public void typeInto(String selector, String text) {
        Node field = find(selector);
        window.run(field::requestFocus);
        // A dialog that has just come may not have the keyboard yet, and the next key would go
        // to the window behind it.
        for (int i = 0; i < 100 && !window.on(field::isFocused); i++) {
            window.settle();
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            window.on(() -> done(() -> Event.fireEvent(field, typed(c))));
        }
        window.settle();
    }

    /** Types into the field that has the focus; works for every character. */
    public void type(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            window.on(() -> done(() -> Event.fireEvent(window.scene().getFocusOwner(), typed(c))));
        }
        window.settle();
    }

    private static KeyEvent typed(char c) {
        return new KeyEvent(
                KeyEvent.KEY_TYPED,
                String.valueOf(c),
                "",
                KeyCode.UNDEFINED,
                false,
                false,
                false,
                false);
    }

    /** Turns the wheel over a node: down for positive clicks. */
    public void wheel(Node node, int clicks) {
        Point2D point = middle(node);
        window.run(() -> robot.mouseMove(point));
        for (int i = 0; i < Math.abs(clicks); i++) {
            window.run(() -> robot.mouseWheel(Integer.signum(clicks)));
        }
    }

    /** Copies what a node shows, with the keyboard; the text that can then be pasted. */
    public String copy(Node node) {
        window.run(
                () -> {
                    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, ""));
                    node.requestFocus();
                });
        press(KeyCode.CONTROL, KeyCode.C);
        String text = window.on(() -> Clipboard.getSystemClipboard().getString());
        return text == null ? "" : text;
    }

    /** Waits until something is so; fails with {@code what} when it takes too long. */
    public void await(String what, BooleanSupplier condition) {
        window.await(what, condition);
    }
}
