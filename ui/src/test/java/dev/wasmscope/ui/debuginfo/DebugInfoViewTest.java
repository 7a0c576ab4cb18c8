package dev.wasmscope.ui.debuginfo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.ui.testing.Window;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebugInfoViewTest {
    @TempDir Path folder;

    @Test
    void theUnitsOfTheModuleAreListedWithTheirTotals() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.headless().run(() -> window.context().docks().show("debug-info"));
            window.robot().await("the units", () -> shown(window));
            TableView<?> units = (TableView<?>) window.robot().find("#debug-info-units");
            List<?> items = window.on(() -> List.copyOf(units.getItems()));
            assertEquals(1, items.size());
            assertEquals("shapes.c", ((UnitRow) items.getFirst()).name());
            Node page = window.robot().find("#debug-info");
            List<String> labels =
                    window.on(
                            () ->
                                    page.lookupAll(".label").stream()
                                            .map(node -> ((Label) node).getText())
                                            .toList());
            assertTrue(
                    labels.contains(
                            "8, 6 of them with a location; readable in 75.0 % of their scopes"),
                    labels::toString);
        }
    }

    private static boolean shown(Window window) {
        return window.robot().seesNow("#debug-info-units")
                && ((TableView<?>) window.robot().findNow("#debug-info-units"))
                        .getItems().stream().anyMatch(row -> !row.equals(UnitRow.BLANK));
    }
}
