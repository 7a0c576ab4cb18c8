package dev.wasmscope.ui.shell;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;

/** Where the keyboard goes. */
final class Focus {
    private Focus() {}

    /**
     * Gives the keyboard to the main control of a view: the biggest one that can have it. A view
     * without one gets it itself, so that keys are at least heard there.
     */
    static void into(@Nullable Node view) {
        if (view != null && !within(view)) {
            biggest(view).orElse(view).requestFocus();
        }
    }

    private static boolean within(Node view) {
        return view instanceof Parent parent && parent.isFocusWithin() && !view.isFocused();
    }

    private static Optional<Node> biggest(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        Optional<Node> best = node.isFocusTraversable() ? Optional.of(node) : Optional.empty();
        // What is inside a list belongs to the list.
        if (best.isEmpty() && node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Optional<Node> inside = biggest(child);
                if (inside.isPresent()
                        && (best.isEmpty() || area(inside.get()) > area(best.get()))) {
                    best = inside;
                }
            }
        }
        return best;
    }

    private static double area(Node node) {
        double area = node.getLayoutBounds().getWidth() * node.getLayoutBounds().getHeight();
        return node instanceof TextInputControl ? Math.min(area, 1) : area;
    }

    /** Whether a node and everything around it is visible. */
    static boolean shown(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }
}
