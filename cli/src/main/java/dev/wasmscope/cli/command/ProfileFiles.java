package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.profiler.exchange.ProfileFileException;
import dev.wasmscope.profiler.exchange.ProfileFormats;
import dev.wasmscope.profiler.model.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Profiles that were saved before. */
final class ProfileFiles {
    private static final byte[] MODULE = {0, 'a', 's', 'm'};

    private ProfileFiles() {}

    /** A profile from a file of any format; a failure is one line. */
    static Profile read(Path file) throws IOException {
        try {
            return ProfileFormats.read(file);
        } catch (ProfileFileException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    /** The same of a file that could also have been a module. */
    static Profile readInsteadOfModule(Path file) throws IOException {
        try {
            return read(file);
        } catch (CommandFailure e) {
            throw new CommandFailure(
                    "no module, and no profile that can be read: " + e.getMessage());
        }
    }

    /** Whether a file is there and begins otherwise than a module does. */
    static boolean isNoModule(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return !Arrays.equals(in.readNBytes(MODULE.length), MODULE);
        }
    }
}
