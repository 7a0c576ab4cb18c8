package dev.wasmscope.session;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the sources of an open module are looked for. May be changed in any state and from any
 * thread; what was found before is looked for again.
 */
public interface SourcePaths {
    /** Finds nothing. */
    SourcePaths NONE =
            new SourcePaths() {
                @Override
                public PathMappings mappings() {
                    return PathMappings.NONE;
                }

                @Override
                public void setMappings(PathMappings mappings) {}

                @Override
                public Optional<PathMappings.Prefix> prefix(String file, Path chosen) {
                    return Optional.empty();
                }
            };

    /** What holds now. */
    PathMappings mappings();

    /** Says what holds from now on; {@link PathMappings#sourceMap} and debug files stay. */
    void setMappings(PathMappings mappings);

    /**
     * The prefix to replace so that a file, and the others beside it, are found.
     *
     * @param file as recorded ({@link SourcePosition#file})
     * @param chosen the file on this machine, or a folder in or above which it lies
     * @return empty when the folder does not hold the file under any tail of its recorded path
     */
    Optional<PathMappings.Prefix> prefix(String file, Path chosen);
}
