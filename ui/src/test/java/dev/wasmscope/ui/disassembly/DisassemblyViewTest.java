package dev.wasmscope.ui.disassembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.ui.place.Place;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The listing of a small scripted module, by mouse and keys. */
class DisassemblyViewTest {
    /** The first instruction of line 8, in {@code walk}; that of line 17 in {@code main}. */
    private static final String IN_WALK = "#instruction-" + (0x40 + 8 * 0x10);

    private static final String LOOP = "#instruction-" + (0x40 + 9 * 0x10);
    private static final String BEHIND_LOOP = "#instruction-" + (0x40 + 9 * 0x10 + 2);
    private static final String CALL = "#instruction-" + (0x40 + 17 * 0x10 + 5);

    @TempDir Path folder;

    @Test
    void theWholeModuleIsOneListThatFoldsAndUnfolds() throws Exception {
        try (Window window = opened()) {
            assertEquals(
                    "000130 ▾ main () -> (i32) func[2]  96 bytes list.c:15",
                    text(window, "#function-2"));
            assertTrue(window.robot().sees(CALL));
            assertFalse(window.robot().sees(IN_WALK), "walk is folded");

            window.robot().click("#function-1");
            window.robot().press(KeyCode.RIGHT);
            window.robot().await("walk", () -> window.robot().seesNow(IN_WALK));
            window.robot().click(LOOP);
            window.robot().press(KeyCode.LEFT);
            assertFalse(window.robot().sees(BEHIND_LOOP), "the block is folded");
            assertTrue(text(window, LOOP).contains("▸"), text(window, LOOP));
            window.robot().press(KeyCode.RIGHT);
            assertTrue(window.robot().sees(BEHIND_LOOP));
            window.robot().press(KeyCode.LEFT);
            window.robot().press(KeyCode.LEFT);
            assertEquals(new Row.Header(1), selected(window), "left goes out of what is folded");
            window.robot().press(KeyCode.LEFT);
            assertFalse(window.robot().sees(IN_WALK));

            window.robot().click("#disassembly-unfold-all");
            window.robot().await("walk", () -> window.robot().seesNow(BEHIND_LOOP));
            window.robot().click("#disassembly-fold-all");
            assertFalse(window.robot().sees(CALL));
            assertEquals(3, (int) window.on(() -> model(window).rows().size()));
        }
    }

    @Test
    void rowsShowSourceOffsetsAndWhereCallsLead() throws Exception {
        try (Window window = opened()) {
            assertEquals("000155 call $walk", text(window, CALL));
            assertEquals("list.c:17 int total = walk(&a);", text(window, "#code-source-17"));
            window.robot().click("#disassembly-file-offsets");
            assertEquals("001155 call $walk", text(window, CALL));
            window.robot().click("#disassembly-source");
            assertFalse(window.robot().sees("#code-source-17"));
            window.robot().click(CALL);
            window.robot().press(KeyCode.ENTER);
            window.robot().await("walk", () -> window.robot().seesNow(IN_WALK));
            assertEquals(1, selected(window).function());
        }
    }

    @Test
    void breakpointsAreSetByClickAndKeyAndShowTheirState() throws Exception {
        try (Window window = opened()) {
            Node row = window.robot().find(CALL);
            window.robot().clickAt(row, 10, 8);
            window.robot()
                    .await("set", () -> window.robot().seesNow(CALL + " .breakpoint-dot.set"));
            assertEquals(
                    List.of(new BreakpointSpec.Instruction(new CodeLocation(2, 0x155))),
                    window.on(
                            () ->
                                    window.context().breakpoints().items().stream()
                                            .map(Breakpoint::spec)
                                            .toList()));
            // Soon enough after the other click to be half of a double one, which follows calls.
            window.robot().click(CALL);
            assertEquals(2, selected(window).function(), "the call was followed");
            window.robot().press(KeyCode.F9);
            window.robot()
                    .await("removed", () -> !window.robot().seesNow(CALL + " .breakpoint-dot"));
        }
    }

    @Test
    void everyFrameStandsOnItsInstructionAndStepsFollow() throws Exception {
        try (Window window = Window.stoppedAt(folder, 5)) {
            window.headless().run(() -> window.context().docks().show("disassembly"));
            window.robot().await("twice", () -> window.robot().seesNow(".current-arrow.top"));
            assertTrue(window.robot().sees("#instruction-" + (0x40 + 5 * 0x10) + ".current.top"));
            window.robot().click("#frame-2");
            window.robot()
                    .await(
                            "the caller",
                            () -> window.robot().seesNow("#instruction-336.current.caller"));
        }
    }

    @Test
    void theSourceAndTheInstructionsFollowEachOther() throws Exception {
        try (Window window = opened()) {
            window.headless()
                    .run(
                            () ->
                                    window.context()
                                            .places()
                                            .go(new Place.SourceLine("/src/list.c", 1)));
            window.robot().clickAt(window.robot().find("#gutter-9"), 240, 8);
            window.robot()
                    .await(
                            "the loop",
                            () ->
                                    model(window)
                                            .line()
                                            .lineProperty()
                                            .get()
                                            .filter(l -> l.line() == 9)
                                            .isPresent());
            window.headless().run(() -> window.context().docks().show("disassembly"));
            window.robot().await("marked", () -> window.robot().seesNow(LOOP + ":marked"));
            window.robot().click(IN_WALK);
            assertEquals(
                    8,
                    (int)
                            window.on(
                                    () ->
                                            window.context()
                                                    .sources()
                                                    .frontProperty()
                                                    .get()
                                                    .orElseThrow()
                                                    .shownProperty()
                                                    .get()));
            assertTrue(window.robot().sees(IN_WALK), "the source did not come to the front");
        }
    }

    @Test
    void findsTextAndCopiesWat() throws Exception {
        try (Window window = opened()) {
            window.robot().click(CALL);
            window.robot().press(KeyCode.CONTROL, KeyCode.F);
            window.robot().type("offset=36");
            window.robot().press(KeyCode.ENTER);
            window.robot().await("found", () -> window.robot().seesNow(BEHIND_LOOP));
            assertEquals(new Row.Code(1, 10), selected(window));
            window.robot().type("x");
            window.robot().press(KeyCode.ESCAPE);
            assertFalse(window.robot().sees("#disassembly-find"));

            window.robot().press(KeyCode.SHIFT, KeyCode.UP);
            window.robot().press(KeyCode.CONTROL, KeyCode.C);
            assertEquals(
                    "  loop (result i32)\n    i32.load offset=36\n",
                    window.on(() -> Clipboard.getSystemClipboard().getString()));
        }
    }

    @Test
    void theMenuOfARowIsReachedByTheKeyboard() throws Exception {
        try (Window window = opened()) {
            window.robot().click(CALL);
            window.robot().press(KeyCode.CONTEXT_MENU);
            window.robot().click("#code-follow");
            window.robot().await("walk", () -> window.robot().seesNow(IN_WALK));
            window.robot().rowMenu(window.robot().find(IN_WALK), "code-copy-offset");
            assertEquals("0xc0", window.on(() -> Clipboard.getSystemClipboard().getString()));
        }
    }

    private Window opened() throws Exception {
        Window window = Window.opened(folder);
        show(window);
        return window;
    }

    private static void show(Window window) {
        window.headless().run(() -> window.context().docks().show("disassembly"));
        window.robot().await("instructions", () -> window.robot().seesNow(CALL + " .asm.call"));
    }

    private static DisassemblyModel model(Window window) {
        return window.context().disassembly();
    }

    private static Row selected(Window window) {
        return window.on(() -> model(window).selection().rowProperty().get().orElseThrow());
    }

    /** The texts of a row that are visible, from left to right. */
    static String text(Window window, String selector) {
        Node row = window.robot().find(selector);
        return window.on(
                () ->
                        ((Parent) row)
                                .getChildrenUnmodifiable().stream()
                                        .filter(n -> n instanceof Text && n.isVisible())
                                        .map(n -> (Text) n)
                                        .filter(t -> !t.getText().isBlank())
                                        .sorted(java.util.Comparator.comparingDouble(Text::getX))
                                        .map(t -> t.getText().strip())
                                        .collect(Collectors.joining(" ")));
    }
}
