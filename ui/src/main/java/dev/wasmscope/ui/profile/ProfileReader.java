package dev.wasmscope.ui.profile;

import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.task.Task;
import dev.wasmscope.ui.task.Tasks;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads profiles from files, one at a time, as tasks that the user sees and may end. */
final class ProfileReader {
    private final DebugModel debug;
    private final Tasks tasks;
    private Optional<Task> reading = Optional.empty();

    ProfileReader(DebugModel debug, Tasks tasks) {
        this.debug = debug;
        this.tasks = tasks;
    }

    /** Reads a file; one that is being read is not wanted any more. */
    void read(Path from, Consumer<Profile> done) {
        cancel();
        reading =
                Optional.of(
                        tasks.run(
                                "Reading " + from.getFileName(),
                                task -> ProfileFiles.read(from, task),
                                done,
                                failure -> debug.fail(ProfileFiles.cause(failure))));
    }

    /** Ends what is being read; after its end nothing happens. */
    void cancel() {
        reading.ifPresent(Task::cancel);
        reading = Optional.empty();
    }
}
