package dev.wasmscope.ui.shell;

import dev.wasmscope.ui.parts.Copying;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.session.Notice;
import dev.wasmscope.ui.session.Notices;
import dev.wasmscope.ui.session.Notices.Told;
import dev.wasmscope.ui.task.Task;
import dev.wasmscope.ui.task.Tasks;
import java.time.format.DateTimeFormatter;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The tasks that run, each with a way to end it, and what was told before. */
public final class ActivityDialog {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final double WIDTH = 640;

    private final Tasks tasks;
    private final Notices notices;
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final VBox running = new VBox(6);
    private final ListView<Told> list = new ListView<>();
    private final ListChangeListener<Task> changed = _ -> showTasks();

    private ActivityDialog(Tasks tasks, Notices notices) {
        this.tasks = tasks;
        this.notices = notices;
    }

    /** Opens it. */
    public static void show(Tasks tasks, Notices notices, Window owner) {
        new ActivityDialog(tasks, notices).open(owner);
    }

    private void open(Window owner) {
        dialog.initOwner(owner);
        dialog.initModality(Modality.NONE);
        dialog.setTitle("Tasks and notices");
        dialog.setResizable(true);
        dialog.getDialogPane().setContent(content());
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        dialog.getDialogPane().setPrefWidth(WIDTH);
        tasks.running().addListener(changed);
        dialog.setOnHidden(_ -> tasks.running().removeListener(changed));
        showTasks();
        dialog.show();
        list.requestFocus();
    }

    private Node content() {
        list.setId("notices");
        list.setAccessibleText("Notices");
        list.setItems(notices.past());
        list.setPlaceholder(Parts.label("Nothing was told yet.", "subtle"));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(_ -> new NoticeCell());
        list.setPrefHeight(260);
        Copying.list(list, ActivityDialog::line);
        VBox.setVgrow(list, Priority.ALWAYS);
        Button clear = new Button("Clear");
        clear.setId("notices-clear");
        clear.setOnAction(_ -> notices.clear());
        HBox head = new HBox(8, Parts.label("Notices", "section"), Parts.spring(), clear);
        head.setAlignment(Pos.CENTER_LEFT);
        running.setId("tasks");
        VBox page = new VBox(10, Parts.label("Tasks", "section"), running, head, list);
        page.getStyleClass().add("dialog-page");
        return page;
    }

    private static String line(Told told) {
        return told.at().format(TIME) + "  " + told.notice().text();
    }

    private void showTasks() {
        running.getChildren().setAll(tasks.running().stream().map(ActivityDialog::row).toList());
        if (running.getChildren().isEmpty()) {
            running.getChildren().add(Parts.label("Nothing runs in the background.", "subtle"));
        }
    }

    private static Node row(Task task) {
        ProgressBar bar = new ProgressBar();
        bar.setAccessibleText(task.title());
        bar.setFocusTraversable(false);
        Label text = Copying.label(Parts.label(""));
        task.progressProperty()
                .subscribe(
                        now -> {
                            text.setText(now.text());
                            bar.setProgress(
                                    now.measured()
                                            ? now.share()
                                            : ProgressBar.INDETERMINATE_PROGRESS);
                        });
        HBox row = new HBox(10, bar, text, Parts.spring());
        row.setAlignment(Pos.CENTER_LEFT);
        if (task.cancellable()) {
            Button cancel = new Button("Cancel");
            cancel.setAccessibleText("Cancel: " + task.title());
            cancel.setOnAction(_ -> task.cancel());
            row.getChildren().add(cancel);
        }
        return row;
    }

    /** When, what, and what can still be done about it. */
    private static final class NoticeCell extends ListCell<Told> {
        @Override
        protected void updateItem(Told told, boolean empty) {
            super.updateItem(told, empty);
            setText(null);
            setGraphic(empty || told == null ? null : row(told));
        }

        private static Node row(Told told) {
            Notice notice = told.notice();
            Label text = Parts.label(notice.text(), notice.error() ? "danger-text" : "plain");
            text.setWrapText(true);
            text.setMaxWidth(430);
            HBox row =
                    new HBox(
                            10,
                            Parts.label(told.at().format(TIME), "subtle", "small"),
                            new FontIcon(notice.error() ? Feather.ALERT_TRIANGLE : Feather.INFO),
                            text,
                            Parts.spring());
            row.setAlignment(Pos.CENTER_LEFT);
            notice.offer()
                    .ifPresent(
                            offer -> {
                                Button button = new Button(offer.title());
                                button.getStyleClass().add("small");
                                button.setOnAction(_ -> offer.action().run());
                                row.getChildren().add(button);
                            });
            return row;
        }
    }
}
