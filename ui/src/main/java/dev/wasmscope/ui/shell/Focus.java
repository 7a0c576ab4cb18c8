package dev.wasmscope.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.TreeView;
import org.fxmisc.richtext.GenericStyledArea;
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

    /** Lists, tables and texts without a name of their own are called as their view. */
    static void name(Node node, String title) {
        boolean whole =
                node instanceof ListView
                        || node instanceof TreeView
                        || node instanceof TableView
                        || node instanceof TreeTableView
                        || node instanceof GenericStyledArea;
        if (whole && (node.getAccessibleText() == null || node.getAccessibleText().isBlank())) {
            node.setAccessibleText(title);
        }
        if (!whole) {
            inside(node).forEach(child -> name(child, title));
        }
    }

    /** What lies in a node, also before it is shown. */
    private static List<Node> inside(Node node) {
        return switch (node) {
            case SplitPane split -> split.getItems();
            case ScrollPane scroll ->
                    scroll.getContent() == null ? List.of() : List.of(scroll.getContent());
            case Parent parent -> parent.getChildrenUnmodifiable();
            default -> List.of();
        };
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
