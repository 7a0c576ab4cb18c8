package dev.wasmscope.ui.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.ui.testing.Window;
import dev.wasmscope.ui.trace.index.Grouping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceViewTest {
    @TempDir Path folder;

    @Test
    void theFilterLeavesWhatMatches() throws Exception {
        try (Window window = Window.stoppedAt(folder, 19)) {
            window.robot().press(KeyCode.ALT, KeyCode.DIGIT6);
            awaitShown(window, List.of("args_sizes_get", "fd_prestat_get", "fd_write"));
            window.robot().click("#trace-filter");
            window.robot().type("fd_* fd=stdout");
            awaitShown(window, List.of("fd_write"));
        }
    }

    @Test
    void failedCallsAloneAndMarked() throws Exception {
        try (Window window = Window.stoppedAt(folder, 19)) {
            window.robot().press(KeyCode.ALT, KeyCode.DIGIT6);
            window.robot().click("#trace-filter");
            window.robot().type("error");
            awaitShown(window, List.of("fd_prestat_get"));
            window.robot().await("marked", () -> window.robot().seesNow("#trace .failed"));
        }
    }

    @Test
    void aDoubleClickShowsTheLineOfTheCall() throws Exception {
        try (Window window = Window.stoppedAt(folder, 19)) {
            window.robot().press(KeyCode.ALT, KeyCode.DIGIT6);
            window.robot().click(window.robot().findText("fd_write"), 2);
            window.robot()
                    .await(
                            "line 18 is shown",
                            () ->
                                    window.context()
                                                    .sources()
                                                    .frontProperty()
                                                    .get()
                                                    .orElseThrow()
                                                    .shownProperty()
                                                    .get()
                                            == 18);
        }
    }

    @Test
    void aSecondRunStartsANewTrace() throws Exception {
        try (Window window = Window.stoppedAt(folder, 19)) {
            window.robot().press(KeyCode.F5);
            window.awaitStop(2);
            window.robot().press(KeyCode.F5);
            window.awaitStop(3);
            awaitShown(window, List.of("args_sizes_get", "fd_prestat_get", "fd_write"));
        }
    }

    @Test
    void aFaultyFilterIsExplainedBelowItAndTheLastGoodOneStays() throws Exception {
        try (Window window = manyCalls(1000)) {
            window.robot().click("#trace-filter");
            window.robot().type("errno=noent");
            window.robot().await("failed calls", () -> count(window) == 28);
            window.robot().type("x");
            window.robot()
                    .await("explained", () -> window.robot().seesNow("#trace-filter-problem"));
            String text =
                    window.robot().read("#trace-filter-problem", n -> ((Labeled) n).getText());
            assertTrue(text.startsWith("column 7: expected the name of an error"), text);
            assertEquals(28, (int) window.on(() -> count(window)));
        }
    }

    @Test
    void fewerRowsThanBeforeKeepTheChosenCall() throws Exception {
        try (Window window = manyCalls(1000)) {
            window.headless().run(() -> window.context().trace().select(995));
            window.headless()
                    .run(
                            () ->
                                    window.context()
                                            .trace()
                                            .filterProperty()
                                            .set("path=in3.txt fd_read"));
            window.robot().await("fewer", () -> count(window) == 29);
            assertEquals(996, (long) window.on(() -> selected(window).number()), "still chosen");
            window.headless()
                    .run(() -> window.context().trace().filterProperty().set("path=nowhere"));
            window.robot().await("none", () -> count(window) == 0);
            window.headless().run(() -> window.context().trace().filterProperty().set(""));
            window.robot().await("all", () -> count(window) == 1000);
            assertEquals(996, (long) window.on(() -> selected(window).number()), "still chosen");
        }
    }

    @Test
    void theFilterIsCompleted() throws Exception {
        try (Window window = manyCalls(100)) {
            window.robot().click("#trace-filter");
            window.robot().type("path_op");
            window.robot().await("offered", () -> menuItem("path_open").isPresent());
            window.headless().run(() -> menuItem("path_open").orElseThrow().fire());
            window.robot()
                    .await(
                            "path_open",
                            () ->
                                    window.context()
                                            .trace()
                                            .filterProperty()
                                            .get()
                                            .equals("path_open"));
        }
    }

    @Test
    void groupsOpenAndCloseWithTheKeyboard() throws Exception {
        try (Window window = manyCalls(1000)) {
            window.on(() -> group(window, Grouping.FUNCTION));
            window.robot().await("five groups", () -> rows(window).size() == 5);
            window.robot().click(window.robot().findText("fd_write"), 1);
            window.robot().press(KeyCode.RIGHT);
            assertEquals(205, window.on(() -> rows(window).size()));
            window.robot().press(KeyCode.DOWN);
            assertEquals("fd_write", window.on(() -> selected(window).name()));
            window.robot().press(KeyCode.UP);
            window.robot().press(KeyCode.LEFT);
            assertEquals(5, window.on(() -> rows(window).size()));
        }
    }

    @Test
    void theTableIsReachedByKeysAndFollowsUntilTheUserGoesUp() throws Exception {
        try (Window window = manyCalls(1000)) {
            Node table = window.robot().find("#trace");
            window.headless().run(table::requestFocus);
            assertTrue(window.robot().sees("#trace-follow:selected"), "follows at first");
            window.robot().press(KeyCode.HOME);
            assertEquals(1, (long) window.on(() -> selected(window).number()));
            assertFalse(window.robot().sees("#trace-follow:selected"), "the user went up");
            window.robot().press(KeyCode.PAGE_DOWN);
            window.robot().press(KeyCode.DOWN);
            assertTrue(window.on(() -> selected(window).number()) > 3);
            window.robot().press(KeyCode.END);
            assertEquals(1000, (long) window.on(() -> selected(window).number()));
            assertTrue(window.robot().sees("#trace-follow:selected"));
        }
    }

    @Test
    void theWheelLeavesTheTail() throws Exception {
        try (Window window = manyCalls(1000)) {
            window.robot().wheel(window.robot().find("#trace"), -3);
            assertFalse(window.robot().sees("#trace-follow:selected"));
            window.robot().click("#trace-follow");
            assertTrue(window.robot().sees("#trace-follow:selected"));
        }
    }

    @Test
    void theStripChoosesCallsAndStretchesOfTime() throws Exception {
        try (Window window = manyCalls(1000)) {
            Node strip = window.robot().find("#trace-timeline");
            double width = window.on(() -> strip.getLayoutBounds().getWidth());
            window.robot().clickAt(strip, width / 2, 10);
            long middle = window.on(() -> selected(window).number());
            assertTrue(Math.abs(middle - 500) < 10, "call " + middle);
            window.robot().drag(strip, width / 4, width / 2, 10);
            window.robot().await("a quarter", () -> Math.abs(count(window) - 250) < 10);
            window.robot().click("#trace-whole-run");
            window.robot().await("all", () -> count(window) == 1000);
        }
    }

    @Test
    void theDetailsShowArgumentsBytesMemoryAndCallers() throws Exception {
        try (Window window = manyCalls(20)) {
            window.headless().run(() -> window.context().trace().select(1));
            window.robot().await("callers", () -> window.robot().seesNow("#trace-callers .caller"));
            assertEquals(
                    List.of("main  list.c:18:5", "walk  list.c:10:5"),
                    window.on(
                            () ->
                                    window
                                            .headless()
                                            .scene()
                                            .getRoot()
                                            .lookupAll("#trace-callers .caller")
                                            .stream()
                                            .map(n -> ((Labeled) n).getText())
                                            .toList()));
            assertTrue(window.robot().sees("#trace-details .hex-dump"));
            Node link = window.robot().findText("0x11fe0, 4 bytes");
            window.headless().run(() -> ((Hyperlink) link).fire());
            assertEquals(
                    0x1_1fe0,
                    (long) window.on(() -> window.context().memory().cursorProperty().get()));
        }
    }

    @Test
    void breaksAgainOnACallLikeTheChosenOne() throws Exception {
        try (Window window = manyCalls(40)) {
            window.headless().run(() -> window.context().trace().select(30));
            window.robot().click("#trace-break-again");
            assertEquals(
                    List.of(
                            new BreakpointSpec.Line("/src/list.c", 19),
                            new BreakpointSpec.HostCall(
                                    "path_open path=\"/data/in6.txt\" errno=noent")),
                    window.on(
                            () ->
                                    window.context().breakpoints().items().stream()
                                            .map(Breakpoint::spec)
                                            .toList()));
        }
    }

    @Test
    void theMenuCopiesCallsAsTextAndJson() throws Exception {
        try (Window window = manyCalls(3)) {
            window.robot().click(window.robot().findText("fd_read"), 1);
            window.robot().press(KeyCode.CONTROL, KeyCode.C);
            String text = window.on(() -> Clipboard.getSystemClipboard().getString());
            assertTrue(text.startsWith("fd_read(fd=4</data/in0.txt>, iovs="), text);
            assertTrue(text.endsWith(" = success"), text);
            window.robot().rightClick(window.robot().findText("fd_write"));
            window.robot().await("a menu", () -> menu("trace-copy-all-json").isPresent());
            window.headless().run(() -> menu("trace-copy-all-json").orElseThrow().fire());
            window.robot()
                    .await(
                            "three lines",
                            () -> Clipboard.getSystemClipboard().getString().lines().count() == 3);
            List<String> lines =
                    window.on(() -> Clipboard.getSystemClipboard().getString()).lines().toList();
            assertEquals(3, lines.size());
            assertEquals(
                    "{\"number\":1,\"clock\":137,\"thread\":0,\"module\":\"wasi_snapshot_preview1\","
                            + "\"name\":\"path_open\",\"arguments\":{\"fd\":3,\"fd_is\":\"/data\","
                            + "\"dirflags\":[\"symlink_follow\"],\"path\":\"in0.txt\","
                            + "\"path_resolved\":\"/home/user/data/in0.txt\","
                            + "\"oflags\":[\"creat\",\"trunc\"],\"opened_fd\":4,"
                            + "\"opened_fd_is\":\"/data/in0.txt\"},\"result\":\"success\",\"errno\":0,"
                            + "\"bytes\":0,\"host_ns\":801,\"code_offset\":352}",
                    lines.getFirst());
        }
    }

    @Test
    void exportsWhatIsShown() throws Exception {
        try (Window window = manyCalls(100)) {
            window.headless().run(() -> window.context().trace().filterProperty().set("fd_close"));
            window.robot().await("filtered", () -> count(window) == 20);
            Path file = folder.resolve("out.txt");
            window.headless()
                    .run(() -> window.context().trace().export(file, window.context().exports()));
            window.awaitNotice("20 calls written");
            assertEquals(20, Files.readAllLines(file).size());
            assertEquals(
                    "fd_close(fd=4</data/in0.txt>) = success", Files.readAllLines(file).getFirst());
        }
    }

    @Test
    void injectedCallsAreMarked() throws Exception {
        try (Window window = manyCalls(600)) {
            window.headless().run(() -> window.context().trace().select(502));
            window.robot().await("marked", () -> window.robot().seesNow("#trace .injected"));
            window.robot().findText("Injected: delay=1ms");
        }
    }

    @Test
    void aHundredThousandCallsCostTheTableNoMoreThanAHundred() throws Exception {
        int slots;
        try (Window window = manyCalls(100)) {
            slots =
                    window.on(
                            () ->
                                    window.headless()
                                            .scene()
                                            .getRoot()
                                            .lookupAll("#trace .table-cell")
                                            .size());
        }
        try (Window window = manyCalls(100_000)) {
            TraceModel model = window.context().trace();
            long before = model.work().unpacked();
            window.on(() -> group(window, Grouping.FILE));
            window.robot()
                    .await("groups", () -> rows(window).grouped() && rows(window).size() == 9);
            window.on(() -> group(window, Grouping.NONE));
            window.robot().await("calls", () -> rows(window).size() == 100_000);
            window.robot().wheel(window.robot().find("#trace"), -10);
            window.headless().run(() -> model.select(50_000));
            assertEquals(0, model.work().examined(), "no filter was asked");
            long unpacked = model.work().unpacked() - before;
            assertTrue(unpacked < 500, unpacked + " calls were unpacked for the rows in sight");
            int now =
                    window.on(
                            () ->
                                    window.headless()
                                            .scene()
                                            .getRoot()
                                            .lookupAll("#trace .table-cell")
                                            .size());
            assertTrue(now <= slots + 40, now + " cells instead of " + slots);
        }
    }

    @Test
    void onlyTheCellBelowTheMouseHasATooltip() throws Exception {
        try (Window window = manyCalls(40)) {
            assertEquals(List.of(), window.on(() -> tooltips(window)), "each costs a window");
            window.headless().run(() -> window.context().trace().select(30));
            Node cell = window.robot().find("#trace .table-row-cell:selected .trace-arguments");
            window.robot().click(cell, 1);
            String text = window.on(() -> ((Labeled) cell).getText());
            assertEquals(List.of(text), window.on(() -> tooltips(window)));
        }
    }

    private static List<String> tooltips(Window window) {
        return window.headless().scene().getRoot().lookupAll("#trace .table-cell").stream()
                .flatMap(cell -> Optional.ofNullable(((Labeled) cell).getTooltip()).stream())
                .map(Tooltip::getText)
                .toList();
    }

    private Window manyCalls(int calls) throws Exception {
        // Menus must lie on the headless screen, which has 1000 by 1000 pixels.
        Window window = Window.atTheEnd(folder, 980, 760, List.of(), "calls=" + calls);
        window.robot().press(KeyCode.ALT, KeyCode.DIGIT6);
        window.headless().run(window.context().docks()::enlarge);
        window.robot().await(calls + " calls", () -> count(window) == calls);
        // Each call is unpacked once for the files view; what comes after that is the table's.
        window.robot()
                .await(
                        "the files of " + calls + " calls",
                        () -> window.context().trace().work().unpacked() >= calls);
        return window;
    }

    private static TraceRows rows(Window window) {
        return window.context().trace().rowsProperty().get();
    }

    private static int count(Window window) {
        return rows(window).snapshot().complete() ? rows(window).snapshot().rows().size() : -1;
    }

    private static boolean group(Window window, Grouping grouping) {
        window.context().trace().groupingProperty().set(grouping);
        return true;
    }

    private static HostCallEvent selected(Window window) {
        return window.context().trace().selectedProperty().get().orElseThrow().event();
    }

    private static Optional<MenuItem> menu(String id) {
        return items().filter(item -> id.equals(item.getId())).findFirst();
    }

    private static Optional<MenuItem> menuItem(String text) {
        return items().filter(item -> text.equals(item.getText())).findFirst();
    }

    private static Stream<MenuItem> items() {
        return javafx.stage.Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .flatMap(menu -> ((ContextMenu) menu).getItems().stream());
    }

    private static void awaitShown(Window window, List<String> names) {
        window.robot().await("the calls are " + names, () -> shown(window).equals(names));
    }

    private static List<String> shown(Window window) {
        return window.context().trace().shown(100).stream().map(HostCallEvent::name).toList();
    }
}
