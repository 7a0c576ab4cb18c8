package dev.wasmscope.ui.shell;

import dev.wasmscope.ui.action.Action;
import dev.wasmscope.ui.action.Actions;
import dev.wasmscope.ui.dock.Area;
import dev.wasmscope.ui.dock.DockPlans;
import dev.wasmscope.ui.dock.DockPlans.Side;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import software.coley.bentofx.dockable.Dockable;
import software.coley.bentofx.layout.container.DockContainerLeaf;

/**
 * Everything that the mouse can do with tabs, for the keyboard: move, split, detach, switch. It
 * acts on the view that has the keyboard, or had it last.
 */
public final class DockActions {
    private final DockLayout docks;
    private final TabMenu menu;
    private @Nullable DockContainerLeaf last;

    public DockActions(DockLayout docks, Actions actions) {
        this.docks = docks;
        menu = new TabMenu(docks);
        add(
                actions,
                "dock.nextArea",
                "Next group",
                Feather.CHEVRONS_RIGHT,
                "Shortcut+F6",
                () -> turn(1));
        add(
                actions,
                "dock.previousArea",
                "Previous group",
                Feather.CHEVRONS_LEFT,
                "Shortcut+Shift+F6",
                () -> turn(-1));
        add(
                actions,
                "dock.nextTab",
                "Next tab",
                Feather.ARROW_RIGHT,
                "Shortcut+Page Down",
                () -> turnTab(1));
        add(
                actions,
                "dock.previousTab",
                "Previous tab",
                Feather.ARROW_LEFT,
                "Shortcut+Page Up",
                () -> turnTab(-1));
        add(actions, "dock.editor", "Back to the source", Feather.EDIT_3, "Esc", this::editor);
        addMoves(actions);
    }

    private void addMoves(Actions actions) {
        add(
                actions,
                "dock.menu",
                "Menu of the tab",
                Feather.MENU,
                "",
                () -> onView(this::showMenu));
        add(
                actions,
                "dock.move",
                "Move the view to…",
                Feather.MOVE,
                "",
                () -> onView(v -> menu.showTargets(v, header())));
        add(
                actions,
                "dock.splitRight",
                "Split right",
                Feather.COLUMNS,
                "",
                () -> onView(v -> menu.split(v, Side.RIGHT)));
        add(
                actions,
                "dock.splitBelow",
                "Split below",
                Feather.SERVER,
                "",
                () -> onView(v -> menu.split(v, Side.BELOW)));
        add(
                actions,
                "dock.detach",
                "Detach into a window",
                Feather.EXTERNAL_LINK,
                "",
                () -> onView(docks::detach));
        add(
                actions,
                "dock.putBack",
                "Put the view back",
                Feather.CORNER_DOWN_LEFT,
                "",
                () -> onView(docks::putBack));
        add(
                actions,
                "dock.maximize",
                "Maximize the group, or restore",
                Feather.MAXIMIZE,
                "Shift+Esc",
                () -> onView(docks::maximize));
        add(
                actions,
                "dock.close",
                "Close the tab",
                Feather.X_SQUARE,
                "Shortcut+F4",
                () -> onView(docks::close));
    }

    private static void add(
            Actions actions, String id, String title, Ikon icon, String key, Runnable handler) {
        actions.add(new Action(id, title, icon, key.isEmpty() ? null : key, handler));
    }

    /** Follows the keyboard through a scene. */
    public void follow(Scene scene) {
        scene.focusOwnerProperty()
                .addListener((_, _, owner) -> group(owner).ifPresent(g -> last = g));
    }

    private static Optional<DockContainerLeaf> group(@Nullable Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (n instanceof DockContainerLeaf leaf) {
                return Optional.of(leaf);
            }
        }
        return Optional.empty();
    }

    /** The group that has the keyboard or had it last; else that of the editors. */
    private Optional<DockContainerLeaf> current() {
        List<DockContainerLeaf> groups = docks.groups();
        return Optional.ofNullable(last)
                .filter(groups::contains)
                .or(
                        () ->
                                groups.stream()
                                        .filter(g -> g.getIdentifier().equals(Area.EDITORS.name()))
                                        .findFirst());
    }

    private void onView(Consumer<String> work) {
        current()
                .map(DockContainerLeaf::getSelectedDockable)
                .map(Dockable::getIdentifier)
                .ifPresent(
                        view -> {
                            work.accept(view);
                            docks.focusIfShown(view);
                        });
    }

    /** The tab of the view. */
    private Node header() {
        DockContainerLeaf group = current().orElseThrow();
        Dockable front = group.getSelectedDockable();
        Node header = front == null ? null : group.getHeader(front);
        return header == null ? group : header;
    }

    private void showMenu(String view) {
        Node header = header();
        Bounds at = header.localToScreen(header.getLayoutBounds());
        menu.show(view, header, at.getMinX(), at.getMaxY());
    }

    /** Shows the menu of a tab at a point of the screen. */
    public void showMenu(String view, Node at, double x, double y) {
        menu.show(view, at, x, y);
    }

    private void turn(int by) {
        List<DockContainerLeaf> groups =
                docks.groups().stream().filter(g -> g.getSelectedDockable() != null).toList();
        if (groups.isEmpty()) {
            return;
        }
        int now = current().map(groups::indexOf).orElse(-1);
        DockContainerLeaf next = groups.get(Math.floorMod(now + by, groups.size()));
        enter(next);
    }

    private void turnTab(int by) {
        current()
                .ifPresent(
                        group -> {
                            List<Dockable> tabs = group.getDockables();
                            if (!tabs.isEmpty()) {
                                int now = tabs.indexOf(group.getSelectedDockable());
                                DockLayout.select(tabs.get(Math.floorMod(now + by, tabs.size())));
                                enter(group);
                            }
                        });
    }

    private void enter(DockContainerLeaf group) {
        last = group;
        Dockable front = group.getSelectedDockable();
        if (front != null) {
            if (group.getScene().getWindow() instanceof javafx.stage.Stage stage) {
                stage.requestFocus();
            }
            Focus.into(front.getNode());
        }
    }

    private void editor() {
        docks.groups().stream()
                .filter(g -> g.getIdentifier().equals(Area.EDITORS.name()))
                .findFirst()
                .ifPresent(this::enter);
    }

    /** What the sides of a split are called. */
    static String words(DockPlans.Side side) {
        return switch (side) {
            case RIGHT -> "Split right";
            case BELOW -> "Split below";
            case LEFT -> "Split left";
            case ABOVE -> "Split above";
        };
    }
}
