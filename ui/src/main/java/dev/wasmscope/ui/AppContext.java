package dev.wasmscope.ui;

import dev.wasmscope.samples.Samples;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.OpenProgress;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.ui.action.Actions;
import dev.wasmscope.ui.breakpoints.BreakpointsView;
import dev.wasmscope.ui.breakpoints.FilesView;
import dev.wasmscope.ui.console.ConsoleModel;
import dev.wasmscope.ui.console.ConsoleView;
import dev.wasmscope.ui.debuginfo.DebugInfoModel;
import dev.wasmscope.ui.debuginfo.DebugInfoView;
import dev.wasmscope.ui.disassembly.DisassemblyModel;
import dev.wasmscope.ui.disassembly.DisassemblyView;
import dev.wasmscope.ui.files.ChangesModel;
import dev.wasmscope.ui.files.ChangesView;
import dev.wasmscope.ui.files.FilesModel;
import dev.wasmscope.ui.files.FoldersDialog;
import dev.wasmscope.ui.files.GuestFilesView;
import dev.wasmscope.ui.files.UnsavedDialog;
import dev.wasmscope.ui.flame.FlameModel;
import dev.wasmscope.ui.fx.Coalescer;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.inject.FaultDraft;
import dev.wasmscope.ui.inject.FaultsDialog;
import dev.wasmscope.ui.inject.FaultsFile;
import dev.wasmscope.ui.inject.FaultsModel;
import dev.wasmscope.ui.memory.MemoryModel;
import dev.wasmscope.ui.memory.MemoryView;
import dev.wasmscope.ui.paste.PasteModel;
import dev.wasmscope.ui.paste.PasteView;
import dev.wasmscope.ui.profile.ProfileModel;
import dev.wasmscope.ui.profile.ProfileRun;
import dev.wasmscope.ui.session.BreakpointsModel;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.session.RunControl;
import dev.wasmscope.ui.session.SessionOpener;
import dev.wasmscope.ui.shell.CodeFollower;
import dev.wasmscope.ui.shell.DockLayout;
import dev.wasmscope.ui.shell.DockLayout.Area;
import dev.wasmscope.ui.shell.FileDialogs;
import dev.wasmscope.ui.shell.MainWindow;
import dev.wasmscope.ui.shell.SourceTabs;
import dev.wasmscope.ui.shell.StatusBar;
import dev.wasmscope.ui.shell.TitleBar;
import dev.wasmscope.ui.shell.TrapBanner;
import dev.wasmscope.ui.source.SourcesModel;
import dev.wasmscope.ui.stack.StackModel;
import dev.wasmscope.ui.stack.StackView;
import dev.wasmscope.ui.theme.Themes;
import dev.wasmscope.ui.trace.TraceModel;
import dev.wasmscope.ui.trace.TraceView;
import dev.wasmscope.ui.trace.store.CallStore;
import dev.wasmscope.ui.variables.VariablesModel;
import dev.wasmscope.ui.variables.VariablesView;
import dev.wasmscope.ui.welcome.WelcomeModel;
import dev.wasmscope.ui.welcome.WelcomeView;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.stage.Stage;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/**
 * Makes everything of one window and joins it by hand: models, views, actions. To be made and
 * closed on the thread of the toolkit.
 */
public final class AppContext implements AutoCloseable {
    /**
     * What a window needs from outside.
     *
     * @param opener opens sessions
     * @param dialogs lets the user choose files
     * @param samples for the welcome page
     * @param sampleFolder where samples are copied to
     * @param settingsFolder where it keeps what it remembers
     * @param ui the gate to the toolkit's thread
     * @param themes how it looks
     * @param quit ends the program
     */
    public record Outside(
            SessionOpener opener,
            FileDialogs dialogs,
            Samples samples,
            Path sampleFolder,
            Path settingsFolder,
            UiThread ui,
            Themes themes,
            Runnable quit) {}

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final ExecutorService background =
            Executors.newFixedThreadPool(
                    2, Thread.ofPlatform().daemon().name("ui-background-", 0).factory());
    private final ExecutorService indexing =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("ui-trace-index").factory());
    private final DesktopActions desktopActions = new DesktopActions();
    private final DockLayout docks = new DockLayout();
    private final Themes themes;
    private final DebugModel debug;
    private final RunControl run;
    private final BreakpointsModel breakpoints;
    private final SourcesModel sources;
    private final SourceTabs sourceTabs;
    private final VariablesModel variables;
    private final MemoryModel memory;
    private final ProfileDesk profiles;
    private final ConsoleModel console;
    private final TraceModel trace;
    private final FilesModel guestFiles;
    private final ChangesModel changed;
    private final FaultsModel faults;
    private final FileDialogs dialogs;
    private final WelcomeModel welcome;
    private final MainWindow window;

    public AppContext(Outside outside) {
        UiThread ui = outside.ui();
        themes = outside.themes();
        dialogs = outside.dialogs();
        Coalescer coalescer = closing(new Coalescer(ui, Coalescer.DEFAULT_INTERVAL));
        debug = closing(new DebugModel(profiled(outside.opener()), ui, background, coalescer));
        run = new RunControl(debug);
        breakpoints = closing(new BreakpointsModel(debug));
        sources = closing(new SourcesModel(debug, breakpoints, run, ui, background));
        variables = closing(new VariablesModel(debug));
        memory = closing(new MemoryModel(debug, variables.selectedProperty()));
        console = closing(new ConsoleModel(debug));
        CallStore calls = new CallStore();
        trace = closing(new TraceModel(debug, calls, ui, indexing, background));
        guestFiles = closing(new FilesModel(debug, calls, ui, background));
        faults = closing(new FaultsModel(debug, new FaultsFile(outside.settingsFolder())));
        changed = closing(new ChangesModel(debug, ui, background));
        welcome =
                new WelcomeModel(
                        outside.samples(), outside.sampleFolder(), debug, run, ui, background);
        run.setGuard(this::guard);
        desktopActions.addFile(debug, run, welcome, outside.dialogs(), () -> guard(outside.quit()));
        desktopActions.addRun(run);
        desktopActions.addRecording(debug, run, dialogs);
        desktopActions.addHost(run, this::chooseFolders, () -> showFaults(Optional.empty()));
        profiles = closing(new ProfileDesk(debug, sources, ui, themes, actions(), dialogs, docks));
        addEditors(ui);
        addTools(ui);
        sourceTabs = closing(new SourceTabs(sources, docks));
        closing(new CodeFollower(debug, sources, docks));
        closing(debug.stateProperty().subscribe(this::showProfileAtTheEnd)::unsubscribe);
        desktopActions.addBreakpoints(breakpoints, sources, run, this::onCaretLine);
        desktopActions.addEnlarge(docks);
        desktopActions.addLayouts(profiles::arrange, docks::arrange);
        desktopActions.addTheme(themes);
        window = window();
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

    private void addEditors(UiThread ui) {
        DisassemblyModel model = closing(new DisassemblyModel(debug, breakpoints, ui, background));
        DisassemblyView view = closing(new DisassemblyView(model));
        closing(profiles.profiles().shownProperty().subscribe(model::showProfile)::unsubscribe);
        tool("disassembly", "Disassembly", Feather.CPU, view.node(), Area.EDITORS, "Alt+9");
        DebugInfoView health =
                closing(new DebugInfoView(closing(new DebugInfoModel(debug, ui, background))));
        tool("debug-info", "Debug info", Feather.BOOK_OPEN, health.node(), Area.EDITORS, "");
        tool(
                "flame",
                "Flame graph",
                Feather.BAR_CHART_2,
                profiles.flameNode(),
                Area.EDITORS,
                "Alt+7");
    }

    private void addTools(UiThread ui) {
        StackView stack = closing(new StackView(closing(new StackModel(debug))));
        tool("stack", "Call stack", Feather.LAYERS, stack.node(), Area.LEFT, "Alt+1");
        BreakpointsView list =
                closing(new BreakpointsView(breakpoints, p -> sources.show(p.file(), p.line())));
        tool("breakpoints", "Breakpoints", Feather.CIRCLE, list.node(), Area.LEFT_BOTTOM, "Alt+2");
        FilesView files = closing(new FilesView(sources));
        tool("files", "Sources", Feather.FILE_TEXT, files.node(), Area.LEFT_BOTTOM, "Alt+3");
        VariablesView tree = closing(new VariablesView(variables));
        tool("variables", "Variables", Feather.BOX, tree.node(), Area.RIGHT, "Alt+4");
        ConsoleView text = closing(new ConsoleView(console));
        tool("console", "Console", Feather.TERMINAL, text.node(), Area.BOTTOM, "Alt+5");
        TraceView calls =
                closing(
                        new TraceView(
                                trace,
                                faults.items(),
                                themes,
                                new TraceView.Outside(
                                        p -> sources.show(p.file(), p.line()),
                                        this::showMemory,
                                        this::breakAgain,
                                        this::showFaults,
                                        this::exportTrace)));
        tool("trace", "WASI calls", Feather.ACTIVITY, calls.node(), Area.BOTTOM, "Alt+6");
        addGuestFiles();
        addPaste(ui);
        tool("charts", "Charts", Feather.TRENDING_UP, profiles.chartsNode(), Area.BOTTOM, "");
        tool("hot-lines", "Hot lines", Feather.THERMOMETER, profiles.linesNode(), Area.BOTTOM, "");
        MemoryView hex = closing(new MemoryView(memory, themes));
        tool("memory", "Memory", Feather.GRID, hex.node(), Area.BOTTOM_RIGHT, "Alt+8");
    }

    private void tool(String id, String title, Ikon icon, Node node, Area area, String key) {
        docks.addTool(id, title, icon, node, area);
        desktopActions.addView(id, title, icon, key, docks);
    }

    private MainWindow window() {
        TitleBar title = closing(new TitleBar(actions(), debug));
        TrapBanner banner = closing(new TrapBanner(debug));
        StatusBar status = closing(new StatusBar(debug, memory.sizeProperty()));
        WelcomeView page = new WelcomeView(welcome, actions().get("file.open"));
        return closing(
                new MainWindow(
                        title.node(),
                        banner.node(),
                        status.node(),
                        page.node(),
                        docks,
                        debug,
                        profiles.profiles().wholeProperty(),
                        actions(),
                        this::openFile));
    }

    /** Opens a program, or a profile of one. */
    private void openFile(Path file) {
        if (!profiles.opens(file)) {
            welcome.openFile(file);
        }
    }

    private void showProfileAtTheEnd(SessionState state) {
        if (state == SessionState.ENDED && run.recording()) {
            docks.show("flame");
        }
    }

    private void onCaretLine(IntConsumer consumer) {
        sourceTabs.front().ifPresent(view -> consumer.accept(view.caretLine()));
    }

    private void addGuestFiles() {
        ChangesView changes = closing(new ChangesView(changed, themes));
        GuestFilesView files =
                closing(
                        new GuestFilesView(
                                guestFiles, changed, changes.node(), this::showCallOfNumber));
        tool("guest-files", "Files", Feather.FOLDER, files.node(), Area.BOTTOM, "Alt+0");
    }

    private void addPaste(UiThread ui) {
        PasteModel model = closing(new PasteModel(debug, ui, background));
        PasteView view = closing(new PasteView(model, p -> sources.show(p.file(), p.line())));
        tool("paste", "Pasted trace", Feather.CLIPBOARD, view.node(), Area.BOTTOM, "");
    }

    private void showCallOfNumber(long number) {
        guestFiles
                .call(number)
                .ifPresent(
                        call -> {
                            docks.show("trace");
                            trace.select(number - 1);
                            trace.source(call, p -> sources.show(p.file(), p.line()));
                        });
    }

    private void breakAgain(String filter) {
        breakpoints.addHostCall(filter);
        debug.say("Stops when this happens again: " + filter);
    }

    private void showFaults(Optional<String> calls) {
        FaultsDialog.show(
                faults, calls.map(FaultDraft::nextTime), docks.node().getScene().getWindow());
    }

    private void chooseFolders() {
        debug.session()
                .ifPresent(
                        s ->
                                FoldersDialog.show(
                                        s.config().preopens(),
                                        () -> dialogs.chooseFolder("A folder for the program"),
                                        docks.node().getScene().getWindow(),
                                        folders ->
                                                run.launch(
                                                        s.config().withPreopens(folders), false)));
    }

    /**
     * Does something that ends the present run for good, when the user has said what is to become
     * of files that the program changed and nobody saved.
     */
    public void guard(Runnable ending) {
        UnsavedDialog.before(changed, docks.node().getScene().getWindow(), ending);
    }

    /** Lets the close button of a window ask first when files are changed and not saved. */
    public void guardClosing(Stage stage) {
        stage.setOnCloseRequest(
                e -> {
                    if (!changed.changesProperty().get().isEmpty()) {
                        e.consume();
                        guard(stage::close);
                    }
                });
    }

    private void exportTrace() {
        dialogs.chooseTarget("Export the calls that are shown", "trace.jsonl")
                .ifPresent(trace::export);
    }

    private void showMemory(long address) {
        docks.show("memory");
        memory.goTo(address);
    }

    private <T extends AutoCloseable> T closing(T part) {
        parts.push(part);
        return part;
    }

    /** The root of the scene. */
    public Parent root() {
        return window.node();
    }

    /** Gives the docks their sizes; to be called when the window is shown. */
    public void arrange() {
        docks.arrange();
    }

    /** Everything a user can do. */
    public Actions actions() {
        return desktopActions.actions();
    }

    /** The docks with all views. */
    public DockLayout docks() {
        return docks;
    }

    /** The open session. */
    public DebugModel debug() {
        return debug;
    }

    /** Run, step, stop. */
    public RunControl run() {
        return run;
    }

    /** The breakpoints. */
    public BreakpointsModel breakpoints() {
        return breakpoints;
    }

    /** The source files. */
    public SourcesModel sources() {
        return sources;
    }

    /** The variables of the chosen frame. */
    public VariablesModel variables() {
        return variables;
    }

    /** The guest's memory. */
    public MemoryModel memory() {
        return memory;
    }

    /** The profile. */
    public ProfileModel profile() {
        return profiles.profiles();
    }

    /** The flame graph of the profile. */
    public FlameModel flame() {
        return profiles.flame();
    }

    /** What the guest wrote. */
    public ConsoleModel console() {
        return console;
    }

    /** The host calls. */
    public TraceModel trace() {
        return trace;
    }

    /** What the guest did with its files. */
    public FilesModel guestFiles() {
        return guestFiles;
    }

    /** The faults that are injected. */
    public FaultsModel faults() {
        return faults;
    }

    /** What the guest changed in its overlays. */
    public ChangesModel changes() {
        return changed;
    }

    /** The welcome page. */
    public WelcomeModel welcome() {
        return welcome;
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("a part of the window does not close", e);
            }
        }
        background.shutdown();
        indexing.shutdownNow();
    }
}
