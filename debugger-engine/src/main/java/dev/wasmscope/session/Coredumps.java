package dev.wasmscope.session;

import dev.wasmscope.session.run.CoreFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Core files: the state of a program at one stop (tool conventions, "Coredump"). A session over one
 * ({@link LaunchConfig#withCore}) answers every question about state as the session did that wrote
 * it; it stands for good, and whatever would run or change the program fails with one line.
 */
public interface Coredumps {
    /** Why nothing can be changed. */
    String UNCHANGEABLE =
            "a core file cannot be changed: it shows one moment of a run that is over";

    /**
     * A core file that was written.
     *
     * @param file where it is
     * @param bytes its size
     * @param frames wasm frames in it
     */
    record Written(Path file, long bytes, int frames) {}

    /**
     * A core file that is open.
     *
     * @param file where it is
     * @param program the name of the program that it says
     * @param notes what it lacks and what follows from that, one line each
     */
    record Opened(Path file, String program, List<String> notes) {
        public Opened {
            notes = List.copyOf(notes);
        }
    }

    /** Writes the present stop; what is in the file is replaced. */
    CompletableFuture<Written> write(Path file);

    /** The core file that this session is over, if it is. */
    Optional<Opened> opened();

    /** For sessions that have none. */
    Coredumps NONE =
            new Coredumps() {
                @Override
                public CompletableFuture<Written> write(Path file) {
                    return CompletableFuture.failedFuture(
                            new SessionException("this session writes no core files"));
                }

                @Override
                public Optional<Opened> opened() {
                    return Optional.empty();
                }
            };

    /**
     * The module that a file is to be opened with if it is a core file that says so: the path that
     * it was written with, else a file of that name beside it. Empty if the file is no core file of
     * ours, or cannot be read.
     *
     * @throws SessionException if it is a core file and the module is not found
     */
    static Optional<Path> moduleOf(Path file) throws SessionException {
        return CoreFiles.moduleOf(file);
    }
}
