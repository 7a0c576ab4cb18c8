package dev.wasmscope.ui.shell;

import dev.wasmscope.ui.dock.DockPlan.Part;
import dev.wasmscope.ui.dock.DockPlan.Split;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;

/**
 * The sizes of the groups in the main window: those of a plan as soon as there is room, and most of
 * the window for the lower views.
 */
final class DockSizes {
    private static final double ENLARGED = 0.68;
    private static final double NARROW = 0.12;
    private static final double NARROWEST = 210;

    private final SplitPane root;
    private List<Part> sizesBefore = List.of();
    private Optional<Split> unsized = Optional.empty();
    private Optional<Supplier<Part>> enlargeWhenSized = Optional.empty();

    /** Counts the times that the groups got their sizes. */
    private int sized;

    DockSizes(SplitPane root) {
        this.root = root;
        root.visibleProperty().subscribe(this::settle);
        root.heightProperty().subscribe(this::settle);
    }

    /** Gives the groups the sizes of a plan when they are seen. */
    void want(Split top) {
        sizesBefore = List.of();
        unsized = Optional.of(top);
        settle();
    }

    /** What the groups are to have and have not yet. */
    Optional<Split> wanted() {
        return unsized;
    }

    /** Gives the groups their sizes, as soon as they are seen: before that they have none. */
    private void settle() {
        Scene scene = root.getScene();
        if (scene == null || !root.isVisible() || root.getHeight() <= 0) {
            return;
        }
        unsized.ifPresent(
                top -> {
                    unsized = Optional.empty();
                    root.applyCss();
                    size(root, top);
                    int now = ++sized;
                    once(
                            scene,
                            () -> {
                                if (now == sized) {
                                    size(root, top);
                                }
                            });
                    Optional<Supplier<Part>> enlarging = enlargeWhenSized;
                    enlargeWhenSized = Optional.empty();
                    enlarging.ifPresent(this::enlarge);
                });
    }

    /** Once more when everything around the docks has its size. */
    private static void once(Scene scene, Runnable work) {
        Runnable[] listener = new Runnable[1];
        listener[0] =
                () -> {
                    scene.removePostLayoutPulseListener(listener[0]);
                    work.run();
                };
        scene.addPostLayoutPulseListener(listener[0]);
    }

    /** Gives the groups below a node the sizes of a plan. */
    static void size(SplitPane pane, Split split) {
        pane.layout();
        pane.setDividerPositions(split.dividers().stream().mapToDouble(d -> d).toArray());
        pane.layout();
        for (int i = 0; i < split.parts().size() && i < pane.getItems().size(); i++) {
            if (split.parts().get(i) instanceof Split s
                    && pane.getItems().get(i) instanceof SplitPane below) {
                size(below, s);
            }
        }
    }

    /**
     * Gives the lower views most of the window, or their part from before.
     *
     * @param read tells the present sizes
     */
    void enlarge(Supplier<Part> read) {
        if (unsized.isPresent()) {
            enlargeWhenSized = enlargeWhenSized.isPresent() ? Optional.empty() : Optional.of(read);
            return;
        }
        sized++;
        if (!sizesBefore.isEmpty()) {
            if (sizesBefore.getFirst() instanceof Split s) {
                size(root, s);
            }
            sizesBefore = List.of();
            return;
        }
        int last = root.getItems().size() - 1;
        if (last < 1 || root.getOrientation() != Orientation.VERTICAL) {
            return;
        }
        Part now = read.get();
        root.setDividerPosition(last - 1, 1 - ENLARGED);
        root.layout();
        if (root.getItems().get(last) instanceof SplitPane lower
                && lower.getOrientation() == Orientation.HORIZONTAL
                && lower.getItems().size() == 2) {
            double width = lower.getWidth();
            lower.setDividerPosition(
                    0, 1 - Math.max(NARROWEST, width * NARROW) / Math.max(1, width));
        }
        keepLeftSide();
        sizesBefore = List.of(now);
    }

    /** The group above keeps its part of the left side, however high that has become. */
    private void keepLeftSide() {
        root.layout();
        if (root.getItems().getFirst() instanceof SplitPane upper
                && !upper.getItems().isEmpty()
                && upper.getItems().getFirst() instanceof SplitPane left
                && left.getOrientation() == Orientation.VERTICAL) {
            upper.layout();
            left.setDividerPosition(0, Math.max(left.getDividerPositions()[0], 0.45));
            left.layout();
        }
    }
}
