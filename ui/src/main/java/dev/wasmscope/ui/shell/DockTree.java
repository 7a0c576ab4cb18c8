package dev.wasmscope.ui.shell;

import dev.wasmscope.ui.dock.Area;
import dev.wasmscope.ui.dock.DockPlan;
import dev.wasmscope.ui.dock.DockPlan.Floating;
import dev.wasmscope.ui.dock.DockPlan.Part;
import dev.wasmscope.ui.dock.DockPlan.Split;
import dev.wasmscope.ui.dock.DockPlan.Tabs;
import dev.wasmscope.ui.dock.DockPlans;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import software.coley.bentofx.control.DragDropStage;
import software.coley.bentofx.dockable.Dockable;
import software.coley.bentofx.layout.DockContainer;
import software.coley.bentofx.layout.container.DockContainerBranch;
import software.coley.bentofx.layout.container.DockContainerLeaf;
import software.coley.bentofx.layout.container.DockContainerRootBranch;

/** Makes docks of a {@link DockPlan}, and a plan of the docks. */
final class DockTree {
    /** Where a window lies that has no better place. */
    static final Floating SOMEWHERE = new Floating(80, 80, 620, 420, new Tabs("", List.of(), ""));

    private static final double OVERLAP = 40;

    private final Docks bento;
    private final DockContainerRootBranch root;
    private final DockSizes sizes;

    DockTree(Docks bento) {
        this.bento = bento;
        root = bento.dockBuilding().root("root");
        root.setPruneWhenEmpty(false);
        root.setOrientation(Orientation.VERTICAL);
        bento.registerRoot(root);
        sizes = new DockSizes(root);
    }

    DockContainerRootBranch root() {
        return root;
    }

    /** Puts all views where the plan wants them. */
    void apply(DockPlan plan, Map<String, Dockable> views, @Nullable Stage main) {
        clear();
        Split top =
                plan.main() instanceof Split s
                        ? s
                        : new Split(true, List.of(plan.main()), List.of());
        fill(root, top, views);
        sizes.want(top);
        if (main != null) {
            plan.windows().forEach(w -> open(w, views, main));
        }
    }

    /** Takes all views out of their groups, without giving them the screen in turn. */
    private void clear() {
        for (DockContainerLeaf leaf : groups()) {
            leaf.setPruneWhenEmpty(false);
            leaf.selectDockable(null);
            List.copyOf(leaf.getDockables()).forEach(leaf::removeDockable);
        }
        List<DragDropStage> old = windows();
        for (DockContainer child : List.copyOf(root.getChildContainers())) {
            root.removeContainer(child);
        }
        old.forEach(Stage::hide);
    }

    private void fill(DockContainerBranch branch, Split split, Map<String, Dockable> views) {
        branch.setOrientation(split.vertical() ? Orientation.VERTICAL : Orientation.HORIZONTAL);
        boolean editors = DockPlans.holdsEditors(split);
        for (Part part : split.parts()) {
            DockContainer child =
                    switch (part) {
                        case Tabs t -> leaf(t, views);
                        case Split s -> {
                            DockContainerBranch below = bento.dockBuilding().branch();
                            fill(below, s, views);
                            yield below;
                        }
                    };
            branch.addContainer(child);
            // When the window grows, the editors do.
            SplitPane.setResizableWithParent(
                    child.asRegion(), !editors || DockPlans.holdsEditors(part));
        }
    }

    /** The view in front goes in first: the library shows the first one. */
    private DockContainerLeaf leaf(Tabs tabs, Map<String, Dockable> views) {
        DockContainerLeaf leaf = bento.dockBuilding().leaf(tabs.name());
        List<Dockable> wanted =
                tabs.views().stream()
                        .filter(views::containsKey)
                        .map(views::get)
                        .collect(Collectors.toList());
        Dockable front = views.get(tabs.front());
        if (front != null && wanted.contains(front)) {
            leaf.addDockable(front);
            int before = wanted.indexOf(front);
            for (int i = 0; i < wanted.size(); i++) {
                if (i != before) {
                    leaf.addDockable(i, wanted.get(i));
                }
            }
        }
        return leaf;
    }

    private void open(Floating window, Map<String, Dockable> views, Stage main) {
        DockContainerRootBranch top = bento.dockBuilding().root();
        Split split =
                window.part() instanceof Split s
                        ? s
                        : new Split(true, List.of(window.part()), List.of());
        Dockable first = views.get(window.part().groups().findFirst().orElseThrow().front());
        if (first == null) {
            return;
        }
        // The library makes the window around a first view; the plan's groups then replace it.
        DockContainerLeaf start = bento.dockBuilding().leaf();
        DragDropStage stage =
                bento.stageBuilding()
                        .newStageForDockable(
                                main.getScene(),
                                top,
                                start,
                                first,
                                window.width(),
                                window.height());
        start.setPruneWhenEmpty(false);
        start.selectDockable(null);
        start.removeDockable(first);
        top.removeContainer(start);
        fill(top, split, views);
        place(stage, window);
        stage.show();
        DockSizes.size(top, split);
    }

    /** A window that was last seen on a screen that is gone comes back into sight. */
    private static void place(Stage stage, Floating window) {
        boolean visible =
                Screen.getScreens().stream()
                        .map(Screen::getVisualBounds)
                        .anyMatch(
                                b ->
                                        b.intersects(
                                                window.x() + OVERLAP,
                                                window.y(),
                                                Math.max(1, window.width() - 2 * OVERLAP),
                                                OVERLAP));
        Rectangle2D first = Screen.getPrimary().getVisualBounds();
        stage.setX(visible ? window.x() : first.getMinX() + OVERLAP);
        stage.setY(visible ? window.y() : first.getMinY() + OVERLAP);
    }

    /** Where everything lies. */
    DockPlan read() {
        return new DockPlan(
                sizes.wanted().<Part>map(s -> s).orElseGet(() -> read(root)),
                windows().stream()
                        .map(
                                w ->
                                        new Floating(
                                                w.getX(),
                                                w.getY(),
                                                w.getScene().getWidth(),
                                                w.getScene().getHeight(),
                                                read(w.getScene().getRoot())))
                        .toList(),
                List.of());
    }

    private static Part read(Node node) {
        return switch (node) {
            case DockContainerLeaf leaf ->
                    new Tabs(
                            leaf.getIdentifier(),
                            leaf.getDockables().stream().map(Dockable::getIdentifier).toList(),
                            Optional.ofNullable(leaf.getSelectedDockable())
                                    .map(Dockable::getIdentifier)
                                    .orElse(""));
            case SplitPane pane ->
                    new Split(
                            pane.getOrientation() == Orientation.VERTICAL,
                            pane.getItems().stream().map(DockTree::read).toList(),
                            java.util.Arrays.stream(pane.getDividerPositions()).boxed().toList());
            default -> new Tabs(Area.EDITORS.name(), List.of(), "");
        };
    }

    /** The windows of views. */
    List<DragDropStage> windows() {
        return bento.getRootContainers().stream()
                .filter(r -> !r.equals(root))
                .map(Node::getScene)
                .filter(s -> s != null)
                .map(Scene::getWindow)
                .filter(DragDropStage.class::isInstance)
                .map(DragDropStage.class::cast)
                .toList();
    }

    /** The views in a window. */
    List<String> viewsOf(Stage window) {
        return window.getScene().getRoot() instanceof DockContainerBranch branch
                ? branch.getDockables().stream().map(Dockable::getIdentifier).toList()
                : List.of();
    }

    /** All groups, those of the main window first, in the order in which they are read. */
    List<DockContainerLeaf> groups() {
        return Stream.concat(
                        Stream.of(root),
                        bento.getRootContainers().stream().filter(r -> !r.equals(root)))
                .flatMap(DockTree::groups)
                .toList();
    }

    private static Stream<DockContainerLeaf> groups(Node node) {
        return switch (node) {
            case DockContainerLeaf leaf -> Stream.of(leaf);
            case SplitPane pane -> pane.getItems().stream().flatMap(DockTree::groups);
            default -> Stream.empty();
        };
    }

    Optional<DockContainerLeaf> group(String name) {
        return groups().stream().filter(g -> g.getIdentifier().equals(name)).findFirst();
    }

    /** Gives the lower views most of the window, or their part from before. */
    void enlarge() {
        sizes.enlarge(() -> read(root));
    }

    /** A window as big as a group, a little beside it. */
    static Floating window(DockContainerLeaf group) {
        Bounds bounds = group.localToScreen(group.getLayoutBounds());
        return bounds == null
                ? SOMEWHERE
                : new Floating(
                        bounds.getMinX() + OVERLAP,
                        bounds.getMinY() + OVERLAP,
                        Math.max(360, bounds.getWidth()),
                        Math.max(240, bounds.getHeight()),
                        SOMEWHERE.part());
    }
}
