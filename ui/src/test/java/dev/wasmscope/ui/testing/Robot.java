package dev.wasmscope.ui.testing;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;

/**
 * Uses a window as a person does, from a test's thread. After each gesture it waits until two
 * pulses have laid out and drawn what came of it.
 */
public final class Robot {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Scene scene;
    private final javafx.scene.robot.Robot robot;

    Robot(Scene scene) {
        this.scene = scene;
        this.robot = on(javafx.scene.robot.Robot::new);
    }

    /** Computes something on the toolkit's thread. */
    public static <T> T on(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            return task.get(PATIENCE_NANOS, TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(
                    "failed on the toolkit's thread: " + e.getCause(), e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("the toolkit's thread does not answer", e);
        }
    }

    /** Does something on the toolkit's thread. */
    public static void run(Runnable work) {
        on(
                () -> {
                    work.run();
                    return true;
                });
    }

    /** Waits until what was done is laid out and drawn. */
    public void sync() {
        for (int pulse = 0; pulse < 2; pulse++) {
            CountDownLatch done = new CountDownLatch(1);
            run(
                    () -> {
                        Runnable[] listener = new Runnable[1];
                        listener[0] =
                                () -> {
                                    scene.removePostLayoutPulseListener(listener[0]);
                                    Platform.runLater(done::countDown);
                                };
                        scene.addPostLayoutPulseListener(listener[0]);
                        Platform.requestNextPulse();
                    });
            try {
                // A window that closes meanwhile has no further pulse.
                done.await(2, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** The visible node that a selector finds, in any window; fails when there is none. */
    public Node find(String selector) {
        return on(
                () -> {
                    for (Window window : List.copyOf(Window.getWindows()).reversed()) {
                        for (Node node : window.getScene().getRoot().lookupAll(selector)) {
                            if (visible(node)) {
                                return node;
                            }
                        }
                    }
                    throw new AssertionError("nothing visible is " + selector);
                });
    }

    /** Whether a selector finds a visible node. */
    public boolean sees(String selector) {
        return on(() -> scene.getRoot().lookupAll(selector).stream().anyMatch(Robot::visible));
    }

    private static boolean visible(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null && node.getScene().getWindow() != null;
    }

    /** Moves to a point of a node, in its own coordinates, and clicks. */
    public void clickAt(Node node, double x, double y) {
        Point2D point = on(() -> node.localToScreen(x, y));
        gesture(point, MouseButton.PRIMARY, 1);
    }

    /** Clicks the middle of what a selector finds. */
    public void click(String selector) {
        click(find(selector), 1);
    }

    /** Clicks twice. */
    public void doubleClick(String selector) {
        click(find(selector), 2);
    }

    /** Clicks the middle of a node. */
    public void click(Node node, int times) {
        Point2D point =
                on(
                        () -> {
                            Bounds b = node.localToScreen(node.getBoundsInLocal());
                            return new Point2D(b.getCenterX(), b.getCenterY());
                        });
        gesture(point, MouseButton.PRIMARY, times);
    }

    private void gesture(Point2D point, MouseButton button, int times) {
        run(() -> robot.mouseMove(point));
        sync();
        for (int i = 0; i < times; i++) {
            run(() -> robot.mousePress(button));
            run(() -> robot.mouseRelease(button));
        }
        sync();
    }

    /** Moves the mouse to a point of a node. */
    public void hover(Node node, double x, double y) {
        Point2D point = on(() -> node.localToScreen(x, y));
        run(() -> robot.mouseMove(point));
        sync();
    }

    /** Presses keys together, the modifiers first. */
    public void press(KeyCode... keys) {
        for (KeyCode key : keys) {
            run(() -> robot.keyPress(key));
        }
        for (KeyCode key : List.of(keys).reversed()) {
            run(() -> robot.keyRelease(key));
        }
        sync();
    }

    /** Types into the field that has the focus; works for every character. */
    public void type(String text) {
        for (char c : text.toCharArray()) {
            run(
                    () ->
                            Event.fireEvent(
                                    scene.getFocusOwner(),
                                    new KeyEvent(
                                            KeyEvent.KEY_TYPED,
                                            String.valueOf(c),
                                            "",
                                            KeyCode.UNDEFINED,
                                            false,
                                            false,
                                            false,
                                            false)));
        }
        sync();
    }

    /** Turns the wheel over a node: down for positive clicks. */
    public void wheel(Node node, int clicks) {
        click(node, 0);
        for (int i = 0; i < Math.abs(clicks); i++) {
            run(() -> robot.mouseWheel(Integer.signum(clicks)));
            sync();
        }
    }

    /** Waits until something is so; fails with {@code what} when it takes too long. */
    public void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!on(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain until " + what);
            }
            sync();
        }
    }
}
