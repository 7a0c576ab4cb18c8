package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.model.Profile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A way to keep a profile in a file, for another tool or for ourselves. */
public interface ProfileFormat {

    /** The name on the command line, lower case. */
    String name();

    /** What it is and what opens it, half a line. */
    String title();

    /** File name endings that mean this format, with their dots; the first one is the usual one. */
    List<String> extensions();

    /** Whether a file called so is meant to be in this format. */
    default boolean claims(String fileName) {
        return extensions().stream().anyMatch(fileName::endsWith);
    }

    /**
     * Writes {@code profile}; equal profiles give equal bytes. Does not close {@code out}.
     *
     * @throws IOException when {@code out} fails
     */
    void write(Profile profile, OutputStream out) throws IOException;

    /** Whether a file is in this format, judged by its first bytes, unpacked. */
    boolean recognises(FileHead head);

    /**
     * Reads a profile: as much of it as the format carries.
     *
     * @param file the whole file, unpacked
     * @throws ProfileFileException if it is not in this format or is damaged
     */
    Profile read(ProfileFile file) throws ProfileFileException;
}
