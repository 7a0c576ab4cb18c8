package dev.wasmscope.ui.shell;

import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.session.Opening;
import dev.wasmscope.ui.task.Task;
import dev.wasmscope.ui.task.Tasks;
import java.util.Optional;
import javafx.util.Subscription;

/** Shows the opening of a module as a task that can be cancelled. */
public final class OpeningTask implements AutoCloseable {
    private final DebugModel debug;
    private final Tasks tasks;
    private final Subscription subscription;
    private Optional<Task> task = Optional.empty();

    public OpeningTask(DebugModel debug, Tasks tasks) {
        this.debug = debug;
        this.tasks = tasks;
        subscription = debug.openingProperty().subscribe(this::show);
    }

    private void show(Optional<Opening> opening) {
        if (opening.isEmpty()) {
            task.ifPresent(tasks::end);
            task = Optional.empty();
            return;
        }
        Opening now = opening.get();
        if (task.isEmpty()) {
            task = Optional.of(tasks.begin("Opening " + now.name(), debug::cancelOpening));
        }
        Task.Progress progress = new Task.Progress(now.text(), now.measured() ? now.share() : -1);
        task.ifPresent(t -> t.show(progress));
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
