package dev.wasmscope.ui.memory;

import dev.wasmscope.session.BreakpointOptions;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DataAccess;
import dev.wasmscope.session.DataTarget;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.memory.MemoryRange;
import dev.wasmscope.ui.export.Exports;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.session.BreakpointsModel;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.shell.FileDialogs;
import dev.wasmscope.ui.task.Task;
import dev.wasmscope.ui.task.Tasks;
import dev.wasmscope.ui.theme.Themes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Everything that one view of a memory can do, apart from how it looks. */
public final class MemoryTool implements AutoCloseable {
    /**
     * What a view needs of the window.
     *
     * @param dialogs lets the user choose files
     * @param tasks shows searches
     * @param exports writes bytes to files
     */
    public record Outside(
            DebugModel debug,
            BreakpointsModel breakpoints,
            FileDialogs dialogs,
            Tasks tasks,
            Exports exports,
            Themes themes) {}

    /** Bytes that are read at a time, to be saved. */
    private static final int SLICE = 1 << 20;

    private final Outside outside;
    private final MemoryModel model;
    private final MemoryEditor editor;
    private final MemoryFinder finder;
    private final Moments moments;

    public MemoryTool(Outside outside, MemoryModel model) {
        this.outside = outside;
        this.model = model;
        editor =
                new MemoryEditor(
                        outside.debug(), model, new LongEdits(outside.debug(), outside.tasks()));
        finder = new MemoryFinder(outside.debug(), model, outside.tasks());
        moments = new Moments(outside.debug());
    }

    /** Position and what is shown. */
    public MemoryModel model() {
        return model;
    }

    /** Changes bytes. */
    public MemoryEditor editor() {
        return editor;
    }

    /** Finds bytes. */
    public MemoryFinder finder() {
        return finder;
    }

    /** Compares moments. */
    public Moments moments() {
        return moments;
    }

    Themes themes() {
        return outside.themes();
    }

    DebugModel debug() {
        return outside.debug();
    }

    /** Puts the chosen bytes on the clipboard. */
    public void copy(CopyFormat format) {
        model.selection().ifPresent(range -> editor.read(range, b -> put(format.of(b))));
    }

    private static void put(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** Writes the chosen bytes to a file that the user chooses. */
    public void save() {
        model.selection()
                .ifPresent(
                        range ->
                                outside.dialogs()
                                        .chooseTarget(
                                                "Save the chosen bytes",
                                                String.format("memory-%x.bin", range.from()))
                                        .ifPresent(file -> save(range, file)));
    }

    private void save(MemoryRange range, Path file) {
        debug().session()
                .ifPresent(
                        s ->
                                outside.exports()
                                        .write(file, (out, task) -> write(s, range, out, task)));
    }

    private static String write(
            DebugSession session, MemoryRange range, OutputStream out, Task task)
            throws IOException {
        for (long done = 0; done < range.length(); done += SLICE) {
            task.report(Parts.bytes(done) + " written", (double) done / range.length());
            int length = (int) Math.min(SLICE, range.length() - done);
            try {
                out.write(session.readMemory(range.memory(), range.from() + done, length).join());
            } catch (CompletionException e) {
                throw new IOException("the program went on, or its memory is smaller by now", e);
            }
        }
        return Parts.grouped(range.length()) + " bytes written";
    }

    /** Writes a file that the user chooses to where the cursor is. */
    public void load() {
        Optional<MemoryRange> at = model.selection();
        if (at.isPresent()) {
            Optional<Path> file = outside.dialogs().chooseFile("Load a file into memory");
            file.ifPresent(f -> editor.load(at.get().memory(), at.get().from(), f));
        }
    }

    /** Stops the program when the chosen bytes change. */
    public void watch() {
        model.selection()
                .filter(range -> fits(range.length()))
                .map(
                        range ->
                                new DataTarget.Bytes(
                                        range.memory(), range.from(), (int) range.length()))
                .ifPresent(
                        bytes -> {
                            outside.breakpoints()
                                    .add(
                                            new BreakpointSpec.Data(bytes, DataAccess.CHANGE),
                                            BreakpointOptions.NONE);
                            outside.debug().say("Stops when " + bytes.text() + " change");
                        });
    }

    private boolean fits(long length) {
        boolean fits = length <= DataTarget.MAX_LENGTH;
        if (!fits) {
            outside.debug()
                    .fail(
                            new IllegalArgumentException(
                                    "At most "
                                            + DataTarget.MAX_LENGTH
                                            + " bytes can be watched at once"));
        }
        return fits;
    }

    @Override
    public void close() {
        finder.close();
        editor.close();
    }
}
