package dev.wasmscope.ui;

import dev.wasmscope.ui.action.Action;
import dev.wasmscope.ui.files.FoldersDialog;
import dev.wasmscope.ui.profile.ProfileRun;
import dev.wasmscope.ui.reload.LineAnchors;
import dev.wasmscope.ui.reload.LineAnchors.KeptLines;
import dev.wasmscope.ui.reload.ReloadModel;
import dev.wasmscope.ui.runconfig.LaunchRemedies;
import dev.wasmscope.ui.runconfig.RunConfigMenu;
import dev.wasmscope.ui.runconfig.RunConfigsDialog;
import dev.wasmscope.ui.runconfig.RunConfigsModel;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.session.RunControl;
import dev.wasmscope.ui.session.SavedBreakpoint;
import dev.wasmscope.ui.shell.FileDialogs;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** How a program is run: start, step and stop, recordings, what the program sees. */
final class SessionDesk {
    private static final String RUN_CONFIG = "runConfig";
    private static final String LINES = "breakpointLines";

    private final Workbench bench;
    private final DebugModel debug;
    private final RunControl run;
    private final FileDialogs dialogs;

    SessionDesk(Workbench bench) {
        this.bench = bench;
        debug = bench.debug();
        run = bench.run();
        dialogs = bench.dialogs();
        addProgram();
        addRun();
        addSteps();
        addRecording();
        addConfigurations();
        addReload();
        bench.kept()
                .part(
                        "breakpoints",
                        SavedBreakpoint[].class,
                        bench.breakpoints()::saved,
                        bench.breakpoints()::restore,
                        bench.breakpoints().items(),
                        bench.breakpoints().groups().byId());
    }

    private void addProgram() {
        BooleanBinding open =
                Bindings.createBooleanBinding(
                        () -> debug.session().isPresent(), debug.sessionProperty());
        when(
                open,
                "file.sourceMap",
                "Source map of the program…",
                Feather.MAP,
                "",
                () -> dialogs.chooseFile("The program's source map").ifPresent(run::useSourceMap));
        when(open, "file.close", "Close program", Feather.X, "Shortcut+W", run::close);
    }

    private void addRun() {
        BooleanBinding opened = run.runnable().or(run.running());
        when(run.runnable(), "run.continue", "Run / Continue", Feather.PLAY, "F5", run::run);
        when(run.running(), "run.pause", "Pause", Feather.PAUSE, "F6", run::pause);
        when(run.alive(), "run.stop", "Stop", Feather.SQUARE, "Shift+F5", run::kill);
        when(
                opened,
                "run.restart",
                "Restart",
                Feather.ROTATE_CCW,
                "Shortcut+Shift+F5",
                run::restart);
        when(
                opened,
                "run.profile",
                "Restart with the profiler",
                Feather.BAR_CHART_2,
                "Shortcut+P",
                () -> run.restartWithProfiler(ProfileRun::exact));
        when(
                opened,
                "run.sample",
                "Restart with samples",
                Feather.CLOCK,
                "Shortcut+Alt+P",
                () -> run.restartWithProfiler(ProfileRun::samples));
        when(
                opened,
                "run.folders",
                "Folders of the program…",
                Feather.FOLDER,
                "",
                this::chooseFolders);
    }

    private void addConfigurations() {
        RunConfigsModel configs =
                new RunConfigsModel(
                        debug,
                        run,
                        bench.outside().settingsFolder(),
                        config ->
                                bench.keeper()
                                        .reading(config, RUN_CONFIG, String.class)
                                        .orElse(""));
        // Taken up before there is a session, so not here.
        bench.kept()
                .part(
                        RUN_CONFIG,
                        String.class,
                        () -> configs.chosenProperty().get(),
                        _ -> {},
                        configs.chosenProperty());
        debug.addOpenListener(new LaunchRemedies(bench::owner));
        RunConfigMenu menu = new RunConfigMenu(configs, () -> edit(configs));
        bench.inTitleBar(menu.node());
        BooleanBinding opened = run.runnable().or(run.running());
        when(
                opened,
                "run.configure",
                "Run configurations…",
                Feather.SLIDERS,
                "Shortcut+Alt+R",
                () -> edit(configs));
        when(
                opened,
                "run.chooseConfig",
                "Choose the run configuration",
                Feather.LIST,
                "Shift+Alt+R",
                menu::open);
    }

    private void addReload() {
        LineAnchors anchors =
                bench.closing(
                        new LineAnchors(
                                debug,
                                bench.breakpoints(),
                                bench.ui(),
                                bench.background(),
                                config -> bench.keeper().reading(config, LINES, KeptLines.class)));
        bench.kept()
                .part(
                        LINES,
                        KeptLines.class,
                        anchors.linesProperty()::get,
                        _ -> {},
                        anchors.linesProperty());
        ReloadModel reload = bench.closing(new ReloadModel(debug, run, bench.ui()));
        bench.kept()
                .part(
                        "reloadByItself",
                        Boolean.class,
                        reload.byItselfProperty()::get,
                        reload.byItselfProperty()::set,
                        reload.byItselfProperty());
        BooleanBinding opened = run.runnable().or(run.running());
        when(
                opened,
                "run.reload",
                "Reload the module from disk",
                Feather.REFRESH_CW,
                "Shortcut+Shift+R",
                reload::reload);
        when(
                opened,
                "run.reloadByItself",
                "Reload by itself when built anew, or ask",
                Feather.REPEAT,
                "",
                () -> {
                    boolean next = !reload.byItselfProperty().get();
                    reload.byItselfProperty().set(next);
                    debug.say(
                            next
                                    ? "A module that is built anew before it runs is reloaded"
                                    : "A module that is built anew is offered to be reloaded");
                });
    }

    private void edit(RunConfigsModel configs) {
        debug.session()
                .ifPresent(
                        s ->
                                RunConfigsDialog.show(
                                        configs,
                                        s.config().wasm().toAbsolutePath().normalize(),
                                        dialogs,
                                        bench.owner()));
    }

    private void addSteps() {
        when(
                run.stopped(),
                "run.stepOver",
                "Step over",
                Feather.CORNER_UP_RIGHT,
                "F10",
                run::stepOver);
        when(
                run.stopped(),
                "run.stepInto",
                "Step into",
                Feather.CORNER_RIGHT_DOWN,
                "F11",
                run::stepInto);
        when(
                run.stopped(),
                "run.stepOut",
                "Step out",
                Feather.CORNER_LEFT_UP,
                "Shift+F11",
                run::stepOut);
        when(
                run.stopped(),
                "run.stepInstruction",
                "Step one instruction",
                Feather.CHEVRONS_RIGHT,
                "Shortcut+F11",
                run::stepInstruction);
    }

    private void addRecording() {
        BooleanBinding opened = run.runnable().or(run.running());
        when(
                opened,
                "run.record",
                "Record a run…",
                Feather.DISC,
                "",
                () -> dialogs.chooseTarget("Record a run", "run.wsrec").ifPresent(run::record));
        when(
                opened,
                "run.replay",
                "Replay a recording…",
                Feather.REPEAT,
                "",
                () -> dialogs.chooseFile("Replay a recording").ifPresent(run::replay));
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
        when(special, "run.live", "End recording or replaying", Feather.RADIO, "", run::live);
    }

    private void chooseFolders() {
        debug.session()
                .ifPresent(
                        s ->
                                FoldersDialog.show(
                                        s.config().preopens(),
                                        () -> dialogs.chooseFolder("A folder for the program"),
                                        bench.owner(),
                                        folders ->
                                                run.launch(
                                                        s.config().withPreopens(folders), false)));
    }

    private void when(
            ObservableBooleanValue condition,
            String id,
            String title,
            Ikon icon,
            String key,
            Runnable handler) {
        Action action = bench.action(id, title, icon, key, handler);
        action.enabledProperty().bind(condition);
    }
}
