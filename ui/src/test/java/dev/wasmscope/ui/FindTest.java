package dev.wasmscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.Stop;
import dev.wasmscope.ui.palette.Entry;
import dev.wasmscope.ui.place.Place;
import dev.wasmscope.ui.source.SourceModel;
import dev.wasmscope.ui.testing.BigModule;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Going to what was found, and back again, in a program that runs. */
class FindTest {
    @TempDir Path folder;

    private Window ledger() throws Exception {
        Window window = Window.real(folder, Optional::empty);
        window.openSample(folder, "ledger", "december", false);
        return window;
    }

    private static List<Entry> found(Window window, String wanted) {
        window.robot()
                .await(
                        "found " + wanted,
                        () -> {
                            var found = window.context().palette().foundProperty().get();
                            return found.wanted().equals(wanted)
                                    && found.entries().stream()
                                            .noneMatch(e -> e.text().startsWith("Reading"));
                        });
        return window.on(() -> window.context().palette().foundProperty().get().entries());
    }

    private static void find(Window window, String text, KeyCode... keys) {
        window.robot().press(keys);
        window.robot().type(text);
        found(window, text);
        window.robot().press(KeyCode.ENTER);
    }

    private static long clock(Window window) {
        return window.on(
                () -> window.context().debug().stopProperty().get().map(Stop::clock).orElse(-1L));
    }

    @Test
    void aMomentIsReachedFromTheBeginningForthAndBack() throws Exception {
        try (Window window = ledger()) {
            find(window, "12000", KeyCode.CONTROL, KeyCode.I);
            window.robot().await("there", () -> now(window) == 12_000);
            find(window, "+500", KeyCode.CONTROL, KeyCode.I);
            window.robot().await("on", () -> now(window) == 12_500);
            find(window, "3k", KeyCode.CONTROL, KeyCode.I);
            window.robot().await("back", () -> now(window) == 3_000);
            assertEquals(3_000, clock(window));
        }
    }

    private static long now(Window window) {
        return window.context().debug().stopProperty().get().map(Stop::clock).orElse(-1L);
    }

    @Test
    void placesAreGoneBackTo() throws Exception {
        try (Window window = ledger()) {
            String file = window.on(() -> front(window).orElseThrow().file());
            go(window, new Place.SourceLine(file, 40));
            go(window, new Place.SourceLine(file, 100));
            assertTrue(enabled(window, "go.back"));
            assertFalse(enabled(window, "go.forward"));
            window.robot().press(KeyCode.ALT, KeyCode.LEFT);
            assertTrue(enabled(window, "go.forward"));
            window.robot().press(KeyCode.ALT, KeyCode.RIGHT);
            assertFalse(enabled(window, "go.forward"));
            side(window, MouseButton.BACK);
            assertTrue(enabled(window, "go.forward"), "the button at the mouse's side");
            side(window, MouseButton.FORWARD);
            assertFalse(enabled(window, "go.forward"));
            window.robot().press(KeyCode.CONTROL, KeyCode.E);
            List<Entry> places = found(window, "");
            assertEquals("ledger.c:100", places.getFirst().text());
            assertTrue(
                    places.stream().anyMatch(p -> p.text().equals("ledger.c:40")),
                    places::toString);
            window.robot().press(KeyCode.DOWN);
            window.robot().press(KeyCode.ENTER);
            assertTrue(enabled(window, "go.forward"), "an earlier place of the list");
        }
    }

    private static Optional<SourceModel> front(Window window) {
        return window.context().sources().frontProperty().get();
    }

    private static void go(Window window, Place place) {
        window.headless().run(() -> window.context().places().go(place));
    }

    private static boolean enabled(Window window, String action) {
        return window.on(() -> window.context().actions().get(action).enabledProperty().get());
    }

    private static void side(Window window, MouseButton button) {
        window.headless()
                .run(
                        () ->
                                window.context()
                                        .root()
                                        .fireEvent(
                                                new MouseEvent(
                                                        MouseEvent.MOUSE_PRESSED,
                                                        5,
                                                        5,
                                                        5,
                                                        5,
                                                        button,
                                                        1,
                                                        false,
                                                        false,
                                                        false,
                                                        false,
                                                        false,
                                                        false,
                                                        false,
                                                        false,
                                                        false,
                                                        false,
                                                        new PickResult(
                                                                window.context().root(), 5, 5))));
    }

    @Test
    void anAddressLeadsToItsInstruction() throws Exception {
        try (Window window = ledger()) {
            long offset =
                    window.on(
                            () ->
                                    window.context()
                                            .debug()
                                            .session()
                                            .orElseThrow()
                                            .module()
                                            .findFunctions("enter")
                                            .getFirst()
                                            .codeOffset());
            String address = "0x" + Long.toHexString(offset + 2);
            window.robot().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G);
            window.robot().type(address);
            Entry code = found(window, address.substring(0)).getFirst();
            assertEquals("Code offset " + address, code.text());
            assertTrue(code.detail().startsWith("enter"), code.detail());
            window.robot().press(KeyCode.ENTER);
            window.robot().await("shown", () -> window.robot().seesNow("#disassembly"));
        }
    }

    @Test
    void sixtyThousandFunctionsAreFoundSortedAndFiltered() throws Exception {
        Path big = BigModule.write(folder.resolve("big.wasm"), 60_000);
        try (Window window = Window.real(folder, Optional::empty, 1440, 900)) {
            window.headless().run(() -> window.context().welcome().openFile(big));
            window.robot().await("open", () -> window.context().debug().session().isPresent());
            window.robot().press(KeyCode.CONTROL, KeyCode.T);
            window.robot().type("walk59999");
            assertEquals("walk_59999", found(window, "walk59999").getFirst().text());
            window.robot().press(KeyCode.ESCAPE);
            window.headless().run(() -> window.context().actions().get("view.module").fire());
            window.robot().await("map", () -> window.robot().seesNow("#module-page-functions"));
            window.robot().click("#module-page-functions");
            window.robot().await("rows", () -> rows(window) == 60_000);
            window.robot().typeInto("#module-functions-filter", "_599");
            window.robot().await("filtered", () -> rows(window) == 111);
            String count =
                    window.robot().read("#module-functions-count", n -> ((Label) n).getText());
            assertEquals("111 of 60\u202f000", count);
        }
    }

    private static int rows(Window window) {
        return window.headless().scene().getRoot().lookup("#module-functions")
                        instanceof TableView<?> table
                ? table.getItems().size()
                : -1;
    }
}
