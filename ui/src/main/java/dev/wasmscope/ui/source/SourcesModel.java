package dev.wasmscope.ui.source;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.session.SourceFile;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.heat.Heat;
import dev.wasmscope.ui.session.BreakpointsModel;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.session.RunControl;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/** The files of the program, those that are open, and the one in front. */
public final class SourcesModel implements AutoCloseable {
    /** From a line of the source into the profile. */
    public interface ProfileWays {
        /** There is no profile. */
        ProfileWays NONE =
                new ProfileWays() {
                    @Override
                    public void heat(String file, int line) {}

                    @Override
                    public void flame(String file, int line) {}
                };

        /** Shows a line among the hottest ones. */
        void heat(String file, int line);

        /** Shows the function of a line in the flame graph. */
        void flame(String file, int line);
    }

    private final DebugModel debug;
    private final BreakpointsModel breakpoints;
    private final RunControl control;
    private final UiThread ui;
    private final Executor background;
    private final ObservableList<SourceModel> open = FXCollections.observableArrayList();
    private final ObservableList<SourceModel> openView =
            FXCollections.unmodifiableObservableList(open);
    private final ObservableList<SourceFile> files = FXCollections.observableArrayList();
    private final ObservableList<SourceFile> filesView =
            FXCollections.unmodifiableObservableList(files);
    private final ReadOnlyObjectWrapper<Optional<SourceModel>> front =
            new ReadOnlyObjectWrapper<>(this, "front", Optional.empty());
    private final ReadOnlyObjectWrapper<Heat> heat =
            new ReadOnlyObjectWrapper<>(this, "heat", Heat.NONE);
    private ProfileWays ways = ProfileWays.NONE;
    private final Subscription subscriptions;
    private int listings;

    public SourcesModel(
            DebugModel debug,
            BreakpointsModel breakpoints,
            RunControl control,
            UiThread ui,
            Executor background) {
        this.debug = debug;
        this.breakpoints = breakpoints;
        this.control = control;
        this.ui = ui;
        this.background = background;
        this.subscriptions =
                Subscription.combine(
                        debug.sessionProperty().subscribe(_ -> sessionChanged()),
                        debug.frameProperty().subscribe(this::follow));
    }

    /** Open files in the order of opening. */
    public ObservableList<SourceModel> open() {
        return openView;
    }

    /** All files with code. */
    public ObservableList<SourceFile> files() {
        return filesView;
    }

    /** Whether the text of a file is at hand; true while the files are not known yet. */
    public boolean readable(String file) {
        return files.stream()
                .filter(f -> f.file().equals(file))
                .allMatch(f -> f.embedded() || f.resolved().isPresent());
    }

    /** The file in front. */
    public ReadOnlyObjectProperty<Optional<SourceModel>> frontProperty() {
        return front.getReadOnlyProperty();
    }

    /** What the lines cost in the profile that is shown. */
    public ReadOnlyObjectProperty<Heat> heatProperty() {
        return heat.getReadOnlyProperty();
    }

    /** Says where files that are opened from now on lead to in the profile. */
    public void setProfileWays(ProfileWays next) {
        ways = next;
    }

    /** Shows what lines cost. */
    public void showHeat(Heat next) {
        heat.set(next);
    }

    /** Brings a line into view, opening its file if needed. */
    public void show(String file, int line) {
        SourceModel model = model(file);
        // Said again even if it is in front: another tab may cover it.
        front.set(Optional.empty());
        front.set(Optional.of(model));
        if (line > 0) {
            model.show(line);
        }
    }

    /** Notes which file the user brought to the front. */
    public void activated(SourceModel model) {
        front.set(Optional.of(model));
    }

    /** Closes a file. */
    public void close(SourceModel model) {
        if (open.remove(model)) {
            model.close();
            if (front.get().filter(model::equals).isPresent()) {
                front.set(open.isEmpty() ? Optional.empty() : Optional.of(open.getLast()));
            }
        }
    }

    /** A file that is open. */
    public Optional<SourceModel> opened(String file) {
        return open.stream().filter(m -> m.file().equals(file)).findFirst();
    }

    /** Looks for all files again: they may be found elsewhere now. */
    public void readAgain() {
        open.forEach(SourceModel::read);
        listFiles();
    }

    private SourceModel model(String file) {
        return opened(file)
                .orElseGet(
                        () -> {
                            SourceModel model =
                                    new SourceModel(
                                            file,
                                            debug,
                                            breakpoints,
                                            control,
                                            heatProperty(),
                                            ways,
                                            ui,
                                            background);
                            open.add(model.start());
                            return model;
                        });
    }

    /** A file whose text is not at hand is opened behind the disassembly, which shows the place. */
    private void follow(Optional<SymbolisedFrame> frame) {
        frame.flatMap(SymbolisedFrame::position)
                .filter(p -> p.line() > 0)
                .ifPresent(
                        p ->
                                front.set(
                                        Optional.of(model(p.file()))
                                                .filter(_ -> readable(p.file()))));
    }

    private void sessionChanged() {
        open.forEach(SourceModel::close);
        open.clear();
        files.clear();
        front.set(Optional.empty());
        listFiles();
    }

    /** Only the latest list counts: an earlier one may not know where files were found since. */
    private void listFiles() {
        int own = ++listings;
        Optional<DebugSession> asked = debug.session();
        asked.ifPresent(
                s ->
                        ui.whenDone(
                                CompletableFuture.supplyAsync(
                                        () -> new Start(s.module()), background),
                                start -> {
                                    if (own == listings && asked.equals(debug.session())) {
                                        showStart(start);
                                    }
                                },
                                debug::fail));
    }

    private void showStart(Start start) {
        files.setAll(start.files);
        Optional<String> frame =
                debug.frameProperty()
                        .get()
                        .flatMap(SymbolisedFrame::position)
                        .map(SourcePosition::file);
        // It was brought there before this was known.
        front.get()
                .map(SourceModel::file)
                .filter(file -> frame.filter(file::equals).isPresent() && !readable(file))
                .ifPresent(_ -> front.set(Optional.empty()));
        // A program that was profiled may be over by now, and its profile is what is looked at.
        boolean over = debug.stateProperty().get() == SessionState.ENDED && control.recording();
        if (front.get().isEmpty() && !over) {
            start.main.ifPresent(p -> show(p.file(), p.line()));
        }
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
        open.forEach(SourceModel::close);
    }

    /** What is worth showing before anything runs: the files, and where {@code main} begins. */
    private static final class Start {
        private static final List<String> MAINS =
                List.of("main", "__main_argc_argv", "__original_main", "_start");
        private final List<SourceFile> files;
        private final Optional<SourcePosition> main;

        Start(ModuleView module) {
            this.files = module.sourceFiles();
            this.main =
                    MAINS.stream()
                            .flatMap(name -> module.findFunctions(name).stream())
                            .flatMap(f -> f.position().stream())
                            .filter(p -> files.stream().anyMatch(f -> isReadable(f, p)))
                            .findFirst();
        }

        private static boolean isReadable(SourceFile file, SourcePosition position) {
            return file.file().equals(position.file())
                    && (file.embedded() || file.resolved().isPresent());
        }
    }
}
