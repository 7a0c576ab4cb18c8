package dev.wasmscope.ui.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.ui.shell.FileDialogs;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The memory of a real program, stopped in the middle. */
class MemoryToolsTest {
    private static final Path SCREENS = Path.of("target", "screens");

    @TempDir Path folder;

    private Window window;

    @BeforeEach
    void stopInTheLedger() throws Exception {
        window = Window.real(folder, new Dialogs());
        window.openSample(folder, "ledger", "december", false);
        window.headless().run(() -> window.context().breakpoints().addFunction("post_bonus"));
        window.robot().click("#action-run-continue");
        window.awaitStop(1);
        window.headless().run(() -> window.context().actions().get("view.memory").fire());
        window.robot().await("memory", () -> model().sizeProperty().get() > 0);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private final class Dialogs implements FileDialogs {
        @Override
        public Optional<Path> chooseModule() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> chooseTarget(String title, String name) {
            return Optional.of(folder.resolve("range.bin"));
        }

        @Override
        public Optional<Path> chooseFile(String title) {
            return Optional.of(folder.resolve("range.bin"));
        }
    }

    private MemoryModel model() {
        return window.context().memory();
    }

    private void fire(String action) {
        window.headless().run(() -> window.context().actions().get(action).fire());
    }

    private void goTo(String text) {
        window.robot().click("#memory-address");
        window.robot().press(KeyCode.CONTROL, KeyCode.A);
        window.robot().type(text);
        window.robot().press(KeyCode.ENTER);
    }

    private void bytesAre(String what, long address, int... bytes) {
        window.robot()
                .await(
                        what,
                        () -> {
                            for (int i = 0; i < bytes.length; i++) {
                                if (model().byteAt(address + i) != bytes[i]) {
                                    return false;
                                }
                            }
                            return true;
                        });
    }

    @Test
    void textIsFoundEverywhereAndF3GoesOn() {
        fire("memory.find");
        window.robot().typeInto("#memory-find", "Household");
        window.robot().press(KeyCode.ENTER);
        window.robot()
                .await(
                        "found",
                        () ->
                                ((Labeled) window.robot().findNow("#memory-find-count"))
                                        .getText()
                                        .startsWith("1 of"));
        long first = window.on(() -> model().selection().orElseThrow().from());
        bytesAre("the text", first, 'H', 'o', 'u', 's', 'e', 'h', 'o', 'l', 'd');
        window.robot().press(KeyCode.F3);
        window.robot().press(KeyCode.SHIFT, KeyCode.F3);
        assertEquals(first, window.on(() -> model().selection().orElseThrow().from()));
        window.robot().press(KeyCode.ESCAPE);
        assertFalse(window.robot().sees("#memory-find"));
    }

    @Test
    void digitsAndTextAreTypedOverBytesAndTakenBack() {
        goTo("account");
        long at = window.on(() -> model().cursorProperty().get());
        int was = window.on(() -> model().byteAt(at));
        Node canvas = window.robot().find("#memory");
        window.headless().run(canvas::requestFocus);
        window.robot().type("5a");
        bytesAre("what was typed", at, 0x5a);
        assertEquals(at + 1, window.on(() -> model().cursorProperty().get()));
        window.robot().press(KeyCode.INSERT);
        window.robot().type("Z");
        bytesAre("typed text", at, 0x5a, 'Z');
        window.robot().press(KeyCode.CONTROL, KeyCode.Z);
        window.robot().press(KeyCode.CONTROL, KeyCode.Z);
        window.robot().press(KeyCode.CONTROL, KeyCode.Z);
        bytesAre("the old byte", at, was);
        assertTrue(
                window.on(canvas::getAccessibleText).contains(String.format("0x%x: %02x", at, was)),
                window.on(canvas::getAccessibleText));
    }

    @Test
    void variablesFramesAndBlocksHaveColoursAndNames() {
        goTo("account");
        window.robot().await("uses", () -> !model().usesProperty().get().isEmpty());
        long at = window.on(() -> model().cursorProperty().get());
        assertTrue(
                window.on(() -> MemoryText.at(model(), at)).contains("account"),
                window.on(() -> MemoryText.at(model(), at)));
        assertTrue(window.robot().sees("#memory-legend .label"));
    }

    @Test
    void aRangeIsCopiedFilledSavedLoadedAndWatched() throws Exception {
        goTo("account");
        long at = window.on(() -> model().cursorProperty().get());
        Node canvas = window.robot().find("#memory");
        window.headless().run(canvas::requestFocus);
        for (int i = 0; i < 3; i++) {
            window.robot().press(KeyCode.SHIFT, KeyCode.RIGHT);
        }
        assertEquals(4, window.on(() -> model().selection().orElseThrow().length()));
        fire("memory.save");
        Path file = folder.resolve("range.bin");
        window.robot().await("saved", () -> file.toFile().length() == 4);
        byte[] saved = Files.readAllBytes(file);
        fire("memory.fill");
        window.robot().typeInto("#memory-find", "ab cd");
        window.robot().press(KeyCode.ENTER);
        bytesAre("filled", at, 0xab, 0xcd, 0xab, 0xcd);
        fire("memory.copy.hex");
        window.robot()
                .await(
                        "copied",
                        () -> "ab cd ab cd".equals(Clipboard.getSystemClipboard().getString()));
        fire("memory.load");
        bytesAre("loaded", at, saved[0] & 0xff, saved[1] & 0xff, saved[2] & 0xff, saved[3] & 0xff);
        fire("memory.watch");
        List<BreakpointSpec> specs =
                window.on(
                        () ->
                                window.context().breakpoints().items().stream()
                                        .map(b -> b.spec())
                                        .toList());
        assertTrue(specs.stream().anyMatch(BreakpointSpec.Data.class::isInstance), "" + specs);
    }

    @Test
    void whatChangedSinceTheLastStopIsMarkedAndTwoMomentsAreCompared() {
        fire("memory.keep");
        window.robot()
                .await(
                        "kept",
                        () ->
                                window.context()
                                        .debug()
                                        .noticeProperty()
                                        .get()
                                        .text()
                                        .contains("Kept"));
        window.headless().run(() -> window.context().run().stepOut());
        window.awaitStop(2);
        Node canvas = window.robot().find("#memory");
        window.robot()
                .await(
                        "a change",
                        () -> {
                            window.context().actions().get("memory.nextChange").fire();
                            return model().cursorProperty().get() > 0;
                        });
        window.robot().rightClickAt(canvas, 110, 14);
        window.robot().click("#memory-compare");
        window.robot().click("#memory-compare-1");
        window.robot().await("differences", () -> window.robot().seesNow("#memory-changes"));
    }

    @Test
    void anExpressionIsFollowedInAViewOfItsOwn() {
        fire("memory.new");
        assertTrue(window.on(() -> window.context().docks().views().contains("memory-2")));
        window.robot().typeInto("#memory-address", "account");
        window.robot().press(KeyCode.ENTER);
        window.robot().click("#memory-follow");
        ChoiceBox<?> row = (ChoiceBox<?>) window.robot().find("#memory-row");
        window.headless().run(() -> row.getSelectionModel().select(0));
        assertEquals(
                0,
                window.on(() -> model().cursorProperty().get()).compareTo(-1L),
                "the first view stays where it is");
        window.headless().run(() -> window.context().docks().close("memory-2"));
        assertFalse(window.on(() -> window.context().docks().views().contains("memory-2")));
    }

    @Test
    void picturesInBothThemes() throws Exception {
        goTo("account");
        window.headless().run(() -> model().chooseTo(model().cursorProperty().get() + 9));
        window.headless().run(() -> window.context().docks().maximize("memory"));
        window.robot().await("uses", () -> !model().usesProperty().get().isEmpty());
        Path dark = SCREENS.resolve("memory-dark.png");
        Path light = SCREENS.resolve("memory-light.png");
        window.headless().picture(1280, 800, dark);
        window.headless().run(window.headless().themes()::toggle);
        window.headless().picture(1280, 800, light);
        assertTrue(Files.mismatch(dark, light) >= 0, "both themes look the same");
    }
}
