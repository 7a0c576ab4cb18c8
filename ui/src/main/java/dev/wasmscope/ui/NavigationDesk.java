package dev.wasmscope.ui;

import dev.wasmscope.ui.palette.Entry;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.welcome.ModulesInFolder;
import dev.wasmscope.ui.welcome.RecentSessions;
import dev.wasmscope.ui.welcome.WelcomeModel;
import dev.wasmscope.ui.welcome.WelcomeView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/** The ways into a program: the welcome page, opening files and folders. */
final class NavigationDesk {
    private final Workbench bench;
    private final WelcomeModel welcome;
    private final Consumer<List<Entry>> choose;
    private final RecentSessions recent;

    /**
     * @param openFile opens a file that the user chose, whatever it holds
     * @param choose lets the user choose one of some things
     */
    NavigationDesk(
            Workbench bench,
            WelcomeModel welcome,
            Consumer<Path> openFile,
            Consumer<List<Entry>> choose) {
        this.bench = bench;
        this.welcome = welcome;
        this.choose = choose;
        recent =
                bench.closing(
                        new RecentSessions(
                                bench.outside().settingsFolder(),
                                bench.outside().sampleFolder(),
                                bench.debug(),
                                bench.ui(),
                                bench.background(),
                                InstantSource.system()));
        bench.action(
                "file.open",
                "Open…",
                Feather.FOLDER,
                "Shortcut+O",
                () -> bench.dialogs().chooseModule().ifPresent(openFile));
        bench.action(
                "file.openFolder",
                "Open folder…",
                Feather.FOLDER_PLUS,
                "",
                () -> bench.dialogs().chooseFolder("Open a folder").ifPresent(this::openFolder));
        bench.action("file.recent", "Open recent…", Feather.CLOCK, "Shortcut+R", this::openRecent);
    }

    /** Lets the user choose one of the modules in a folder. */
    void openFolder(Path folder) {
        bench.debug().say("Looking for modules in " + folder + " …");
        bench.ui()
                .whenDone(
                        CompletableFuture.supplyAsync(() -> modules(folder), bench.background()),
                        found -> offer(folder, found),
                        bench.debug()::fail);
    }

    private static List<ModulesInFolder.Found> modules(Path folder) {
        try {
            return ModulesInFolder.of(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read", e);
        }
    }

    private void offer(Path folder, List<ModulesInFolder.Found> found) {
        bench.debug().say(Parts.grouped(found.size()) + " modules in " + folder);
        if (found.isEmpty()) {
            choose.accept(
                    List.of(
                            Entry.note(
                                    "There is no .wasm file in this folder",
                                    folder.toString(),
                                    Feather.FOLDER)));
            return;
        }
        choose.accept(
                found.stream()
                        .map(
                                f ->
                                        Entry.of(
                                                f.name(),
                                                "",
                                                Parts.bytes(f.size()),
                                                Feather.PACKAGE,
                                                () -> welcome.openFile(f.file())))
                        .toList());
    }

    private void openRecent() {
        List<Entry> entries =
                recent.itemsProperty().get().stream()
                        .map(
                                i ->
                                        new Entry(
                                                "recent:" + i.session().title(),
                                                i.session().title(),
                                                i.session().wasm(),
                                                i.session().folder()
                                                        + (i.missing() ? "  (missing)" : ""),
                                                Feather.CLOCK,
                                                "",
                                                !i.missing(),
                                                () -> welcome.openAgain(i.session())))
                        .toList();
        choose.accept(
                entries.isEmpty()
                        ? List.of(Entry.note("Nothing was opened yet", "", Feather.CLOCK))
                        : entries);
    }

    /** Opens a file, or lets the user choose one of a folder. */
    boolean opensFolder(Path path) {
        boolean folder = Files.isDirectory(path);
        if (folder) {
            openFolder(path);
        }
        return folder;
    }

    /** Makes the welcome page, once there is everything that it leads to. */
    Node makePage() {
        WelcomeView page =
                bench.closing(
                        new WelcomeView(
                                welcome,
                                recent,
                                bench.actions().get("file.open"),
                                bench.actions().get("file.openFolder"),
                                bench.actions().get("go.anything")));
        return page.node();
    }

    WelcomeModel welcome() {
        return welcome;
    }
}
