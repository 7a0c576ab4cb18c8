package dev.wasmscope.ui;

import dev.wasmscope.ui.action.Action;
import dev.wasmscope.ui.files.ChangesModel;
import dev.wasmscope.ui.files.ChangesView;
import dev.wasmscope.ui.files.GuestFilesView;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import org.kordamp.ikonli.feather.Feather;

/** What a user can do with the program's files, as actions: for menus, palette and keys. */
final class FilesActions {
    private FilesActions() {}

    static void add(
            Workbench bench, ChangesModel changes, GuestFilesView view, ChangesView changed) {
        for (GuestFilesView.Page page : GuestFilesView.Page.values()) {
            bench.action(
                    "files.show" + name(page),
                    "Files: show " + page.title().toLowerCase(Locale.ROOT),
                    Feather.FOLDER,
                    "",
                    () -> {
                        bench.docks().show("guest-files");
                        view.show(page);
                    });
        }
        ObservableBooleanValue any =
                Bindings.createBooleanBinding(
                        () -> !changes.changesProperty().get().isEmpty(),
                        changes.changesProperty());
        enabled(
                bench.action(
                        "files.saveSelected",
                        "Files: save selected changes",
                        Feather.SAVE,
                        "",
                        changed::saveTicked),
                any);
        enabled(
                bench.action(
                        "files.saveAll",
                        "Files: save all changes",
                        Feather.SAVE,
                        "",
                        changed::saveAll),
                any);
        enabled(
                bench.action(
                        "files.discard",
                        "Files: discard selected changes, or all",
                        Feather.TRASH_2,
                        "",
                        changed::discard),
                any);
    }

    private static String name(GuestFilesView.Page page) {
        String title = page.title();
        return Character.toUpperCase(title.charAt(0)) + title.substring(1);
    }

    private static void enabled(Action action, ObservableBooleanValue when) {
        action.enabledProperty().bind(when);
    }
}
