package dev.wasmscope.ui.shell;

import dev.wasmscope.ui.dock.DockPlan;
import dev.wasmscope.ui.dock.DockPlan.Tabs;
import dev.wasmscope.ui.dock.DockPlans;
import dev.wasmscope.ui.dock.DockPlans.Side;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What can be done with a tab, as a menu. */
final class TabMenu {
    private static final int MOST_NAMES = 3;

    private final DockLayout docks;

    TabMenu(DockLayout docks) {
        this.docks = docks;
    }

    /** Shows the menu of a view's tab. */
    void show(String view, Node at, double x, double y) {
        ContextMenu menu = new ContextMenu();
        Menu targets = new Menu("Move to", new FontIcon(Feather.MOVE));
        targets.setId("tab-menu-move");
        targets.getItems().setAll(targets(view));
        targets.setDisable(targets.getItems().isEmpty());
        boolean detached = docks.isDetached(view);
        menu.getItems()
                .setAll(
                        targets,
                        item("split-right", Side.RIGHT, view, Feather.COLUMNS),
                        item("split-below", Side.BELOW, view, Feather.SERVER),
                        item(
                                "detach",
                                "Detach into a window",
                                Feather.EXTERNAL_LINK,
                                () -> docks.detach(view)),
                        item(
                                "put-back",
                                "Put back",
                                Feather.CORNER_DOWN_LEFT,
                                () -> docks.putBack(view)),
                        new SeparatorMenuItem(),
                        item(
                                "maximize",
                                docks.maximizedProperty().get()
                                        ? "Restore the other groups"
                                        : "Maximize this group",
                                Feather.MAXIMIZE,
                                () -> docks.maximize(view)),
                        item(
                                "close",
                                docks.isTool(view) ? "Hide" : "Close",
                                Feather.X,
                                () -> docks.close(view)));
        menu.getItems().get(3).setDisable(detached);
        menu.show(at, x, y);
    }

    private MenuItem item(String id, Side side, String view, Ikon icon) {
        MenuItem item = item(id, DockActions.words(side), icon, () -> split(view, side));
        item.setDisable(groupOf(view).views().size() < 2);
        return item;
    }

    private static MenuItem item(String id, String text, Ikon icon, Runnable work) {
        MenuItem item = new MenuItem(text, new FontIcon(icon));
        item.setId("tab-menu-" + id);
        item.setOnAction(_ -> work.run());
        return item;
    }

    /** Shows only where a view can be moved to. */
    void showTargets(String view, Node at) {
        ContextMenu menu = new ContextMenu();
        menu.getItems().setAll(targets(view));
        if (!menu.getItems().isEmpty()) {
            Bounds bounds = at.localToScreen(at.getLayoutBounds());
            menu.show(at, bounds.getMinX(), bounds.getMaxY());
        }
    }

    private List<MenuItem> targets(String view) {
        DockPlan plan = docks.plan();
        return plan.groups()
                .filter(t -> !t.views().contains(view))
                .map(
                        t ->
                                item(
                                        "to-" + t.name().toLowerCase(Locale.ROOT),
                                        words(t),
                                        Feather.CORNER_DOWN_RIGHT,
                                        () -> docks.change(p -> DockPlans.move(p, view, t.name()))))
                .toList();
    }

    /** A group is called by what lies in it. */
    private String words(Tabs tabs) {
        String names =
                tabs.views().stream()
                        .limit(MOST_NAMES)
                        .map(docks::title)
                        .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? "The sources"
                : names + (tabs.views().size() > MOST_NAMES ? ", …" : "");
    }

    private Tabs groupOf(String view) {
        return docks.plan()
                .groups()
                .filter(t -> t.views().contains(view))
                .findFirst()
                .orElse(new Tabs("", List.of(), ""));
    }

    /** Gives a view its own group beside the one that it lies in. */
    void split(String view, Side side) {
        Tabs group = groupOf(view);
        if (group.views().size() > 1) {
            docks.change(plan -> DockPlans.split(plan, view, group.name(), side));
        }
    }
}
