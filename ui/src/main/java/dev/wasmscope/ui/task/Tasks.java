package dev.wasmscope.ui.task;

import dev.wasmscope.ui.fx.Coalescer;
import dev.wasmscope.ui.fx.UiThread;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The tasks in the background of a window. Belongs to the user interface's thread. */
public final class Tasks {
    private final UiThread ui;
    private final Coalescer coalescer;
    private final Executor background;
    private final ObservableList<Task> running = FXCollections.observableArrayList();
    private final ObservableList<Task> seen = FXCollections.unmodifiableObservableList(running);

    /**
     * @param background where work is done
     */
    public Tasks(UiThread ui, Coalescer coalescer, Executor background) {
        this.ui = ui;
        this.coalescer = coalescer;
        this.background = background;
    }

    /** The tasks that run, the oldest first. */
    public ObservableList<Task> running() {
        return seen;
    }

    /** Shows a task that somebody else works on, until {@link #end}. */
    public Task begin(String title) {
        return add(new Task(title, Optional.empty(), coalescer));
    }

    /**
     * The same with a task that the user may end.
     *
     * @param stop ends it; the task ends at once for the user
     */
    public Task begin(String title, Runnable stop) {
        Task[] task = new Task[1];
        task[0] =
                new Task(
                        title,
                        Optional.of(
                                () -> {
                                    end(task[0]);
                                    stop.run();
                                }),
                        coalescer);
        return add(task[0]);
    }

    private Task add(Task task) {
        running.add(task);
        return task;
    }

    /** Takes a task away; nothing happens if it is gone. */
    public void end(Task task) {
        if (running.remove(task)) {
            task.close();
        }
    }

    /**
     * Does work in the background. After the user ended it, its outcome is dropped.
     *
     * @param work asks the task now and then whether it is still wanted
     * @param done takes the result
     * @param failed takes what went wrong
     */
    public <T> Task run(
            String title, Function<Task, T> work, Consumer<T> done, Consumer<Throwable> failed) {
        return run(title, work, done, failed, () -> {});
    }

    /**
     * The same for work that leaves something behind when it is ended half-way.
     *
     * @param ended runs when the user ended the work and it does nothing any more
     */
    public <T> Task run(
            String title,
            Function<Task, T> work,
            Consumer<T> done,
            Consumer<Throwable> failed,
            Runnable ended) {
        Task task = begin(title, () -> {});
        CompletableFuture<T> result =
                CompletableFuture.supplyAsync(
                        () -> {
                            task.check();
                            return work.apply(task);
                        },
                        background);
        ui.whenDone(
                result,
                value -> finish(task, () -> done.accept(value), ended),
                failure -> finish(task, () -> failed.accept(failure), ended));
        return task;
    }

    private void finish(Task task, Runnable outcome, Runnable ended) {
        end(task);
        (task.cancelled() ? ended : outcome).run();
    }
}
