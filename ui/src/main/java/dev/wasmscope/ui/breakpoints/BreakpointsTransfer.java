package dev.wasmscope.ui.breakpoints;

import dev.wasmscope.session.SessionException;
import dev.wasmscope.ui.export.Exports;
import dev.wasmscope.ui.session.BreakpointsModel;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.session.SavedBreakpoint;
import dev.wasmscope.ui.shell.FileDialogs;
import dev.wasmscope.ui.task.Tasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes breakpoints to files and back. */
public final class BreakpointsTransfer {
    private final BreakpointsModel model;
    private final DebugModel debug;
    private final FileDialogs dialogs;
    private final Exports exports;
    private final Tasks tasks;

    /**
     * @param dialogs lets the user choose files
     * @param exports writes them
     * @param tasks reads them
     */
    public BreakpointsTransfer(
            BreakpointsModel model,
            DebugModel debug,
            FileDialogs dialogs,
            Exports exports,
            Tasks tasks) {
        this.model = model;
        this.debug = debug;
        this.dialogs = dialogs;
        this.exports = exports;
        this.tasks = tasks;
    }

    /** Asks for a file and writes all breakpoints into it. */
    public void write() {
        dialogs.chooseTarget("Export breakpoints", "breakpoints.json").ifPresent(this::write);
    }

    private void write(Path file) {
        SavedBreakpoint[] all = model.saved();
        int left = model.items().size() - all.length;
        String told =
                counted(all.length)
                        + " written"
                        + (left == 0 ? "" : " (" + left + " more end with this run)");
        exports.write(
                file,
                (out, _) -> {
                    out.write(BreakpointsFile.write(all));
                    return told;
                });
    }

    private static String counted(int breakpoints) {
        return breakpoints + (breakpoints == 1 ? " breakpoint" : " breakpoints");
    }

    /** Asks for a file and sets the breakpoints in it. */
    public void read() {
        dialogs.chooseFile("Import breakpoints").ifPresent(this::read);
    }

    private void read(Path file) {
        tasks.run(
                "Reading " + file.getFileName(),
                _ -> contents(file),
                all -> {
                    model.restore(all);
                    debug.say(counted(all.length) + " taken from " + file.getFileName());
                },
                debug::fail);
    }

    private static SavedBreakpoint[] contents(Path file) {
        try {
            return BreakpointsFile.read(
                    String.valueOf(file.getFileName()), Files.readAllBytes(file));
        } catch (SessionException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
