package dev.wasmscope.ui;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.OpenProgress;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.ui.action.Action;
import dev.wasmscope.ui.action.Actions;
import dev.wasmscope.ui.dock.Area;
import dev.wasmscope.ui.export.Exports;
import dev.wasmscope.ui.fx.BackgroundThreads;
import dev.wasmscope.ui.fx.Coalescer;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.kept.Keeper;
import dev.wasmscope.ui.kept.Kept;
import dev.wasmscope.ui.place.Places;
import dev.wasmscope.ui.profile.ProfileRun;
import dev.wasmscope.ui.session.BreakpointsModel;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.session.RunControl;
import dev.wasmscope.ui.session.SessionOpener;
import dev.wasmscope.ui.shell.DockLayout;
import dev.wasmscope.ui.shell.FileDialogs;
import dev.wasmscope.ui.shell.LayoutSwitch;
import dev.wasmscope.ui.source.SourcesModel;
import dev.wasmscope.ui.task.Tasks;
import dev.wasmscope.ui.theme.Themes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.stage.Window;
import org.kordamp.ikonli.Ikon;

/**
 * What all desks of one window share: the session, its breakpoints and sources, actions, docks,
 * ways to places, and what is closed at the end. To be used on the thread of the toolkit.
 */
final class Workbench implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final ExecutorService background = BackgroundThreads.of(2, "ui-background-");

    /** Nobody who opens a program waits for what is still read of another. */
    private final ExecutorService opening =
            Executors.newCachedThreadPool(BackgroundThreads.named("session-"));

    private final AppContext.Outside outside;
    private final Coalescer coalescer;
    private final Actions actions = new Actions();
    private final DockLayout docks = new DockLayout();
    private final LayoutSwitch layouts;
    private final Tasks tasks;
    private final Exports exports;
    private final Places places = new Places();
    private final Kept kept = new Kept();
    private final Keeper keeper;
    private final List<Node> titleNodes = new ArrayList<>();
    private final DebugModel debug;
    private final RunControl run;
    private final BreakpointsModel breakpoints;
    private final SourcesModel sources;

    private Supplier<Window> owner =
            () -> {
                throw new IllegalStateException("there is no window yet");
            };

    Workbench(AppContext.Outside outside) {
        this.outside = outside;
        UiThread ui = outside.ui();
        coalescer = closing(new Coalescer(ui, Coalescer.DEFAULT_INTERVAL));
        layouts = new LayoutSwitch(docks, outside.settings(), coalescer);
        tasks = new Tasks(ui, coalescer, background);
        debug = closing(new DebugModel(profiled(outside.opener()), ui, opening, coalescer));
        exports = new Exports(tasks, debug, outside::dialogs);
        keeper = new Keeper(kept, outside.settingsFolder(), ui, debug::fail);
        debug.addOpenListener(keeper);
        run = new RunControl(debug);
        breakpoints = closing(new BreakpointsModel(debug));
        sources = closing(new SourcesModel(debug, breakpoints, run, ui, background));
    }

    /** Sessions whose collectors know the program before it runs. */
    private static SessionOpener profiled(SessionOpener opener) {
        return new SessionOpener() {
            @Override
            public DebugSession open(LaunchConfig config) throws SessionException {
                return ProfileRun.prepare(opener.open(config));
            }

            @Override
            public DebugSession open(LaunchConfig config, OpenProgress progress)
                    throws SessionException {
                return ProfileRun.prepare(opener.open(config, progress));
            }
        };
    }

    /** Closes a part when the window closes; the last one first. */
    <T extends AutoCloseable> T closing(T part) {
        parts.push(part);
        return part;
    }

    /**
     * Adds a view that stays, and the action that shows it.
     *
     * @param id of the view; its action is {@code view.ID}
     * @param key that shows it, or an empty text
     */
    void tool(String id, String title, Ikon icon, Node node, Area area, String key) {
        docks.addTool(id, title, icon, node, area);
        action("view." + id, title, icon, key, () -> docks.focus(id));
    }

    /**
     * Adds something the user can do.
     *
     * @param key in the notation of key combinations, or an empty text
     */
    Action action(String id, String title, Ikon icon, String key, Runnable handler) {
        return actions.add(new Action(id, title, icon, key.isEmpty() ? null : key, handler));
    }

    /** The open session. */
    DebugModel debug() {
        return debug;
    }

    /** Run, step, stop. */
    RunControl run() {
        return run;
    }

    /** The breakpoints. */
    BreakpointsModel breakpoints() {
        return breakpoints;
    }

    /** The source files. */
    SourcesModel sources() {
        return sources;
    }

    /** Everything a user can do. */
    Actions actions() {
        return actions;
    }

    /** The docks with all views. */
    DockLayout docks() {
        return docks;
    }

    /** The layouts of the docks. */
    LayoutSwitch layouts() {
        return layouts;
    }

    /** What runs in the background, for the status bar. */
    Tasks tasks() {
        return tasks;
    }

    /** Writes files for the user. */
    Exports exports() {
        return exports;
    }

    /** The ways from view to view. */
    Places places() {
        return places;
    }

    /** What survives a restart. */
    Kept kept() {
        return kept;
    }

    /** What the thread that opens a program has read of {@link #kept}. */
    Keeper keeper() {
        return keeper;
    }

    /** Puts something into the title bar, behind the run controls. */
    void inTitleBar(Node node) {
        titleNodes.add(node);
    }

    /** What stands in the title bar behind the run controls. */
    List<Node> titleNodes() {
        return titleNodes;
    }

    /** The window, over which dialogs open. */
    Window owner() {
        return owner.get();
    }

    /** Says which window this is; once it has one. */
    void setOwner(Supplier<Window> next) {
        owner = next;
    }

    /** Lets the user choose files. */
    FileDialogs dialogs() {
        return outside.dialogs();
    }

    /** How it looks. */
    Themes themes() {
        return outside.themes();
    }

    /** The gate to the toolkit's thread. */
    UiThread ui() {
        return outside.ui();
    }

    /** Where work is done that must not hold up the window. */
    ExecutorService background() {
        return background;
    }

    /** Joins bursts of events. */
    Coalescer coalescer() {
        return coalescer;
    }

    /** What the window got from outside. */
    AppContext.Outside outside() {
        return outside;
    }

    @Override
    public void close() {
        // First: what the parts forget when they are closed must not be forgotten for good.
        keeper.close();
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("a part of the window does not close", e);
            }
        }
        opening.shutdown();
        background.shutdown();
    }
}
