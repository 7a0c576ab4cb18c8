package dev.wasmscope.ui.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.ui.testing.Window;
import dev.wasmscope.ui.variables.VariableNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values beside the lines and under the pointer, of a real program. */
class SourceValuesTest {
    private static final Path SCREENS = Path.of("target", "screens");

    @TempDir Path folder;

    private Window ledgerAt(int line) throws Exception {
        Window window = Window.over(DebugSession::open, folder);
        window.openSample(folder, "ledger", "december", false);
        String file =
                window.on(
                        () ->
                                window.context()
                                        .sources()
                                        .frontProperty()
                                        .get()
                                        .orElseThrow()
                                        .file());
        window.headless()
                .run(
                        () -> {
                            window.context().breakpoints().removeAll();
                            window.context()
                                    .breakpoints()
                                    .add(
                                            new BreakpointSpec.Line(file, line),
                                            dev.wasmscope.session.BreakpointOptions.NONE);
                            window.context().run().run();
                        });
        window.awaitStop(1);
        window.awaitSource();
        return window;
    }

    @Test
    void valuesStandBesideTheLinesThatNameThemAndChangedOnesAreMarked() throws Exception {
        try (Window window = ledgerAt(86)) {
            window.robot().await("values", () -> window.robot().seesNow("#inline-86"));
            assertTrue(inline(window, 86).contains("share = 2500"), inline(window, 86));
            assertTrue(inline(window, 84).contains("account = 0x"), inline(window, 84));
            assertFalse(window.robot().sees("#inline-79"), "another function has no values");
            window.headless().picture(SCREENS.resolve("source-values-dark.png"));

            window.robot().press(KeyCode.F10);
            window.awaitStop(2);
            window.robot().press(KeyCode.F5);
            window.awaitStop(3);
            window.robot().await("a changed value", () -> changed(window).contains("share = 5001"));
            window.headless().run(window.headless().themes()::toggle);
            window.headless().picture(SCREENS.resolve("source-values-light.png"));

            window.headless().run(() -> fire(window, "source.inlineValues"));
            assertFalse(window.robot().sees(".inline-values"), "they can be switched off");
        }
    }

    @Test
    void thePointerShowsTheValueOfTheChainItRestsOnAndItsParts() throws Exception {
        try (Window window = ledgerAt(85)) {
            CodeArea area = (CodeArea) window.robot().find("#source");
            Point2D bonus = point(window, area, 85, "bonus");
            window.robot().moveTo(area, bonus.getX(), bonus.getY());
            window.robot().await("a value", () -> window.robot().seesNow("#source-peek"));
            assertEquals("entry->as.bonus", field(window));
            window.robot().await("its parts", () -> rows(window).contains("total = 5001"));
            window.headless().picture(SCREENS.resolve("source-hover-light.png"));

            Point2D head = point(window, area, 80, "target");
            window.robot().moveTo(area, 20, head.getY());
            window.robot().await("it is gone", () -> !window.robot().seesNow("#source-peek"));
        }
    }

    @Test
    void theKeyboardEvaluatesAtTheCaretOpensPartsChangesTheExpressionAndWatches() throws Exception {
        try (Window window = ledgerAt(85)) {
            CodeArea area = (CodeArea) window.robot().find("#source");
            window.headless()
                    .run(
                            () -> {
                                area.requestFocus();
                                area.moveTo(84, area.getText(84).indexOf("account->owners") + 2);
                            });
            window.robot().press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.F8);
            window.robot().await("the value", () -> rows(window).contains("account = 0x"));
            window.robot().await("parts", () -> rows(window).contains("owners = 2"));
            window.headless().picture(SCREENS.resolve("source-peek-dark.png"));

            window.robot().click("#peek-expression");
            window.headless()
                    .run(
                            () ->
                                    ((javafx.scene.control.TextField)
                                                    window.robot().find("#peek-expression"))
                                            .setText("account->owners * 2"));
            window.robot().press(KeyCode.ENTER);
            window.robot().await("it", () -> rows(window).contains("account->owners * 2 = 4"));
            window.robot().click("#peek-add-watch");
            window.robot().await("the watch", () -> notice(window).contains("account->owners * 2"));
            assertEquals(
                    List.of("account->owners * 2"),
                    window.on(() -> window.context().watches().expressions()));
            window.robot().press(KeyCode.ESCAPE);
            assertFalse(window.robot().sees("#source-peek"));
            assertTrue(window.on(area::isFocused), "the keyboard is back in the text");
        }
    }

    private static String notice(Window window) {
        return window.on(() -> window.context().debug().noticeProperty().get().text());
    }

    private static void fire(Window window, String id) {
        assertTrue(window.context().actions().get(id).fire(), id + " is enabled");
    }

    private static Point2D point(Window window, CodeArea area, int line, String word) {
        return window.on(
                () -> {
                    int at =
                            area.getAbsolutePosition(
                                    line - 1, area.getText(line - 1).indexOf(word));
                    Bounds b =
                            area.screenToLocal(
                                    area.getCharacterBoundsOnScreen(at + 1, at + 2).orElseThrow());
                    return new Point2D(b.getCenterX(), b.getCenterY());
                });
    }

    private static String inline(Window window, int line) {
        return window.robot()
                .read(
                        "#inline-" + line,
                        n ->
                                ((TextFlow) n)
                                        .getChildren().stream()
                                                .map(t -> ((Text) t).getText())
                                                .collect(Collectors.joining()));
    }

    private static List<String> changed(Window window) {
        return window.headless().scene().getRoot().lookupAll(".inline-value.changed").stream()
                .map(t -> ((Text) t).getText())
                .toList();
    }

    private static String field(Window window) {
        return window.robot()
                .read("#peek-expression", n -> ((javafx.scene.control.TextField) n).getText());
    }

    private static String rows(Window window) {
        var tree = window.headless().scene().getRoot().lookup("#peek");
        if (!(tree instanceof TreeTableView<?> table)) {
            return "";
        }
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < table.getExpandedItemCount(); i++) {
            VariableNode node = (VariableNode) table.getTreeItem(i).getValue();
            rows.append(node.name()).append(" = ").append(node.value()).append('\n');
        }
        return rows.toString();
    }
}
