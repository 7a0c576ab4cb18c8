package dev.wasmscope.ui.profile;

import dev.wasmscope.profiler.exchange.ProfileFormat;
import dev.wasmscope.profiler.exchange.ProfileFormats;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.ui.task.Task;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads and writes profiles in the background; what fails is unchecked there. */
final class ProfileFiles {
    private ProfileFiles() {}

    /** Reads a file; {@code task} hears how far that is, and ends it. */
    static Profile read(Path from, Task task) {
        String name = String.valueOf(from.getFileName());
        try (InputStream in =
                new WatchedStream(Files.newInputStream(from), task, Files.size(from))) {
            return ProfileFormats.read(name, in);
        } catch (NoSuchFileException _) {
            throw new UncheckedIOException(new IOException(name + ": no such file"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes in the format of the file's name, and says which that is. */
    static String write(Profile profile, Path to, OutputStream out) throws IOException {
        ProfileFormat format =
                ProfileFormats.forFile(String.valueOf(to.getFileName()))
                        .orElseGet(() -> ProfileFormats.all().getFirst());
        format.write(profile, out);
        return "Profile written as " + format.name();
    }

    /** What the user is told. */
    static Throwable cause(Throwable failure) {
        return failure instanceof UncheckedIOException e && e.getCause() != null
                ? e.getCause()
                : failure;
    }
}
