package dev.wasmscope.ui.module;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.ui.module.Tiles.Tile;
import dev.wasmscope.ui.shell.FileDialogs;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The view of the module, over a sample as its compiler made it. */
class ModulePaneTest {
    private static final Path SCREENS = Path.of("target", "screens");

    @TempDir Path folder;

    private Window opened() throws Exception {
        FileDialogs dialogs =
                new FileDialogs() {
                    @Override
                    public Optional<Path> chooseModule() {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<Path> chooseTarget(String title, String name) {
                        return Optional.of(folder.resolve(name));
                    }
                };
        Window window = Window.real(folder, dialogs, 1440, 900);
        window.openSample(folder, "ledger", "december", false);
        window.headless().run(() -> window.context().actions().get("view.module").fire());
        window.robot().await("all is read", () -> done(window));
        return window;
    }

    private static boolean done(Window window) {
        return window.headless().scene().getRoot().lookup("#module-functions-count") != null
                || window.headless().scene().getRoot().lookup("#treemap") != null;
    }

    private static String text(Window window, String selector) {
        return window.robot().read(selector, n -> ((Label) n).getText());
    }

    private static List<?> rows(Window window, String table) {
        return window.robot().read(table, n -> List.copyOf(((TableView<?>) n).getItems()));
    }

    private static void awaitCount(Window window, String table) {
        window.robot()
                .await(
                        "rows of " + table,
                        () ->
                                window.headless().scene().getRoot().lookup(table)
                                                instanceof TableView<?> t
                                        && !t.getItems().isEmpty());
    }

    @Test
    void theMapSaysWhatIsWhereAndOpensIt() throws Exception {
        try (Window window = opened()) {
            TreemapCanvas map = (TreemapCanvas) window.robot().find("#treemap");
            window.robot().await("functions", () -> tile(map, "main").isPresent());
            Tile main = window.on(() -> tile(map, "main").orElseThrow());
            window.robot().moveTo(map, main.box().x() + 3, main.box().y() + 3);
            assertTrue(
                    text(window, "#treemap-pointed").startsWith("main   "),
                    () -> text(window, "#treemap-pointed"));
            window.headless().picture(SCREENS.resolve("module-map-dark.png"));
            window.headless().picture(1920, 1080, SCREENS.resolve("module-map-wide-dark.png"));
            window.headless().run(window.headless().themes()::toggle);
            window.headless().picture(SCREENS.resolve("module-map-light.png"));
            Tile code = window.on(() -> tile(map, "code").orElseThrow());
            window.robot().clickAt(map, code.box().x() + 30, code.box().y() + 8);
            assertTrue(window.robot().sees("#map-way-1"), "into the code");
            window.robot().press(KeyCode.BACK_SPACE);
            assertTrue(!window.robot().sees("#map-way-1"), "and out again");
            window.robot().press(KeyCode.RIGHT);
            window.robot().press(KeyCode.DOWN);
            assertTrue(text(window, "#treemap-pointed").contains("% of the file"));
            main = window.on(() -> tile(map, "main").orElseThrow());
            window.robot().clickAt(map, main.box().x() + 3, main.box().y() + 3);
            window.robot().await("left", () -> !window.robot().seesNow("#treemap"));
        }
    }

    private static Optional<Tile> tile(TreemapCanvas map, String name) {
        return map.tiles().all().stream().filter(t -> t.node().name().equals(name)).findFirst();
    }

    @Test
    void functionsAreSortedFilteredCopiedAndExported() throws Exception {
        try (Window window = opened()) {
            window.robot().click("#module-page-functions");
            awaitCount(window, "#module-functions");
            window.robot().await("sizes", () -> sized(window));
            window.robot()
                    .rowMenu(window.robot().findText("open_account"), "module-functions-sort-3");
            window.robot().await("sorted", () -> firstIsLargest(window));
            window.headless().picture(SCREENS.resolve("module-functions-dark.png"));
            window.robot().typeInto("#module-functions-filter", "main");
            window.robot().await("filtered", () -> countText(window).contains(" of "));
            List<?> found = rows(window, "#module-functions");
            assertTrue(
                    found.stream()
                            .allMatch(
                                    r ->
                                            r.toString()
                                                    .toLowerCase(java.util.Locale.ROOT)
                                                    .contains("main")),
                    found::toString);
            window.robot().click("#module-functions-copy-all");
            String copied = window.on(() -> Clipboard.getSystemClipboard().getString());
            assertTrue(copied.contains("main\t"), copied);
            window.robot().click("#module-functions-export");
            window.robot().await("told", () -> told(window));
            String csv = Files.readString(folder.resolve("module.csv"));
            assertTrue(csv.startsWith("Index,Function,Size,Debug bytes,Source"), csv);
            assertEquals(found.size() + 1, csv.lines().count(), csv);
        }
    }

    private static boolean told(Window window) {
        return window.context()
                .debug()
                .noticeProperty()
                .get()
                .text()
                .endsWith(" written to module.csv");
    }

    private static String countText(Window window) {
        return ((Label) window.headless().scene().getRoot().lookup("#module-functions-count"))
                .getText();
    }

    @SuppressWarnings("unchecked")
    private static List<FunctionRow> functions(Window window) {
        return ((TableView<FunctionRow>)
                        window.headless().scene().getRoot().lookup("#module-functions"))
                .getItems();
    }

    private static boolean sized(Window window) {
        return functions(window).stream().anyMatch(r -> r.debugBytes() > 0);
    }

    private static boolean firstIsLargest(Window window) {
        List<FunctionRow> rows = functions(window);
        long most = rows.stream().mapToLong(FunctionRow::debugBytes).max().orElse(0);
        return rows.getFirst().debugBytes() == most;
    }

    @Test
    void everyPageShowsItsSideOfTheModule() throws Exception {
        try (Window window = opened()) {
            window.robot().click("#module-page-border");
            awaitCount(window, "#module-border");
            assertTrue(
                    rows(window, "#module-border").toString().contains("wasi_snapshot_preview1"));
            window.robot().click("#module-page-data");
            awaitCount(window, "#module-data");
            window.robot().click(window.robot().find("#module-data .table-row-cell"), 1);
            window.headless().picture(SCREENS.resolve("module-data-dark.png"));
            window.robot().click("#module-page-sections");
            awaitCount(window, "#module-sections");
            window.robot().click(window.robot().find("#module-sections .table-row-cell"), 1);
            window.robot().click("#module-page-declarations");
            awaitCount(window, "#module-declarations");
            assertTrue(rows(window, "#module-declarations").toString().contains("__stack_pointer"));
            window.robot().click("#module-page-about");
            window.robot().await("health", () -> window.robot().seesNow("#module-health"));
            window.robot().findText("sign extension");
            window.headless().picture(SCREENS.resolve("module-about-dark.png"));
            window.robot().click("#module-health");
            assertTrue(window.robot().sees("#debug-info"));
        }
    }

    @Test
    void aFunctionIsOpenedFromItsRow() throws Exception {
        try (Window window = opened()) {
            window.robot().click("#module-page-functions");
            awaitCount(window, "#module-functions");
            window.robot().await("sizes", () -> sized(window));
            window.robot().typeInto("#module-functions-filter", "main");
            window.robot().await("filtered", () -> countText(window).contains(" of "));
            window.robot().click(window.robot().findText("main"), 2);
            window.robot().await("left", () -> !window.robot().seesNow("#module-functions"));
            window.robot().press(KeyCode.ALT, KeyCode.LEFT);
        }
    }
}
