package dev.wasmscope.ui.profile;

import dev.wasmscope.profiler.exchange.ProfileFormat;
import dev.wasmscope.profiler.exchange.ProfileFormats;
import dev.wasmscope.profiler.model.Profile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Reads and writes profiles in the background; what fails is unchecked there. */
final class ProfileFiles {
    private ProfileFiles() {}

    static Profile read(Path from) {
        try {
            return ProfileFormats.read(from);
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
