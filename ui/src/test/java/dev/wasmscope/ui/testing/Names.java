package dev.wasmscope.ui.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Separator;
import javafx.scene.control.Spinner;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToolBar;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.TreeView;

/** Finds controls that people who do not see them could not tell apart. */
public final class Names {
    /** Frames around other controls: what is in them has the names. */
    private static final Set<Class<?>> FRAMES =
            Set.of(
                    ScrollPane.class,
                    SplitPane.class,
                    TabPane.class,
                    ToolBar.class,
                    MenuBar.class,
                    ScrollBar.class,
                    Separator.class);

    private Names() {}

    /** A line for each control below a node that the keyboard reaches and that has no name. */
    public static List<String> missing(Node root) {
        List<String> missing = new ArrayList<>();
        collect(root, missing);
        return missing;
    }

    private static void collect(Node node, List<String> missing) {
        if (!node.isVisible()) {
            return;
        }
        if (node.isFocusTraversable() && !isFrame(node) && name(node).isBlank()) {
            missing.add(words(node));
        }
        // What a control is made of belongs to it.
        if (node instanceof Parent parent && !isWhole(node)) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, missing));
        }
    }

    private static boolean isFrame(Node node) {
        return FRAMES.stream().anyMatch(type -> type.isInstance(node));
    }

    private static boolean isWhole(Node node) {
        return node instanceof Labeled
                || node instanceof TextInputControl
                || node instanceof ComboBoxBase
                || node instanceof ChoiceBox
                || node instanceof Spinner
                || node instanceof ScrollBar
                || node instanceof ListView
                || node instanceof TreeView
                || node instanceof TableView
                || node instanceof TreeTableView;
    }

    private static String name(Node node) {
        String given = node.getAccessibleText();
        if (given != null && !given.isBlank()) {
            return given;
        }
        return switch (node) {
            case Labeled labeled when labeled.getText() != null -> labeled.getText();
            case TextInputControl input when input.getPromptText() != null -> input.getPromptText();
            default -> "";
        };
    }

    private static String words(Node node) {
        StringBuilder path = new StringBuilder();
        for (Node n = node; n != null && path.length() < 160; n = n.getParent()) {
            if (n == node || n.getId() != null) {
                path.append(path.isEmpty() ? "" : " in ")
                        .append(n.getClass().getSimpleName())
                        .append(n.getId() == null ? "" : "#" + n.getId());
            }
        }
        return (node instanceof Control ? "" : "(no control) ")
                + path
                + (node instanceof Label ? " (an empty label)" : "");
    }
}
