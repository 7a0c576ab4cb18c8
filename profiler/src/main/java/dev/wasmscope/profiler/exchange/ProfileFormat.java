package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.model.Profile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** A way to write a profile to a file for another tool. */
public sealed interface ProfileFormat permits FoldedFormat, SpeedscopeFormat {

    /** Every format, in the order help texts list them. */
    static List<ProfileFormat> all() {
        return List.of(new FoldedFormat(), new SpeedscopeFormat());
    }

    /** The format called {@code name} on the command line. */
    static Optional<ProfileFormat> named(String name) {
        return all().stream().filter(format -> format.name().equals(name)).findFirst();
    }

    /** The format whose {@link #extensions} the file name ends with; the longest match wins. */
    static Optional<ProfileFormat> forFile(String fileName) {
        return all().stream()
                .filter(format -> format.extensions().stream().anyMatch(fileName::endsWith))
                .findFirst();
    }

    /** The name on the command line, lower case. */
    String name();

    /** File name endings that mean this format, with their dots. */
    List<String> extensions();

    /**
     * Writes {@code profile}; equal profiles give equal bytes. Does not close {@code out}.
     *
     * @throws IOException when {@code out} fails
     */
    void write(Profile profile, OutputStream out) throws IOException;
}
