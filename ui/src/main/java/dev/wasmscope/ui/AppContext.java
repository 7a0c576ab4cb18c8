package dev.wasmscope.ui;

import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.samples.Samples;
import dev.wasmscope.ui.action.Actions;
import dev.wasmscope.ui.console.ConsoleModel;
import dev.wasmscope.ui.disassembly.DisassemblyModel;
import dev.wasmscope.ui.export.Exports;
import dev.wasmscope.ui.files.ChangesModel;
import dev.wasmscope.ui.files.FilesModel;
import dev.wasmscope.ui.flame.FlameModel;
import dev.wasmscope.ui.fx.Turns;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.inject.FaultsModel;
import dev.wasmscope.ui.memory.MemoryModel;
import dev.wasmscope.ui.palette.Entry;
import dev.wasmscope.ui.palette.PaletteModel;
import dev.wasmscope.ui.place.Places;
import dev.wasmscope.ui.profile.ProfileModel;
import dev.wasmscope.ui.session.BreakpointsModel;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.session.RunControl;
import dev.wasmscope.ui.session.SessionOpener;
import dev.wasmscope.ui.shell.DockLayout;
import dev.wasmscope.ui.shell.FileDialogs;
import dev.wasmscope.ui.source.SourcesModel;
import dev.wasmscope.ui.stack.StackModel;
import dev.wasmscope.ui.task.Tasks;
import dev.wasmscope.ui.theme.SettingsStore;
import dev.wasmscope.ui.theme.Themes;
import dev.wasmscope.ui.trace.TraceModel;
import dev.wasmscope.ui.variables.VariablesModel;
import dev.wasmscope.ui.watches.WatchesModel;
import dev.wasmscope.ui.welcome.WelcomeModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Parent;
import javafx.stage.Stage;

/**
 * Makes the desks of one window and joins them by hand. To be made and closed on the thread of the
 * toolkit.
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
     * @param settings of the window; whoever made them closes them
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
            SettingsStore settings,
            UiThread ui,
            Themes themes,
            Runnable quit) {}

    private final Workbench bench;
    private final NavigationDesk navigation;
    private final FindDesk find;
    private final WindowDesk window;
    private final ReadOnlyLongWrapper memorySize = new ReadOnlyLongWrapper(this, "memorySize", 0L);
    private final ReadOnlyObjectWrapper<Optional<Profile>> profile =
            new ReadOnlyObjectWrapper<>(this, "profile", Optional.empty());
    private final ProgramDesks.Making making;
    private final Turns turns = new Turns();
    private Optional<ProgramDesks> desks = Optional.empty();

    /** Makes what the welcome page needs; the rest is made when somebody needs it. */
    public AppContext(Outside outside) {
        bench = new Workbench(outside);
        making = new ProgramDesks.Making(bench);
        var _ = new SessionDesk(bench);
        navigation = new NavigationDesk(bench, welcome(outside), this::openFile, this::choose);
        find =
                bench.closing(
                        new FindDesk(
                                bench,
                                () -> desks.flatMap(d -> d.code().here()),
                                section -> desks().module().show(section)));
        window =
                new WindowDesk(
                        bench,
                        new WindowDesk.Contents(
                                navigation.makePage(),
                                memorySize.getReadOnlyProperty(),
                                profile.getReadOnlyProperty(),
                                this::desks,
                                () -> desks().profiles().arrange(),
                                this::openFile,
                                () -> guard(outside.quit())));
        window.cover(find.layer());
        find.follow(window.root());
        bench.debug().whenOpening(() -> makeDesks(() -> {}), this::withDesks);
    }

    private ProgramDesks desks() {
        if (desks.isEmpty()) {
            ProgramDesks made = making.all();
            desks = Optional.of(made);
            memorySize.bind(made.memory().memory().sizeProperty());
            profile.bind(made.profiles().profiles().wholeProperty());
        }
        return desks.get();
    }

    private void withDesks(Runnable action) {
        if (desks.isPresent()) {
            action.run();
        } else {
            makeDesks(action);
        }
    }

    /** Makes the desks while nobody waits for them; whoever needs them before has them at once. */
    private void makeDesks(Runnable then) {
        turns.add(
                () -> {
                    if (making.done()) {
                        desks();
                        then.run();
                    } else {
                        making.some();
                        makeDesks(then);
                    }
                });
    }

    private WelcomeModel welcome(Outside outside) {
        return new WelcomeModel(
                outside.samples(),
                outside.sampleFolder(),
                bench.debug(),
                bench.run(),
                bench.ui(),
                bench.background());
    }

    /** Lets the user choose one of some things. */
    private void choose(List<Entry> entries) {
        find.choose(entries);
    }

    /** Opens a program, a folder with programs, a profile, a core file or a recording of one. */
    private void openFile(Path file) {
        if (!navigation.opensFolder(file) && !desks().opensProfile(file)) {
            desks().cores().open(file);
        }
    }

    /**
     * Does something that ends the present run for good, when the user has said what is to become
     * of files that the program changed and nobody saved.
     */
    public void guard(Runnable ending) {
        if (desks.isPresent()) {
            desks.get().host().guard(ending);
        } else {
            ending.run();
        }
    }

    /** Lets the close button of a window ask first when files are changed and not saved. */
    public void guardClosing(Stage stage) {
        stage.setOnCloseRequest(
                e -> {
                    if (desks.filter(d -> d.host().hasUnsavedChanges()).isPresent()) {
                        e.consume();
                        guard(stage::close);
                    }
                });
    }

    /** The root of the scene. */
    public Parent root() {
        return window.root();
    }

    /** Gives the views their places; to be called when the window is shown. */
    public void arrange() {
        window.open();
    }

    /** The expressions that are evaluated at every stop. */
    public WatchesModel watches() {
        return desks().state().watches();
    }

    /** The same once they are needed, or shortly after the window is usable. */
    public void arrangeLater() {
        window.openLater(this::makeDesks);
    }

    /** Everything a user can do. */
    public Actions actions() {
        return bench.actions();
    }

    /** The docks with all views. */
    public DockLayout docks() {
        return bench.docks();
    }

    /** The ways from view to view. */
    public Places places() {
        return bench.places();
    }

    /** The box in which everything can be found. */
    public PaletteModel palette() {
        return find.palette();
    }

    /** The tasks in the background. */
    public Tasks tasks() {
        return bench.tasks();
    }

    /** Writes files for the user. */
    public Exports exports() {
        return bench.exports();
    }

    /** The open session. */
    public DebugModel debug() {
        return bench.debug();
    }

    /** Run, step, stop. */
    public RunControl run() {
        return bench.run();
    }

    /** The breakpoints. */
    public BreakpointsModel breakpoints() {
        return bench.breakpoints();
    }

    /** The source files. */
    public SourcesModel sources() {
        return bench.sources();
    }

    /** The call stack. */
    public StackModel stack() {
        return desks().state().stack();
    }

    /** The instructions of the program. */
    public DisassemblyModel disassembly() {
        return desks().code().disassembly();
    }

    /** The variables of the chosen frame. */
    public VariablesModel variables() {
        return desks().state().variables();
    }

    /** The guest's memory. */
    public MemoryModel memory() {
        return desks().memory().memory();
    }

    /** The profile. */
    public ProfileModel profile() {
        return desks().profiles().profiles();
    }

    /** The flame graph of the profile. */
    public FlameModel flame() {
        return desks().profiles().flame();
    }

    /** What the guest wrote. */
    public ConsoleModel console() {
        return desks().host().console();
    }

    /** The host calls. */
    public TraceModel trace() {
        return desks().host().trace();
    }

    /** What the guest did with its files. */
    public FilesModel guestFiles() {
        return desks().host().files();
    }

    /** The faults that are injected. */
    public FaultsModel faults() {
        return desks().host().faults();
    }

    /** What the guest changed in its overlays. */
    public ChangesModel changes() {
        return desks().host().changes();
    }

    /** The welcome page. */
    public WelcomeModel welcome() {
        return navigation.welcome();
    }

    @Override
    public void close() {
        turns.close();
        window.close();
        bench.close();
    }
}
