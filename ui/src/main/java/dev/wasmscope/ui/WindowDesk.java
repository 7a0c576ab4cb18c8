package dev.wasmscope.ui;

import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.ui.action.Action;
import dev.wasmscope.ui.dock.BuiltInPlans;
import dev.wasmscope.ui.keys.KeyBindings;
import dev.wasmscope.ui.session.Notices;
import dev.wasmscope.ui.shell.ActivityDialog;
import dev.wasmscope.ui.shell.DockActions;
import dev.wasmscope.ui.shell.DockLayout;
import dev.wasmscope.ui.shell.LayoutDialogs;
import dev.wasmscope.ui.shell.LayoutMenu;
import dev.wasmscope.ui.shell.LayoutSwitch;
import dev.wasmscope.ui.shell.MainWindow;
import dev.wasmscope.ui.shell.OpeningTask;
import dev.wasmscope.ui.shell.SettingsDialog;
import dev.wasmscope.ui.shell.StatusBar;
import dev.wasmscope.ui.shell.TitleBar;
import dev.wasmscope.ui.shell.Toast;
import dev.wasmscope.ui.shell.TrapBanner;
import dev.wasmscope.ui.shell.WindowKeys;
import dev.wasmscope.ui.theme.Look;
import dev.wasmscope.ui.theme.SettingsStore;
import dev.wasmscope.ui.theme.Themes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** The window itself: its bars, its layouts, its keys, its look. */
final class WindowDesk {
    private final Workbench bench;
    private final LayoutSwitch layouts;
    private final WindowKeys keys;
    private final KeyBindings bindings;

    /** How long after the start the hidden views are styled, if nobody needed them before. */
    private static final Duration IDLE = Duration.millis(600);

    private final DockActions tabs;
    private final Notices notices;
    private final MainWindow window;

    /**
     * What the window shows of other desks.
     *
     * @param welcome the page without a program
     * @param memorySize for the status bar, in bytes
     * @param profile may be looked at without a program
     * @param desks makes the desks of the views, if they are not there yet
     * @param profileLayout gives the views of profiles the window
     * @param openFile opens a file that was dropped
     * @param quit ends the program, asking first
     */
    record Contents(
            Node welcome,
            ReadOnlyLongProperty memorySize,
            ReadOnlyObjectProperty<Optional<Profile>> profile,
            Runnable desks,
            Runnable profileLayout,
            Consumer<Path> openFile,
            Runnable quit) {}

    WindowDesk(Workbench bench, Contents contents) {
        this.bench = bench;
        layouts = bench.layouts();
        keys = new WindowKeys(bench.actions(), bench.ui());
        notices =
                bench.closing(
                        new Notices(
                                bench.debug().noticeProperty(),
                                Clock.system(ZoneId.systemDefault())));
        bench.action("file.quit", "Quit", Feather.LOG_OUT, "Shortcut+Q", contents.quit());
        List<Action> forLayouts = addLayouts(contents.profileLayout());
        addLook();
        Action activity =
                bench.action(
                        "window.activity",
                        "Tasks and notices",
                        Feather.BELL,
                        "",
                        () -> ActivityDialog.show(bench.tasks(), notices, owner()));
        tabs = new DockActions(bench.docks(), bench.actions());
        bindings = new KeyBindings(bench.actions(), settings().get().keys());
        bench.action(
                "window.settings",
                "Settings…",
                Feather.SETTINGS,
                "Shortcut+Comma",
                () -> SettingsDialog.show(bench.actions(), bindings, bench.themes(), owner()));
        bench.docks().setOutside(new OwnWindows());
        bench.closing(new OpeningTask(bench.debug(), bench.tasks()));
        keep();
        window = window(contents, activity, forLayouts);
        window.whenDocksOpen(contents.desks(), this::docksOpen);
        bench.setOwner(() -> window.node().getScene().getWindow());
    }

    private SettingsStore settings() {
        return bench.outside().settings();
    }

    private Window owner() {
        return bench.owner();
    }

    private List<Action> addLayouts(Runnable profileLayout) {
        bench.action(
                "view.enlarge",
                "Enlarge the lower views",
                Feather.MAXIMIZE_2,
                "Shortcut+Shift+E",
                bench.docks()::enlarge);
        bench.action(
                "view.debugLayout",
                "Debug layout",
                Feather.LAYOUT,
                "Shortcut+Shift+D",
                () -> layouts.show(BuiltInPlans.DEBUG));
        bench.action(
                "view.profileLayout",
                "Profile layout",
                Feather.BAR_CHART,
                "Shortcut+Shift+P",
                profileLayout);
        bench.action(
                "view.traceLayout",
                "Trace layout",
                Feather.ACTIVITY,
                "",
                () -> layouts.show(BuiltInPlans.TRACE));
        bench.action(
                "view.memoryLayout",
                "Memory layout",
                Feather.GRID,
                "",
                () -> layouts.show(BuiltInPlans.MEMORY));
        return List.of(
                bench.action(
                        "layout.save",
                        "Save the layout as…",
                        Feather.SAVE,
                        "",
                        () -> LayoutDialogs.saveAs(layouts, owner())),
                bench.action(
                        "layout.reset", "Reset the layout", Feather.ROTATE_CCW, "", layouts::reset),
                bench.action(
                        "layout.delete",
                        "Delete a layout…",
                        Feather.TRASH_2,
                        "",
                        () -> LayoutDialogs.delete(layouts, owner())));
    }

    private void addLook() {
        Themes themes = bench.themes();
        bench.action(
                "view.theme",
                "Switch dark and light",
                Feather.SUN,
                "Shortcut+Shift+T",
                themes::toggle);
        bench.action(
                "look.bigger",
                "Bigger text",
                Feather.ZOOM_IN,
                "Shortcut+Plus",
                () -> themes.lookProperty().set(themes.lookProperty().get().bigger(1)));
        bench.action(
                "look.smaller",
                "Smaller text",
                Feather.ZOOM_OUT,
                "Shortcut+Minus",
                () -> themes.lookProperty().set(themes.lookProperty().get().bigger(-1)));
        bench.action(
                "look.usual",
                "Text of the usual size",
                Feather.TYPE,
                "Shortcut+0",
                () ->
                        themes.lookProperty()
                                .set(Look.DEFAULT.withScale(themes.lookProperty().get().scale())));
    }

    /** What the user changes is kept at once. */
    private void keep() {
        Themes themes = bench.themes();
        themes.lookProperty().set(settings().get().look());
        bench.docks().setScale(settings().get().look().scale());
        bench.closing(
                themes.choiceProperty()
                                .subscribe((_, next) -> settings().update(s -> s.withTheme(next)))
                        ::unsubscribe);
        bench.closing(
                themes.lookProperty()
                                .subscribe(
                                        (_, next) -> {
                                            bench.docks().setScale(next.scale());
                                            settings().update(s -> s.withLook(next));
                                        })
                        ::unsubscribe);
        bench.closing(
                bindings.choiceProperty()
                                .subscribe((_, next) -> settings().update(s -> s.withKeys(next)))
                        ::unsubscribe);
    }

    private MainWindow window(Contents contents, Action activity, List<Action> forLayouts) {
        LayoutMenu menu = bench.closing(new LayoutMenu(layouts, forLayouts));
        bench.action("layout.choose", "Choose a layout…", Feather.LAYOUT, "", menu::show);
        TitleBar title =
                bench.closing(
                        new TitleBar(
                                bench.actions(), bench.debug(), bench.titleNodes(), menu.node()));
        TrapBanner banner = bench.closing(new TrapBanner(bench.debug()));
        StatusBar status =
                bench.closing(
                        new StatusBar(
                                bench.debug(), contents.memorySize(), bench.tasks(), activity));
        Toast toast = bench.closing(new Toast(bench.debug().noticeProperty()));
        return bench.closing(
                new MainWindow(
                        title.node(),
                        banner.node(),
                        status.node(),
                        contents.welcome(),
                        toast.node(),
                        bench.docks(),
                        bench.debug(),
                        contents.profile(),
                        keys,
                        contents.openFile()));
    }

    /** Puts a layer over the views; it shows itself when it is wanted. */
    void cover(Node layer) {
        window.cover(layer);
    }

    /** The window is there: the views get their places. */
    void open() {
        window.openDocks();
    }

    /**
     * The same when a program or a profile is opened, or when nothing was done for a while.
     *
     * @param desks makes the desks of the views bit by bit, and then does something
     */
    void openLater(Consumer<Runnable> desks) {
        bench.docks().comeByTurns();
        PauseTransition idle = new PauseTransition(IDLE);
        idle.setOnFinished(
                _ ->
                        desks.accept(
                                () -> {
                                    window.needed();
                                    bench.ui().later(window::openDocks);
                                }));
        idle.play();
    }

    private void docksOpen() {
        tabs.follow(bench.docks().node().getScene());
        layouts.open();
    }

    /** Keeps where the views lie, before the window closes. */
    void close() {
        layouts.remember();
        bench.docks().closeWindows();
    }

    /** The root of the scene. */
    Parent root() {
        return window.node();
    }

    /** Windows of views look and listen like the main one. */
    private final class OwnWindows implements DockLayout.Outside {
        @Override
        public void prepare(Scene scene, Stage stage) {
            bench.themes().install(scene);
            keys.install(scene.getRoot());
            tabs.follow(scene);
        }

        @Override
        public void menu(String view, Node at, double x, double y) {
            tabs.showMenu(view, at, x, y);
        }
    }
}
