package dev.wasmscope.ui.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.ui.heat.CodeHeat;
import dev.wasmscope.ui.heat.Heat;
import dev.wasmscope.ui.heat.HotLine;
import dev.wasmscope.ui.heat.LineHeat;
import dev.wasmscope.ui.testing.FakeProfiles;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeatTest {
    @TempDir Path folder;

    @Test
    void linesAndInstructionsHaveTheirCounts() {
        Heat heat = Heat.of(FakeProfiles.counted());
        assertEquals(
                List.of(9, 5, 10), heat.hottest().stream().limit(3).map(HotLine::line).toList());
        LineHeat loop = heat.file("/src/list.c").get(9);
        assertEquals(4 * 3_001, loop.self());
        assertEquals(3_001, loop.executions());
        assertEquals(1.0, heat.intensity(loop));
        CodeHeat walk = CodeHeat.of(FakeProfiles.counted(), 1).orElseThrow();
        assertEquals(3_001, walk.at(0x40 + 9 * 0x10 + 2).executions());
        assertFalse(walk.at(0x40 + 18 * 0x10).ran());
        assertTrue(CodeHeat.of(FakeProfiles.counted(), 0).isEmpty(), "the host's function");
    }

    @Test
    void theGutterShowsSharesCountsAndWhatDidNotRun() throws Exception {
        try (Window window = shown()) {
            assertEquals("33.3 %|3 001|ran", marks(window, "#gutter-9"));
            assertEquals("|not-run", marks(window, "#gutter-18"));
            assertEquals("", marks(window, "#gutter-11"), "a line without code");
            window.headless().run(() -> window.context().docks().show("disassembly"));
            window.robot().await("marks", () -> window.robot().seesNow(".disassembly .heat-count"));
            assertEquals("<0.1 %|1|ran", marks(window, "#instruction-320 .heat"), "main, line 16");
        }
    }

    @Test
    void theHottestLinesLeadToTheSourceAndBack() throws Exception {
        try (Window window = shown()) {
            window.headless().run(() -> window.context().docks().show("hot-lines"));
            TableView<?> table = (TableView<?>) window.robot().find("#hot-lines");
            assertEquals("list.c:9", lineOf(table.getItems().getFirst()));
            window.headless().run(table::requestFocus);
            window.robot().press(KeyCode.DOWN);
            window.robot().press(KeyCode.DOWN);
            window.robot().press(KeyCode.ENTER);
            HotLine chosen = (HotLine) table.getSelectionModel().getSelectedItem();
            assertEquals(
                    chosen.line(),
                    window.on(
                            () ->
                                    window.context()
                                            .sources()
                                            .frontProperty()
                                            .get()
                                            .orElseThrow()
                                            .shownProperty()
                                            .get()));
            window.headless().run(() -> window.context().docks().show("console"));
            Node line = window.robot().find("#gutter-9");
            window.robot().rightClickAt(line, 240, 8);
            window.robot().click("#source-heat");
            assertTrue(window.robot().sees("#hot-lines"));
            assertEquals("list.c:9", lineOf(table.getSelectionModel().getSelectedItem()));
            window.robot().rightClickAt(line, 240, 8);
            window.robot().click("#source-flame");
            assertEquals("walk", window.on(() -> window.context().flame().searchProperty().get()));
        }
    }

    private static String lineOf(Object row) {
        return ((HotLine) row).shortText();
    }

    /** Texts of heat, then the kinds of strips. */
    private static String marks(Window window, String selector) {
        Node cell = window.robot().find(selector);
        return window.on(
                () -> {
                    List<Node> nodes = ((Parent) cell).getChildrenUnmodifiable();
                    String texts =
                            nodes.stream()
                                    .filter(
                                            n ->
                                                    n.getStyleClass().contains("heat-share")
                                                            || n.getStyleClass()
                                                                    .contains("heat-count"))
                                    .map(n -> ((Text) n).getText().replace('\u202f', ' '))
                                    .collect(Collectors.joining("|"));
                    String strip =
                            nodes.stream()
                                    .filter(n -> n.getStyleClass().contains("coverage"))
                                    .map(n -> "|" + n.getStyleClass().getLast())
                                    .collect(Collectors.joining());
                    return texts + strip;
                });
    }

    private Window shown() throws Exception {
        Window window = Window.opened(folder);
        window.headless().run(() -> window.context().profile().show(FakeProfiles.counted()));
        window.robot()
                .await("heat", () -> window.context().sources().heatProperty().get().present());
        return window;
    }
}
