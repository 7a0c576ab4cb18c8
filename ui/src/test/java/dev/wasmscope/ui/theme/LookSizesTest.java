package dev.wasmscope.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.ui.flame.FlameModel;
import dev.wasmscope.ui.memory.MemoryModel;
import dev.wasmscope.ui.shell.FileDialogs;
import dev.wasmscope.ui.testing.BigProfiles;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every view in other sizes of text: what is drawn grows as what style sheets reach. */
class LookSizesTest {
    private static final Path SCREENS = Path.of("target", "screens");

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"small, 10, 10, 1", "big, 20, 20, 1", "scaled, 12.5, 13, 1.5"})
    void everyViewFollowsTheSize(String name, double text, double code, double scale)
            throws Exception {
        Look look = new Look(text, code, scale);
        FileDialogs none = Optional::empty;
        try (Window window = Window.stoppedIn(folder, none, "ledger", "december", "post_deposit")) {
            window.headless()
                    .run(
                            () -> {
                                window.headless().themes().lookProperty().set(look);
                                window.context().profile().show(BigProfiles.of(3_000, 2));
                            });
            memory(window, look, name);
            names(window, look);
            disassembly(window, look, name);
            flame(window, look, name);
            timeline(window, look, name);
            for (String view : List.of("charts", "hot-functions", "files", "module", "source")) {
                picture(window, name, view);
            }
        }
    }

    /** A click finds the row that is drawn under it. */
    private static void memory(Window window, Look look, String name) throws Exception {
        picture(window, name, "memory");
        MemoryModel model = window.context().memory();
        double row = 19 * look.codeFactor();
        Node canvas = window.robot().find("#memory");
        window.robot().clickAt(canvas, 130 * look.codeFactor(), 4 + 2.5 * row);
        long cursor = window.on(() -> model.cursorProperty().get());
        long top = window.on(() -> model.topProperty().get());
        assertEquals(2, (cursor - top) / MemoryModel.ROW, "the row under the pointer");
    }

    /** Where there is no room for types, they make place for names. */
    private static void names(Window window, Look look) {
        TreeTableView<?> tree = (TreeTableView<?>) window.robot().find("#variables");
        double room = window.on(tree::getWidth) / look.codeFactor();
        List<String> shown =
                window.on(
                        () ->
                                tree.getVisibleLeafColumns().stream()
                                        .map(TableColumnBase::getText)
                                        .toList());
        List<String> wanted =
                room > 210 ? List.of("Name", "Value", "Type") : List.of("Name", "Value");
        assertEquals(wanted, shown, "columns at " + room);
        double name = window.on(() -> tree.getColumns().getFirst().getWidth());
        assertTrue(name > 0.4 * window.on(tree::getWidth), "names have " + name);
    }

    private static void disassembly(Window window, Look look, String name) throws Exception {
        picture(window, name, "disassembly");
        double height =
                window.robot().read(".disassembly-row", n -> n.getLayoutBounds().getHeight());
        assertEquals(19 * look.codeFactor(), height, 0.51, "a row of the disassembly");
    }

    private static void flame(Window window, Look look, String name) throws Exception {
        picture(window, name, "flame");
        double row = Math.round(19 * look.codeFactor());
        Node canvas = window.robot().find("#flame");
        double height = window.on(() -> canvas.getLayoutBounds().getHeight());
        // Large text leaves few rows in a small window; the last whole one may be the second.
        int clicked = Math.min(2, (int) (height / row) - 1);
        window.robot().clickAt(canvas, 30, (clicked + 0.5) * row);
        FlameModel model = window.context().flame();
        int depth =
                window.on(
                        () ->
                                model.graphProperty()
                                        .get()
                                        .orElseThrow()
                                        .depth(model.selectedProperty().get()));
        assertTrue(clicked > 0, "only the root is in sight at a height of " + height);
        assertEquals(clicked, depth, "of the function under the pointer");
    }

    private static void timeline(Window window, Look look, String name) throws Exception {
        picture(window, name, "trace");
        double height =
                window.robot().read("#trace-timeline", n -> n.getLayoutBounds().getHeight());
        assertEquals(46 * look.codeFactor(), height, 1, "bars and the labels below them");
    }

    private static void picture(Window window, String name, String view) throws Exception {
        window.headless().run(() -> window.context().docks().show(view));
        for (String theme : List.of("dark", "light")) {
            Path file = SCREENS.resolve("look-" + name + "-" + view + "-" + theme + ".png");
            window.headless().picture(1440, 900, file);
            assertTrue(Files.size(file) > 10_000, file + " is empty");
            assertEquals(List.of(), window.on(() -> cutOff(window)), view);
            window.headless().run(window.headless().themes()::toggle);
        }
    }

    /** Texts in rows of lists that are higher than their rows. */
    private static List<String> cutOff(Window window) {
        List<String> found = new ArrayList<>();
        collect(window.headless().scene().getRoot(), Optional.empty(), found);
        return found;
    }

    private static void collect(Node node, Optional<Region> row, List<String> found) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Text text && row.isPresent() && !text.getText().isBlank()) {
            double height = text.getLayoutBounds().getHeight();
            if (height > row.get().getHeight() + 0.5) {
                found.add(text.getText() + ": " + height + " in " + row.get());
            }
        }
        Optional<Region> inner = node instanceof IndexedCell<?> cell ? Optional.of(cell) : row;
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, inner, found));
        }
    }
}
