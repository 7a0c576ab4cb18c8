package dev.wasmscope.ui.shell;

import dev.wasmscope.ui.parts.Copying;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.task.Task;
import dev.wasmscope.ui.task.Tasks;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The oldest task in the background with its progress, a way to end it, and how many more run. */
final class TaskStrip implements AutoCloseable {
    private final Tasks tasks;
    private final HBox root = new HBox(8);
    private final ProgressBar bar = new ProgressBar();
    private final Label text = Copying.label(Parts.label(""));
    private final Button cancel = new Button(null, new FontIcon(Feather.X));
    private final Button more = new Button();
    private final ListChangeListener<Task> listener = _ -> update();
    private Subscription shown = Subscription.EMPTY;

    /**
     * @param all shows all tasks
     */
    TaskStrip(Tasks tasks, Runnable all) {
        this.tasks = tasks;
        root.getStyleClass().add("task-strip");
        bar.setId("status-progress");
        bar.setPrefWidth(140);
        bar.setMinWidth(Region.USE_PREF_SIZE);
        bar.setFocusTraversable(false);
        text.setId("status-task");
        text.setMinWidth(0);
        cancel.setId("status-cancel");
        cancel.getStyleClass().addAll("flat", "small-icon");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        more.setId("status-more-tasks");
        more.getStyleClass().addAll("flat", "small-icon");
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.setOnAction(_ -> all.run());
        root.getChildren().addAll(bar, text, cancel, more);
        tasks.running().addListener(listener);
        update();
    }

    Node node() {
        return root;
    }

    private void update() {
        shown.unsubscribe();
        shown = Subscription.EMPTY;
        boolean any = !tasks.running().isEmpty();
        root.setVisible(any);
        root.setManaged(any);
        if (!any) {
            return;
        }
        Task first = tasks.running().getFirst();
        bar.setAccessibleText(first.title());
        cancel.setAccessibleText("Cancel: " + first.title());
        cancel.setTooltip(new Tooltip("Cancel: " + first.title()));
        cancel.setOnAction(_ -> first.cancel());
        present(cancel, first.cancellable());
        int others = tasks.running().size() - 1;
        more.setText("+" + others);
        more.setAccessibleText(others + " more tasks");
        present(more, others > 0);
        shown =
                first.progressProperty()
                        .subscribe(
                                now -> {
                                    text.setText(now.text());
                                    bar.setProgress(
                                            now.measured()
                                                    ? now.share()
                                                    : ProgressBar.INDETERMINATE_PROGRESS);
                                });
    }

    private static void present(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    @Override
    public void close() {
        shown.unsubscribe();
        tasks.running().removeListener(listener);
    }
}
