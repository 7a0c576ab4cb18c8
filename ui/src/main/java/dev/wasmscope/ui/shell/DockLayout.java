package dev.wasmscope.ui.shell;

import dev.wasmscope.ui.dock.Area;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import software.coley.bentofx.Bento;
import software.coley.bentofx.building.DockBuilding;
import software.coley.bentofx.dockable.Dockable;
import software.coley.bentofx.layout.container.DockContainerBranch;
import software.coley.bentofx.layout.container.DockContainerLeaf;
import software.coley.bentofx.layout.container.DockContainerRootBranch;

/** The docks of the window and what lies in them. Tabs can be dragged from one to another. */
public final class DockLayout {
    private static final double LEFT_WIDTH = 290;
    private static final double RIGHT_WIDTH = 440;
    private static final double BOTTOM_HEIGHT = 270;
    private static final double MEMORY_WIDTH = 610;
    private static final double BREAKPOINTS_HEIGHT = 230;
    private static final double BREAKPOINTS_SHARE = 0.55;
    private static final double ENLARGED = 0.68;
    private static final double CHARTS = 0.32;
    private static final double NARROW = 0.12;
    private static final double NARROWEST = 210;

    private boolean enlarged;
    private final Bento bento = new Bento();
    private final DockBuilding build = bento.dockBuilding();
    private final DockContainerRootBranch root = build.root("root");
    private final DockContainerBranch upper = build.branch("upper");
    private final DockContainerBranch lower = build.branch("lower");
    private final DockContainerBranch left = build.branch("left");
    private final Map<Area, DockContainerLeaf> leaves = new LinkedHashMap<>();
    private final Map<String, Dockable> tools = new LinkedHashMap<>();

    public DockLayout() {
        for (Area area : Area.values()) {
            DockContainerLeaf leaf = build.leaf(area.name());
            leaf.setPruneWhenEmpty(false);
            leaves.put(area, leaf);
        }
        root.setOrientation(Orientation.VERTICAL);
        upper.setOrientation(Orientation.HORIZONTAL);
        lower.setOrientation(Orientation.HORIZONTAL);
        left.setOrientation(Orientation.VERTICAL);
        left.addContainers(leaf(Area.LEFT), leaf(Area.LEFT_BOTTOM));
        upper.addContainers(left, leaf(Area.EDITORS), leaf(Area.RIGHT));
        lower.addContainers(leaf(Area.BOTTOM), leaf(Area.BOTTOM_RIGHT));
        root.addContainers(upper, lower);
        upper.setContainerResizable(left, false);
        upper.setContainerResizable(leaf(Area.RIGHT), false);
        root.setContainerResizable(lower, false);
        lower.setContainerResizable(leaf(Area.BOTTOM_RIGHT), false);
        bento.registerRoot(root);
    }

    private DockContainerLeaf leaf(Area area) {
        DockContainerLeaf leaf = leaves.get(area);
        if (leaf == null) {
            throw new IllegalArgumentException("no dock for " + area);
        }
        return leaf;
    }

    /** The node to put into a window. */
    public Parent node() {
        return root;
    }

    /** Gives the docks their sizes at first; to be called once the window has its own. */
    public void arrange() {
        putBack();
        upper.setContainerSizePx(left, LEFT_WIDTH);
        upper.setContainerSizePx(leaf(Area.RIGHT), RIGHT_WIDTH);
        root.setContainerSizePx(lower, BOTTOM_HEIGHT);
        lower.setContainerSizePx(leaf(Area.BOTTOM_RIGHT), MEMORY_WIDTH);
        arrangeLeft();
    }

    /** The call stack keeps its part of the left side, however high that has become. */
    private void arrangeLeft() {
        root.layout();
        left.setContainerSizePx(
                leaf(Area.LEFT_BOTTOM),
                Math.min(BREAKPOINTS_HEIGHT, left.getHeight() * BREAKPOINTS_SHARE));
    }

    /** Gives the lower views most of the window, or their usual part again. */
    public void enlarge() {
        enlarged = !enlarged;
        if (enlarged) {
            root.setContainerSizePx(lower, root.getHeight() * ENLARGED);
            lower.setContainerSizePx(
                    leaf(Area.BOTTOM_RIGHT), Math.max(NARROWEST, lower.getWidth() * NARROW));
            arrangeLeft();
        } else {
            arrange();
        }
    }

    /** Takes away what stands beside the editors, as the views of profiles need it. */
    public void widen() {
        enlarged = false;
        upper.getItems().removeAll(left, leaf(Area.RIGHT));
        lower.getItems().remove(leaf(Area.BOTTOM_RIGHT));
        root.layout();
        root.setContainerSizePx(lower, Math.max(BOTTOM_HEIGHT, root.getHeight() * CHARTS));
    }

    /** The docks know nothing of being away: only their nodes were taken. */
    private void putBack() {
        if (!upper.getItems().contains(left)) {
            upper.getItems().addFirst(left);
        }
        putBack(upper, Area.RIGHT);
        putBack(lower, Area.BOTTOM_RIGHT);
        root.layout();
    }

    private void putBack(DockContainerBranch branch, Area area) {
        if (!branch.getItems().contains(leaf(area))) {
            branch.getItems().add(leaf(area));
        }
    }

    /** Whether a view lies in a dock that is taken away. */
    private boolean away(Dockable tool) {
        boolean[] away = new boolean[1];
        tool.inContainer(container -> away[0] = container.getScene() == null);
        return away[0] && root.getScene() != null;
    }

    /** Adds a view that stays; the first one of an area is in front. */
    public void addTool(String id, String title, Ikon icon, Node node, Area area) {
        Dockable tool = dockable(id, title, icon, node);
        tool.setClosable(false);
        tools.put(id, tool);
        boolean first = leaf(area).getDockables().isEmpty();
        leaf(area).addDockable(tool);
        if (first) {
            leaf(area).selectDockable(tool);
        }
    }

    /** Adds a tab that the user can close. */
    public Dockable addEditor(String id, String title, Ikon icon, Node node, Runnable closed) {
        Dockable editor = dockable(id, title, icon, node);
        editor.addCloseListener((_, _) -> closed.run());
        DockContainerLeaf editors = leaf(Area.EDITORS);
        // Behind the other files, before the views that stay.
        long files = editors.getDockables().stream().filter(d -> !tools.containsValue(d)).count();
        editors.addDockable((int) files, editor);
        return editor;
    }

    private Dockable dockable(String id, String title, Ikon icon, Node node) {
        Dockable dockable = build.dockable(id);
        dockable.setTitle(title);
        dockable.setNode(node);
        dockable.setIconFactory(_ -> new FontIcon(icon));
        dockable.setCanBeDroppedToNewWindow(false);
        return dockable;
    }

    /** The views that stay, by id, in the order in which they were added. */
    public Map<String, Node> tools() {
        Map<String, Node> nodes = new LinkedHashMap<>();
        tools.forEach((id, tool) -> nodes.put(id, tool.getNode()));
        return nodes;
    }

    /** Brings a view to the front; ids that are not known are ignored. */
    public void show(String toolId) {
        Optional.ofNullable(tools.get(toolId))
                .ifPresent(
                        tool -> {
                            if (away(tool)) {
                                arrange();
                            }
                            select(tool);
                        });
    }

    /** Brings a tab to the front. */
    public static void select(Dockable dockable) {
        dockable.inContainer(container -> container.selectDockable(dockable));
    }

    /** Takes a tab away without telling its close listener. */
    public static void remove(Dockable dockable) {
        dockable.inContainer(container -> container.removeDockable(dockable));
    }
}
