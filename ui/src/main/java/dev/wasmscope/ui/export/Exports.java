package dev.wasmscope.ui.export;

import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.shell.FileDialogs;
import dev.wasmscope.ui.task.Task;
import dev.wasmscope.ui.task.Tasks;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;

/**
 * Writes files in the background, as tasks that the user sees and may end. A file is there whole or
 * not at all: until the end it has another name, and one that was there stays until then. To be
 * used on the user interface's thread.
 */
public final class Exports {
    /** What goes into a file. */
    @FunctionalInterface
    public interface Contents {
        /**
         * Writes all of it, on a thread in the background.
         *
         * @param task hears how far it is; writing throws when the user ended it
         * @return what to tell the user, as {@code 12 lines written}
         * @throws IOException when it cannot be written
         */
        String write(OutputStream out, Task task) throws IOException;
    }

    private final Tasks tasks;
    private final DebugModel debug;
    private final Supplier<FileDialogs> dialogs;

    /**
     * @param dialogs show files in their folders
     */
    public Exports(Tasks tasks, DebugModel debug, Supplier<FileDialogs> dialogs) {
        this.tasks = tasks;
        this.debug = debug;
        this.dialogs = dialogs;
    }

    /** Writes a file and says so, or says why it cannot be written. */
    public void write(Path file, Contents contents) {
        tasks.run(
                "Writing " + file.getFileName(),
                task -> whole(file, contents, task),
                told -> told(told + " to " + file.getFileName(), file),
                debug::fail);
    }

    /** Says that a file was written, and offers to show it. */
    public void told(String text, Path file) {
        debug.say(
                text,
                "Show",
                () -> {
                    try {
                        dialogs.get().reveal(file);
                    } catch (IOException e) {
                        debug.fail(new IOException(file + " cannot be shown: " + why(e), e));
                    }
                });
    }

    private static String whole(Path file, Contents contents, Task task) {
        boolean special = Files.exists(file) && !Files.isRegularFile(file);
        Path next = special ? file : file.resolveSibling(file.getFileName() + ".part");
        try {
            try {
                String told;
                try (OutputStream out =
                        new EndableStream(
                                new BufferedOutputStream(Files.newOutputStream(next), 1 << 16),
                                task)) {
                    told = contents.write(out, task);
                }
                task.check();
                if (!special) {
                    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
                }
                return told;
            } finally {
                if (!special) {
                    Files.deleteIfExists(next);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + why(e), e);
        }
    }

    private static String why(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "there is no such folder";
            case AccessDeniedException _ -> "access is denied";
            default -> String.valueOf(failure.getMessage());
        };
    }
}
