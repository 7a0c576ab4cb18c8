package dev.wasmscope.ui.reload;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.session.OpenListener;
import dev.wasmscope.ui.session.RunControl;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * Watches the file of the open module. When it was built anew, a program that was not started is
 * opened again by itself, unless the user does not want that; else reloading is offered, so that
 * nobody loses the stop, the calls and the profile of the old one.
 */
public final class ReloadModel implements OpenListener, AutoCloseable {
    private final DebugModel debug;
    private final RunControl run;
    private final UiThread ui;
    private final ReadOnlyBooleanWrapper outdated =
            new ReadOnlyBooleanWrapper(this, "outdated", false);
    private final BooleanProperty byItself = new SimpleBooleanProperty(this, "byItself", true);
    private Optional<FileWatch> watch = Optional.empty();

    /** The version that the opening thread began to read. */
    private volatile Stamp read = Stamp.NONE;

    public ReloadModel(DebugModel debug, RunControl run, UiThread ui) {
        this.debug = debug;
        this.run = run;
        this.ui = ui;
        debug.addOpenListener(this);
    }

    /** Whether the open module is not the one on disk any more. */
    public ReadOnlyBooleanProperty outdatedProperty() {
        return outdated.getReadOnlyProperty();
    }

    /** Whether a program that was not started is opened again by itself. */
    public BooleanProperty byItselfProperty() {
        return byItself;
    }

    /** Opens the module again as it is on disk, with everything that was set. */
    public void reload() {
        run.reload();
    }

    @Override
    public LaunchConfig opening(LaunchConfig config) {
        read = Stamp.of(config.wasm());
        return config;
    }

    @Override
    public void opened(DebugSession session) {
        outdated.set(false);
        Path file = session.config().wasm().toAbsolutePath().normalize();
        watch.ifPresent(FileWatch::close);
        watch = Optional.of(new FileWatch(file, read, () -> ui.later(() -> changed(session))));
    }

    @Override
    public void closing(DebugSession session) {
        watch.ifPresent(FileWatch::close);
        watch = Optional.empty();
        outdated.set(false);
    }

    private void changed(DebugSession session) {
        if (debug.session().filter(session::equals).isEmpty()) {
            return;
        }
        outdated.set(true);
        if (byItself.get() && session.state() == SessionState.NOT_STARTED) {
            reload();
            return;
        }
        debug.say(
                session.config().wasm().getFileName()
                        + " was built anew; "
                        + (session.state() == SessionState.ENDED
                                ? "calls and profile are of the run before"
                                : "what runs here is the one from before"),
                "Reload",
                this::reload);
    }

    @Override
    public void close() {
        watch.ifPresent(FileWatch::close);
        watch = Optional.empty();
    }
}
