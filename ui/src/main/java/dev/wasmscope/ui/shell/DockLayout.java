package dev.wasmscope.ui.shell;

import dev.wasmscope.ui.dock.Area;
import dev.wasmscope.ui.dock.BuiltInPlans;
import dev.wasmscope.ui.dock.DockPlan;
import dev.wasmscope.ui.dock.DockPlan.Floating;
import dev.wasmscope.ui.dock.DockPlans;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import software.coley.bentofx.control.DragDropStage;
import software.coley.bentofx.dockable.Dockable;
import software.coley.bentofx.event.DockEvent;
import software.coley.bentofx.layout.container.DockContainerLeaf;

/**
 * The docks of the window and what lies in them. Tabs can be dragged from one group to another, to
 * the edges of a group, and out of the window; the same can be done by a {@link DockPlan}.
 */
public final class DockLayout {
    /** Height of title bar and status bar together, in pixels. */
    private static final double BARS = 70;

    private final Docks bento = new Docks();
    private final DockTree tree = new DockTree(bento);
    private final DockViews views = new DockViews();
    private final ViewPlaces places = new ViewPlaces();
    private final List<Runnable> listeners = new ArrayList<>();
    private final ReadOnlyBooleanWrapper maximized =
            new ReadOnlyBooleanWrapper(this, "maximized", false);
    private Optional<DockPlan> beside = Optional.empty();
    private boolean applying;
    private boolean opened;
    private double scale = 1;
    private Outside outside = Outside.NONE;

    /** What the docks need of the window. */
    public interface Outside {
        /** Nothing. */
        Outside NONE = (_, _) -> {};

        /** Styles a scene of a window of its own, and lets keys work in it. */
        void prepare(Scene scene, Stage stage);

        /** Shows the menu of a tab. */
        default void menu(String view, Node at, double x, double y) {}
    }

    public DockLayout() {
        bento.setWishes(new DockWishes());
        bento.events().addEventListener(this::heard);
        tree.root().addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> changed());
    }

    /** Joins the docks with the window. */
    public void setOutside(Outside next) {
        outside = next;
    }

    /** By how much the sizes of the program's layouts are greater than usual. */
    public void setScale(double factor) {
        scale = factor;
    }

    /** Calls a listener when views were moved, shown, hidden or given another size. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void heard(DockEvent event) {
        if (event instanceof DockEvent.DockableClosing closing) {
            views.removeEditor(closing.dockable().getIdentifier());
        }
        changed();
    }

    private void changed() {
        if (!applying && opened && tree.root().getScene() != null) {
            listeners.forEach(Runnable::run);
        }
    }

    /** The node to put into a window. */
    public Parent node() {
        return tree.root();
    }

    /** Gives the views their places at first; to be called once the window has its size. */
    public void arrange() {
        arrange(builtIn().named(BuiltInPlans.DEBUG).orElseThrow());
    }

    /** The layouts that come with the program, in the window's size. */
    public BuiltInPlans builtIn() {
        Parent root = tree.root();
        double width = root.getLayoutBounds().getWidth();
        double height = root.getLayoutBounds().getHeight();
        Scene scene = root.getScene();
        if ((width <= 0 || height <= 0) && scene != null) {
            // Not laid out yet; it will have what the bars above and below leave.
            width = scene.getWidth();
            height = scene.getHeight() - BARS;
        }
        return new BuiltInPlans(
                views.atHome(),
                (width > 0 ? width : 1440) / scale,
                (height > 0 ? height : 820) / scale);
    }

    /** Gives the views the places of a plan; those that it does not know lie at home. */
    public void arrange(DockPlan plan) {
        beside = Optional.empty();
        maximized.set(false);
        apply(views.complete(plan));
    }

    private void apply(DockPlan plan) {
        applying = true;
        try {
            tree.apply(plan, views.all(), main());
            opened = true;
        } finally {
            applying = false;
        }
        changed();
    }

    /** Where the views lie now; while one group has the whole window, where they lay before. */
    public DockPlan plan() {
        return beside.orElseGet(this::shown);
    }

    private DockPlan shown() {
        DockPlan plan = tree.read();
        Set<String> placed = new LinkedHashSet<>(plan.views());
        return new DockPlan(
                plan.main(),
                plan.windows(),
                views.tools().keySet().stream().filter(id -> !placed.contains(id)).toList());
    }

    /** The same without the files that happen to be open. */
    public DockPlan planOfTools() {
        return DockPlans.clean(plan(), views::isTool);
    }

    /** Changes where the views lie. */
    public void change(UnaryOperator<DockPlan> change) {
        DockPlan now = plan();
        arrange(change.apply(now));
    }

    /** Gives the group of a view the whole window, or all groups their places back. */
    public void maximize(String view) {
        if (beside.isPresent()) {
            arrange(beside.get());
        } else {
            DockPlan now = shown();
            apply(DockPlans.alone(now, view));
            beside = Optional.of(now);
            maximized.set(true);
        }
    }

    /** Whether one group has the whole window. */
    public ReadOnlyBooleanProperty maximizedProperty() {
        return maximized.getReadOnlyProperty();
    }

    /** Gives the lower views most of the window, or their usual part again. */
    public void enlarge() {
        tree.enlarge();
        changed();
    }

    /** Adds a view that stays; the first one of an area is in front. */
    public void addTool(String id, String title, Ikon icon, Node node, Area area) {
        Dockable tool = dockable(id, title, icon, node);
        tool.setClosable(false);
        views.addTool(tool, area);
        if (opened) {
            change(plan -> DockPlans.keepFronts(plan, views.home(plan, id)));
        }
    }

    /** Adds a view that lies nowhere until it is asked for. */
    public void addHiddenTool(String id, String title, Ikon icon, Node node, Area area) {
        views.setOptional(id);
        boolean was = opened;
        opened = false;
        addTool(id, title, icon, node, area);
        opened = was;
    }

    /** Adds a tab that the user can close. */
    public Dockable addEditor(String id, String title, Ikon icon, Node node, Runnable closed) {
        Dockable editor = dockable(id, title, icon, node);
        editor.addCloseListener((_, _) -> closed.run());
        views.addEditor(editor);
        tree.group(Area.EDITORS.name())
                .ifPresent(
                        leaf -> {
                            // Behind the other files, before the views that stay.
                            long files =
                                    leaf.getDockables().stream()
                                            .filter(d -> !isTool(d.getIdentifier()))
                                            .count();
                            leaf.addDockable((int) files, editor);
                        });
        return editor;
    }

    private Dockable dockable(String id, String title, Ikon icon, Node node) {
        Dockable dockable = bento.dockBuilding().dockable(id);
        dockable.setTitle(title);
        node.sceneProperty().subscribe(_ -> Focus.name(node, title));
        dockable.setNode(places.of(node));
        dockable.setIconFactory(_ -> new FontIcon(icon));
        return dockable;
    }

    private static Node view(Dockable dockable) {
        if (dockable.getNode() instanceof ViewPlaces.Place place) {
            return place.view();
        }
        throw new IllegalStateException(dockable.getTitle() + " has no place");
    }

    /** Lets the views of the first layout come one after the other: nobody waits for them. */
    public void comeByTurns() {
        places.comeByTurns();
    }

    /** The views that stay, by id, in the order in which they were added. */
    public Map<String, Node> tools() {
        Map<String, Node> nodes = new LinkedHashMap<>();
        views.tools().forEach((id, tool) -> nodes.put(id, view(tool)));
        return nodes;
    }

    /** What a view is called; its id when it is not known. */
    public String title(String view) {
        return views.find(view).map(Dockable::getTitle).orElse(view);
    }

    /** Whether a view stays when its tab is closed. */
    public boolean isTool(String view) {
        return views.isTool(view);
    }

    /**
     * Brings a view to the front, wherever it lies, and leaves the keyboard where it is; ids that
     * are not known are ignored.
     */
    public void show(String view) {
        views.find(view)
                .ifPresent(
                        dockable -> {
                            if (dockable.getContainer() == null && beside.isPresent()) {
                                arrange(beside.get());
                            }
                            if (dockable.getContainer() == null && opened) {
                                change(p -> views.home(p, view));
                            }
                            select(dockable);
                        });
    }

    /** Brings a view to the front and gives it the keyboard. */
    public void focus(String view) {
        places.all();
        show(view);
        views.find(view).ifPresent(dockable -> Focus.into(view(dockable)));
    }

    /** Gives a view the keyboard if it is in front somewhere. */
    void focusIfShown(String view) {
        views.find(view)
                .filter(
                        d -> {
                            DockContainerLeaf container = d.getContainer();
                            return container != null && d.equals(container.getSelectedDockable());
                        })
                .ifPresent(d -> Focus.into(view(d)));
    }

    /** Takes a view away: a file is closed, a view that stays is hidden. */
    public void close(String view) {
        if (isTool(view)) {
            change(plan -> DockPlans.hide(plan, view));
        } else {
            views.find(view).ifPresent(d -> d.inContainer(container -> container.closeDockable(d)));
        }
    }

    /** The groups of tabs as they are shown, those of the window first. */
    public List<DockContainerLeaf> groups() {
        return tree.groups();
    }

    /** The window of the docks; null before it is shown. */
    private @Nullable Stage main() {
        Scene scene = tree.root().getScene();
        return scene != null && scene.getWindow() instanceof Stage stage ? stage : null;
    }

    /** Closes the windows of views; to be called when the main one is closed. */
    public void closeWindows() {
        applying = true;
        tree.windows().forEach(Stage::hide);
    }

    /** Brings a tab to the front and leaves the keyboard where it is. */
    public static void select(Dockable dockable) {
        dockable.inContainer(
                container -> {
                    if (dockable.equals(container.getSelectedDockable())) {
                        return; // else the keyboard would go there and come back
                    }
                    Scene scene = container.getScene();
                    Node owner = scene == null ? null : scene.getFocusOwner();
                    container.selectDockable(dockable);
                    if (owner != null
                            && scene.equals(owner.getScene())
                            && !owner.equals(scene.getFocusOwner())
                            && Focus.shown(owner)) {
                        owner.requestFocus();
                    }
                });
    }

    /** Takes a tab away without telling its close listener. */
    public static void remove(Dockable dockable) {
        dockable.inContainer(container -> container.removeDockable(dockable));
    }

    /** All views, hidden ones too, by id. */
    public Set<String> views() {
        return Collections.unmodifiableSet(views.all().keySet());
    }

    /** Answers the docking library. */
    private final class DockWishes implements Docks.Wishes {
        @Override
        public void menu(Dockable dockable, Node at, double x, double y) {
            outside.menu(dockable.getIdentifier(), at, x, y);
        }

        @Override
        public void maximize(Dockable dockable) {
            DockLayout.this.maximize(dockable.getIdentifier());
        }

        @Override
        public void prepare(Scene scene, Stage stage) {
            stage.setTitle("Wasmscope");
            outside.prepare(scene, stage);
        }

        @Override
        public @Nullable Stage main() {
            return DockLayout.this.main();
        }

        @Override
        public void closing(DragDropStage stage) {
            List<String> inside = tree.viewsOf(stage);
            change(
                    plan -> {
                        DockPlan next = plan;
                        for (String view : inside) {
                            next = views.home(next, view);
                        }
                        return next;
                    });
        }
    }

    /** Gives a view a window of its own, beside where it lies now. */
    public void detach(String view) {
        Optional<DockContainerLeaf> group = views.find(view).map(Dockable::getContainer);
        Floating at = group.map(DockTree::window).orElse(DockTree.SOMEWHERE);
        change(p -> DockPlans.detach(p, view, at.x(), at.y(), at.width(), at.height()));
    }

    /** Puts a view where it lies at first. */
    public void putBack(String view) {
        change(plan -> views.home(plan, view));
    }

    /** Whether a view lies in a window of its own. */
    public boolean isDetached(String view) {
        return views.find(view)
                .map(Dockable::getContainer)
                .map(Node::getScene)
                .filter(scene -> !scene.equals(tree.root().getScene()))
                .isPresent();
    }
}
