package dev.wasmscope.ui.breakpoints;

import dev.wasmscope.session.SessionException;
import dev.wasmscope.ui.session.BreakpointsModel;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.session.SavedBreakpoint;
import dev.wasmscope.ui.shell.FileDialogs;
import dev.wasmscope.ui.theme.SafeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes breakpoints to files and back. */
public final class BreakpointsTransfer {
    private final BreakpointsModel model;
    private final DebugModel debug;
    private final FileDialogs dialogs;

    public BreakpointsTransfer(BreakpointsModel model, DebugModel debug, FileDialogs dialogs) {
        this.model = model;
        this.debug = debug;
        this.dialogs = dialogs;
    }

    /** Asks for a file and writes all breakpoints into it. */
    public void write() {
        dialogs.chooseTarget("Export breakpoints", "breakpoints.json").ifPresent(this::write);
    }

    private void write(Path file) {
        try {
            SavedBreakpoint[] all = model.saved();
            SafeFile.write(file, BreakpointsFile.write(all));
            int left = model.items().size() - all.length;
            debug.say(
                    all.length
                            + " breakpoints written to "
                            + file.getFileName()
                            + (left == 0 ? "" : "; " + left + " end with this run and were not"));
        } catch (IOException e) {
            debug.fail(new IOException(file + " cannot be written: " + e.getMessage(), e));
        }
    }

    /** Asks for a file and sets the breakpoints in it. */
    public void read() {
        dialogs.chooseFile("Import breakpoints").ifPresent(this::read);
    }

    private void read(Path file) {
        try {
            SavedBreakpoint[] all =
                    BreakpointsFile.read(
                            String.valueOf(file.getFileName()), Files.readAllBytes(file));
            model.restore(all);
            debug.say(all.length + " breakpoints taken from " + file.getFileName());
        } catch (SessionException e) {
            debug.fail(e);
        } catch (IOException e) {
            debug.fail(new IOException(file + " cannot be read: " + e.getMessage(), e));
        }
    }
}
