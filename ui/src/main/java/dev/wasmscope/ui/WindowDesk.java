package dev.wasmscope.ui;

import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.ui.shell.MainWindow;
import dev.wasmscope.ui.shell.StatusBar;
import dev.wasmscope.ui.shell.TitleBar;
import dev.wasmscope.ui.shell.TrapBanner;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.kordamp.ikonli.feather.Feather;

/** The window itself: its bars, its layouts, its look. */
final class WindowDesk {
    private final Workbench bench;
    private final MainWindow window;

    /**
     * What the window shows of other desks.
     *
     * @param welcome the page without a program
     * @param memorySize for the status bar, in bytes
     * @param profile may be looked at without a program
     * @param profileLayout gives the views of profiles the window
     * @param openFile opens a file that was dropped
     * @param quit ends the program, asking first
     */
    record Contents(
            Node welcome,
            ReadOnlyLongProperty memorySize,
            ReadOnlyObjectProperty<Optional<Profile>> profile,
            Runnable profileLayout,
            Consumer<Path> openFile,
            Runnable quit) {}

    WindowDesk(Workbench bench, Contents contents) {
        this.bench = bench;
        bench.action("file.quit", "Quit", Feather.LOG_OUT, "Shortcut+Q", contents.quit());
        addLayouts(contents.profileLayout());
        bench.action(
                "view.theme",
                "Switch dark and light",
                Feather.SUN,
                "Shortcut+Shift+T",
                bench.themes()::toggle);
        window = window(contents);
    }

    private void addLayouts(Runnable profileLayout) {
        bench.action(
                "view.enlarge",
                "Enlarge the lower views",
                Feather.MAXIMIZE_2,
                "Shortcut+Shift+E",
                bench.docks()::enlarge);
        bench.action(
                "view.profileLayout",
                "Profile layout",
                Feather.BAR_CHART,
                "Shortcut+Shift+P",
                profileLayout);
        bench.action(
                "view.debugLayout",
                "Debug layout",
                Feather.LAYOUT,
                "Shortcut+Shift+D",
                bench.docks()::arrange);
    }

    private MainWindow window(Contents contents) {
        TitleBar title = bench.closing(new TitleBar(bench.actions(), bench.debug()));
        TrapBanner banner = bench.closing(new TrapBanner(bench.debug()));
        StatusBar status = bench.closing(new StatusBar(bench.debug(), contents.memorySize()));
        return bench.closing(
                new MainWindow(
                        title.node(),
                        banner.node(),
                        status.node(),
                        contents.welcome(),
                        bench.docks(),
                        bench.debug(),
                        contents.profile(),
                        bench.actions(),
                        contents.openFile()));
    }

    /** Puts a layer over the views; it shows itself when it is wanted. */
    void cover(Node layer) {
        window.cover(layer);
    }

    /** The root of the scene. */
    Parent root() {
        return window.node();
    }
}
