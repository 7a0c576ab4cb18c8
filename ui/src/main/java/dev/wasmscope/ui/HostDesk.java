package dev.wasmscope.ui;

import dev.wasmscope.ui.console.ConsoleModel;
import dev.wasmscope.ui.console.ConsoleView;
import dev.wasmscope.ui.dock.Area;
import dev.wasmscope.ui.files.ChangesModel;
import dev.wasmscope.ui.files.ChangesView;
import dev.wasmscope.ui.files.FilesModel;
import dev.wasmscope.ui.files.GuestFilesView;
import dev.wasmscope.ui.files.UnsavedDialog;
import dev.wasmscope.ui.fx.BackgroundThreads;
import dev.wasmscope.ui.inject.FaultDraft;
import dev.wasmscope.ui.inject.FaultsDialog;
import dev.wasmscope.ui.inject.FaultsFile;
import dev.wasmscope.ui.inject.FaultsModel;
import dev.wasmscope.ui.paste.PasteModel;
import dev.wasmscope.ui.paste.PasteView;
import dev.wasmscope.ui.place.Place;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.trace.TraceModel;
import dev.wasmscope.ui.trace.TraceView;
import dev.wasmscope.ui.trace.store.CallStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/** What the program says to its host: console, calls, files, and the faults it is given. */
final class HostDesk implements AutoCloseable {
    private final ExecutorService indexing =
            Executors.newSingleThreadExecutor(BackgroundThreads.named("ui-trace-index-"));
    private final Workbench bench;
    private final DebugModel debug;
    private final ConsoleModel console;
    private final TraceModel trace;
    private final FilesModel files;
    private final ChangesModel changes;
    private final FaultsModel faults;

    HostDesk(Workbench bench) {
        this.bench = bench;
        debug = bench.debug();
        bench.closing(this);
        CallStore calls = new CallStore();
        console = bench.closing(new ConsoleModel(debug));
        trace =
                bench.closing(
                        new TraceModel(debug, calls, bench.ui(), indexing, bench.background()));
        files = bench.closing(new FilesModel(debug, calls, bench.ui(), bench.background()));
        faults =
                bench.closing(
                        new FaultsModel(debug, new FaultsFile(bench.outside().settingsFolder())));
        changes =
                bench.closing(
                        new ChangesModel(
                                debug,
                                bench.ui(),
                                bench.background(),
                                bench.exports(),
                                bench.tasks()));
        bench.run().setGuard(this::guard);
        bench.action(
                        "run.faults",
                        "Faults in calls to the host…",
                        Feather.ZAP,
                        "",
                        () -> showFaults(Optional.empty()))
                .enabledProperty()
                .bind(bench.run().runnable().or(bench.run().running()));
        addViews();
        bench.places().shownBy(Place.HostCall.class, this::showCall);
    }

    private void addViews() {
        addConsole();
        TraceView calls =
                bench.closing(
                        new TraceView(
                                trace,
                                faults.items(),
                                bench.themes(),
                                new TraceView.Outside(
                                        p -> bench.places().go(Place.SourceLine.of(p)),
                                        address -> bench.places().go(Place.Memory.at(address)),
                                        this::breakAgain,
                                        this::showFaults,
                                        this::exportTrace)));
        bench.tool("trace", "WASI calls", Feather.ACTIVITY, calls.node(), Area.BOTTOM, "Alt+6");
        bench.actions().leave(calls.node(), calls::wants);
        TraceActions.add(bench, trace, calls);
        ChangesView changed = bench.closing(new ChangesView(changes, bench.themes(), this::reveal));
        GuestFilesView guestFiles =
                bench.closing(
                        new GuestFilesView(
                                files,
                                changes,
                                changed.node(),
                                new GuestFilesView.Outside(
                                        number -> bench.places().go(new Place.HostCall(number)),
                                        this::showCalls,
                                        () -> bench.actions().get("run.folders").fire(),
                                        this::reveal)));
        bench.tool("guest-files", "Files", Feather.FOLDER, guestFiles.node(), Area.BOTTOM, "Alt+0");
        FilesActions.add(bench, changes, guestFiles, changed);
        PasteView paste =
                bench.closing(
                        new PasteView(
                                bench.closing(
                                        new PasteModel(debug, bench.ui(), bench.background())),
                                p -> bench.places().go(Place.SourceLine.of(p))));
        bench.tool("paste", "Pasted trace", Feather.CLIPBOARD, paste.node(), Area.BOTTOM, "");
    }

    private void addConsole() {
        ConsoleView text =
                bench.closing(
                        new ConsoleView(
                                console,
                                new ConsoleView.Outside(
                                        bench.ui(),
                                        bench.background(),
                                        bench.themes(),
                                        this::openLine,
                                        () ->
                                                bench.dialogs()
                                                        .chooseTarget(
                                                                "Save the output", "output.txt"),
                                        bench.exports())));
        bench.tool("console", "Console", Feather.TERMINAL, text.node(), Area.BOTTOM, "Alt+5");
        bench.actions().leave(text.node(), text::wants);
        bench.action("console.search", "Search in the output", Feather.SEARCH, "", text::search);
        bench.action("console.clear", "Clear the console", Feather.TRASH_2, "", console::clear);
        bench.action("console.save", "Save the output…", Feather.SAVE, "", text::save);
        bench.action(
                "console.wrap",
                "Break long lines of the console",
                Feather.CORNER_DOWN_LEFT,
                "",
                text::turnWrap);
        bench.action(
                "console.follow",
                "Follow the end of the console",
                Feather.CHEVRONS_DOWN,
                "",
                text::turnFollow);
        bench.action(
                        "console.endInput",
                        "End the program's input",
                        Feather.LOG_OUT,
                        "",
                        console::endInput)
                .enabledProperty()
                .bind(console.takesInputProperty());
    }

    /** Shows a line of the source whose name ends as the program wrote it. */
    private void openLine(String written, int line) {
        String wanted = written.replace('\\', '/').replaceFirst("^(\\./)+", "");
        Optional<String> file =
                debug.session().stream()
                        .flatMap(s -> s.module().sourceFiles().stream())
                        .map(source -> source.file())
                        .filter(
                                name -> {
                                    String path = name.replace('\\', '/');
                                    return path.equals(wanted)
                                            || path.endsWith("/" + wanted)
                                            || wanted.endsWith("/" + path);
                                })
                        .findFirst();
        if (file.isPresent()) {
            bench.places().go(new Place.SourceLine(file.get(), line));
        } else {
            debug.say("The program has no source file " + written);
        }
    }

    private void showCall(Place.HostCall place) {
        files.call(place.number())
                .ifPresent(
                        call -> {
                            bench.docks().show("trace");
                            trace.select(place.number() - 1);
                            trace.source(call, p -> bench.sources().show(p.file(), p.line()));
                        });
    }

    private void showCalls(String filter) {
        trace.showAll();
        trace.filterProperty().set(filter);
        bench.docks().focus("trace");
    }

    private void reveal(Path file) {
        try {
            bench.dialogs().reveal(file);
        } catch (IOException e) {
            debug.fail(new IOException(file + " cannot be shown: " + e.getMessage(), e));
        }
    }

    private void breakAgain(String filter) {
        bench.breakpoints().addHostCall(filter);
        debug.say("Stops when this happens again: " + filter);
    }

    private void showFaults(Optional<String> calls) {
        FaultsDialog.show(faults, calls.map(FaultDraft::nextTime), owner());
    }

    private void exportTrace() {
        bench.dialogs()
                .chooseTarget("Export the calls that are shown", "trace.jsonl")
                .ifPresent(file -> trace.export(file, bench.exports()));
    }

    /**
     * Does something that ends the present run for good, when the user has said what is to become
     * of files that the program changed and nobody saved.
     */
    void guard(Runnable ending) {
        UnsavedDialog.before(changes, owner(), ending);
    }

    /** Whether files were changed that nobody saved. */
    boolean hasUnsavedChanges() {
        return !changes.changesProperty().get().isEmpty();
    }

    private Window owner() {
        return bench.owner();
    }

    ConsoleModel console() {
        return console;
    }

    TraceModel trace() {
        return trace;
    }

    FilesModel files() {
        return files;
    }

    ChangesModel changes() {
        return changes;
    }

    FaultsModel faults() {
        return faults;
    }

    @Override
    public void close() {
        indexing.shutdownNow();
    }
}
