package dev.wasmscope.ui;

import dev.wasmscope.ui.welcome.WelcomeModel;
import dev.wasmscope.ui.welcome.WelcomeView;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/** The ways into a program: the welcome page and opening files. */
final class NavigationDesk {
    private final WelcomeModel welcome;
    private final WelcomeView page;

    /**
     * @param openFile opens a file that the user chose, whatever it holds
     */
    NavigationDesk(Workbench bench, WelcomeModel welcome, Consumer<Path> openFile) {
        this.welcome = welcome;
        bench.action(
                "file.open",
                "Open…",
                Feather.FOLDER,
                "Shortcut+O",
                () -> bench.dialogs().chooseModule().ifPresent(openFile));
        page = new WelcomeView(welcome, bench.actions().get("file.open"));
    }

    /** The welcome page. */
    Node page() {
        return page.node();
    }

    WelcomeModel welcome() {
        return welcome;
    }
}
