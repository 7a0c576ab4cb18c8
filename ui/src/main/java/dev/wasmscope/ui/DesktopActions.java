package dev.wasmscope.ui;

import dev.wasmscope.ui.action.Action;
import dev.wasmscope.ui.action.Actions;
import dev.wasmscope.ui.profile.ProfileRun;
import dev.wasmscope.ui.session.BreakpointsModel;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.session.RunControl;
import dev.wasmscope.ui.shell.DockLayout;
import dev.wasmscope.ui.shell.FileDialogs;
import dev.wasmscope.ui.source.SourcesModel;
import dev.wasmscope.ui.theme.Themes;
import dev.wasmscope.ui.welcome.WelcomeModel;
import java.util.function.IntConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** Makes the actions of the desktop out of the models' methods. */
final class DesktopActions {
    private final Actions actions = new Actions();

    Actions actions() {
        return actions;
    }

    void addFile(
            DebugModel debug,
            RunControl run,
            WelcomeModel welcome,
            FileDialogs dialogs,
            Runnable quit) {
        add(
                "file.open",
                "Open…",
                Feather.FOLDER,
                "Shortcut+O",
                () -> dialogs.chooseModule().ifPresent(welcome::openFile));
        BooleanBinding open =
                Bindings.createBooleanBinding(
                        () -> debug.session().isPresent(), debug.sessionProperty());
        when(
                open,
                add(
                        "file.sourceMap",
                        "Source map of the program\u2026",
                        Feather.MAP,
                        "",
                        () ->
                                dialogs.chooseFile("The program's source map")
                                        .ifPresent(run::useSourceMap)));
        when(open, add("file.close", "Close program", Feather.X, "Shortcut+W", run::close));
        actions.add(new Action("file.quit", "Quit", Feather.LOG_OUT, "Shortcut+Q", quit));
    }

    void addRun(RunControl run) {
        when(run.runnable(), add("run.continue", "Run / Continue", Feather.PLAY, "F5", run::run));
        when(run.running(), add("run.pause", "Pause", Feather.PAUSE, "F6", run::pause));
        when(run.alive(), add("run.stop", "Stop", Feather.SQUARE, "Shift+F5", run::kill));
        when(
                run.runnable().or(run.running()),
                add(
                        "run.restart",
                        "Restart",
                        Feather.ROTATE_CCW,
                        "Shortcut+Shift+F5",
                        run::restart));
        when(
                run.runnable().or(run.running()),
                add(
                        "run.profile",
                        "Restart with the profiler",
                        Feather.BAR_CHART_2,
                        "Shortcut+P",
                        () -> run.restartWithProfiler(ProfileRun::exact)));
        when(
                run.runnable().or(run.running()),
                add(
                        "run.sample",
                        "Restart with samples",
                        Feather.CLOCK,
                        "Shortcut+Alt+P",
                        () -> run.restartWithProfiler(ProfileRun::samples)));
        when(
                run.stopped(),
                add("run.stepOver", "Step over", Feather.CORNER_UP_RIGHT, "F10", run::stepOver));
        when(
                run.stopped(),
                add("run.stepInto", "Step into", Feather.CORNER_RIGHT_DOWN, "F11", run::stepInto));
        when(
                run.stopped(),
                add("run.stepOut", "Step out", Feather.CORNER_LEFT_UP, "Shift+F11", run::stepOut));
        when(
                run.stopped(),
                add(
                        "run.stepInstruction",
                        "Step one instruction",
                        Feather.CHEVRONS_RIGHT,
                        "Shortcut+F11",
                        run::stepInstruction));
    }

    /**
     * @param onCaretLine calls the consumer with the caret's line in the file in front
     */
    void addBreakpoints(
            BreakpointsModel breakpoints,
            SourcesModel sources,
            RunControl run,
            java.util.function.Consumer<IntConsumer> onCaretLine) {
        BooleanBinding inFile =
                Bindings.createBooleanBinding(
                        () -> sources.frontProperty().get().isPresent(), sources.frontProperty());
        when(
                inFile.and(run.stopped()),
                add(
                        "run.toCaret",
                        "Run to the caret",
                        Feather.SKIP_FORWARD,
                        "Shortcut+F10",
                        () ->
                                onCaretLine.accept(
                                        line ->
                                                sources.frontProperty()
                                                        .get()
                                                        .ifPresent(f -> f.runTo(line)))));
        when(
                inFile,
                add(
                        "breakpoint.toggle",
                        "Toggle breakpoint",
                        Feather.CIRCLE,
                        "F9",
                        () ->
                                onCaretLine.accept(
                                        line ->
                                                sources.frontProperty()
                                                        .get()
                                                        .ifPresent(
                                                                f -> f.toggleBreakpoint(line)))));
        add(
                "breakpoint.removeAll",
                "Remove all breakpoints",
                Feather.TRASH_2,
                "",
                breakpoints::removeAll);
    }

    /**
     * @param folders lets the user choose the folders that the program sees
     * @param faults lets the user choose how calls fail
     */
    void addHost(RunControl run, Runnable folders, Runnable faults) {
        when(
                run.runnable().or(run.running()),
                add("run.folders", "Folders of the program\u2026", Feather.FOLDER, "", folders));
        when(
                run.runnable().or(run.running()),
                add("run.faults", "Faults in calls to the host\u2026", Feather.ZAP, "", faults));
    }

    void addRecording(DebugModel debug, RunControl run, FileDialogs dialogs) {
        BooleanBinding open = run.runnable().or(run.running());
        when(
                open,
                add(
                        "run.record",
                        "Record a run\u2026",
                        Feather.DISC,
                        "",
                        () ->
                                dialogs.chooseTarget("Record a run", "run.wsrec")
                                        .ifPresent(run::record)));
        when(
                open,
                add(
                        "run.replay",
                        "Replay a recording\u2026",
                        Feather.REPEAT,
                        "",
                        () -> dialogs.chooseFile("Replay a recording").ifPresent(run::replay)));
        BooleanBinding special =
                Bindings.createBooleanBinding(
                        () ->
                                debug.session()
                                        .filter(
                                                s ->
                                                        s.config().recording().isPresent()
                                                                || s.config().replay().isPresent())
                                        .isPresent(),
                        debug.sessionProperty());
        when(special, add("run.live", "End recording or replaying", Feather.RADIO, "", run::live));
    }

    void addEnlarge(DockLayout docks) {
        add(
                "view.enlarge",
                "Enlarge the lower views",
                Feather.MAXIMIZE_2,
                "Shortcut+Shift+E",
                docks::enlarge);
    }

    /**
     * @param profile gives the views of profiles the window
     */
    void addLayouts(Runnable profile, Runnable debugging) {
        add("view.profileLayout", "Profile layout", Feather.BAR_CHART, "Shortcut+Shift+P", profile);
        add("view.debugLayout", "Debug layout", Feather.LAYOUT, "Shortcut+Shift+D", debugging);
    }

    void addView(String tool, String title, Ikon icon, String key, DockLayout docks) {
        add("view." + tool, title, icon, key, () -> docks.show(tool));
    }

    void addTheme(Themes themes) {
        add("view.theme", "Switch dark and light", Feather.SUN, "Shortcut+Shift+T", themes::toggle);
    }

    private Action add(String id, String title, Ikon icon, String key, Runnable handler) {
        return actions.add(new Action(id, title, icon, key.isEmpty() ? null : key, handler));
    }

    private static void when(ObservableBooleanValue condition, Action action) {
        action.enabledProperty().bind(condition);
    }
}
