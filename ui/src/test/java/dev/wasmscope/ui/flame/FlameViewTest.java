package dev.wasmscope.ui.flame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.profiler.analyse.FlameGraph;
import dev.wasmscope.profiler.analyse.ProfileDifference;
import dev.wasmscope.profiler.collect.CallPathCollector;
import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.ui.testing.Window;
import dev.wasmscope.ui.theme.Palette;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlameViewTest {
    private static final double ROW = FlameCanvas.USUAL_ROW;

    @TempDir Path folder;

    /** main 0..100 calls walk 0..60, which calls step 10..20, and print 70..90. */
    static Profile profile() {
        CallPathCollector c = new CallPathCollector();
        c.enter(0, 0, -1, 0);
        c.enter(0, 1, -1, 0);
        c.enter(0, 2, -1, 10);
        c.leave(20);
        c.leave(60);
        c.enter(0, 3, -1, 70);
        c.leave(90);
        c.leave(100);
        String[] names = {"main", "walk", "step", "print"};
        return c.profile("list.wasm", 100)
                .labelled(
                        key -> {
                            int i = ((FunctionKey.Code) key).functionIndex();
                            return new FunctionLabel(
                                    names[i], Optional.of("/src/list.c"), 4 + 4 * i, false);
                        });
    }

    @Test
    void aClickZoomsAndHomeShowsTheWholeRunAgain() throws Exception {
        try (Window window = shown()) {
            FlameCanvas canvas = canvas(window);
            window.robot().clickAt(canvas, 30, ROW * 2.5);
            assertEquals("walk", selected(window));
            settle(window);
            int right = window.on(() -> canvas.boxAt(canvas.getWidth() - 5, ROW * 2.5));
            assertEquals(selectedBox(window), right, "the box fills the width");
            window.robot().press(KeyCode.HOME);
            settle(window);
            assertEquals("list.wasm", selected(window));
            window.robot().press(KeyCode.BACK_SPACE);
            settle(window);
            assertEquals(new Span(0, 60), window.on(() -> canvas.glide().shown()), "back to walk");
        }
    }

    @Test
    void keysWalkTheGraph() throws Exception {
        try (Window window = shown()) {
            window.robot().clickAt(canvas(window), 30, ROW * 1.5);
            window.robot().press(KeyCode.DOWN);
            assertEquals("walk", selected(window));
            window.robot().press(KeyCode.RIGHT);
            assertEquals("print", selected(window));
            window.robot().press(KeyCode.LEFT);
            window.robot().press(KeyCode.END);
            assertEquals("step", selected(window), "down the most expensive path");
            window.robot().press(KeyCode.ENTER);
            settle(window);
            assertEquals(new Span(0, 10), shownSpan(window));
            window.robot().press(KeyCode.MINUS);
            settle(window);
            assertEquals(15, shownSpan(window).width(), 0.01);
            window.robot().press(KeyCode.UP);
            window.robot().press(KeyCode.UP);
            assertEquals("main", selected(window));
            window.robot().press(KeyCode.ESCAPE);
            settle(window);
            assertEquals(100, shownSpan(window).width(), 0.01, "Escape shows the whole run");
        }
    }

    @Test
    void theSearchTellsTheShareOnceAndTabGoesFromMatchToMatch() throws Exception {
        try (Window window = shown()) {
            window.robot().click("#flame-search");
            window.robot().type("/walk|step|print/");
            window.robot().await("found", () -> model(window).matchesProperty().get().size() == 3);
            // step lies within walk: 60 + 20, not 60 + 10 + 20.
            assertEquals("80.0 % in 3 boxes", text(window, "#flame-found"));
            window.robot().press(KeyCode.ENTER);
            assertEquals("walk", selected(window));
            window.robot().press(KeyCode.DOWN);
            window.robot().press(KeyCode.TAB);
            assertEquals("print", selected(window));
            window.robot().press(KeyCode.TAB);
            assertEquals("step", selected(window));
            window.robot().press(KeyCode.SHIFT, KeyCode.TAB);
            assertEquals("print", selected(window));
            window.robot().press(KeyCode.ESCAPE);
            assertEquals("", window.on(() -> model(window).searchProperty().get()));
        }
    }

    @Test
    void theMouseIsToldWhatItIsOver() throws Exception {
        try (Window window = shown()) {
            window.robot().moveTo(canvas(window), 30, ROW * 2.5);
            Node tip = window.robot().find("#flame-tip");
            String all =
                    window.on(
                            () ->
                                    String.join(
                                            "|",
                                            tip.lookupAll(".label").stream()
                                                    .map(n -> ((Label) n).getText())
                                                    .toList()));
            assertTrue(all.contains("walk"), all);
            assertTrue(all.contains("50 instructions|50.0 %"), all);
            assertTrue(all.contains("60 instructions|60.0 %"), all);
            assertTrue(all.contains("/src/list.c:8"), all);
        }
    }

    @Test
    void theMenuHidesAFunctionAndLeadsToTheSource() throws Exception {
        try (Window window = shown()) {
            window.robot().rightClickAt(canvas(window), 30, ROW * 2.5);
            window.robot().click("#flame-hide");
            window.robot().await("hidden", () -> graph(window).size() == 4);
            assertEquals("without walk", text(window, "#flame-partial"));
            window.robot().click("#flame-partial");
            window.robot().await("everything again", () -> graph(window).size() == 5);
            window.robot().rightClickAt(canvas(window), 30, ROW * 2.5);
            window.robot().click("#flame-only");
            window.robot().await("only walk", () -> graph(window).total() == 60);
            window.robot().press(KeyCode.ESCAPE);
            window.robot().await("everything again", () -> graph(window).total() == 100);
            window.robot().rightClickAt(canvas(window), 30, ROW * 3.5);
            window.robot().click("#flame-copy-stack");
            assertEquals(
                    "list.wasm\nmain\nwalk\nstep",
                    window.on(() -> Clipboard.getSystemClipboard().getString()));
            window.robot().rightClickAt(canvas(window), 30, ROW * 2.5);
            window.robot().click("#flame-source");
            assertEquals(
                    8,
                    window.on(
                            () ->
                                    window.context()
                                            .sources()
                                            .frontProperty()
                                            .get()
                                            .orElseThrow()
                                            .shownProperty()
                                            .get()));
        }
    }

    @Test
    void bottomUpFlamesThatRiseAndDragging() throws Exception {
        try (Window window = shown()) {
            window.robot().click("#flame-bottom-up");
            window.robot().await("bottom-up", () -> graph(window).depths() == 4);
            assertEquals("walk", window.on(() -> graph(window).name(1)), "the most of its own");
            window.robot().click("#flame-bottom-up");
            window.robot().await("top-down", () -> graph(window).name(1).equals("main"));
            window.robot().click("#flame-rising");
            FlameCanvas canvas = canvas(window);
            assertEquals(
                    "main",
                    window.on(
                            () ->
                                    graph(window)
                                            .name(
                                                    canvas.boxAt(
                                                            9, canvas.getHeight() - 1.5 * ROW))));
            window.headless().run(canvas::requestFocus);
            window.robot().press(KeyCode.PLUS);
            settle(window);
            double before = shownSpan(window).from();
            window.robot().drag(canvas, 300, 200, 60);
            assertTrue(shownSpan(window).from() > before, "dragged to the left");
            double width = shownSpan(window).width();
            window.robot().drag(window.robot().find("#flame-map"), 10, 40, 12);
            assertFalse(shownSpan(window).width() == width, "the map chooses another part");
        }
    }

    @Test
    void theKeyboardReachesEverything() throws Exception {
        try (Window window = shown()) {
            window.headless().run(canvas(window)::requestFocus);
            window.robot().press(KeyCode.CONTROL, KeyCode.F);
            window.robot().type("print");
            window.robot().await("found", () -> model(window).matchesProperty().get().size() == 1);
            window.robot().press(KeyCode.ENTER);
            window.robot().press(KeyCode.DOWN);
            assertTrue(window.on(canvas(window)::isFocused), "back in the graph");
            window.robot().press(KeyCode.ESCAPE);
            assertEquals("print", selected(window), "what was found stays chosen");
            window.robot().press(KeyCode.SPACE);
            settle(window);
            assertEquals(new Span(60, 80), shownSpan(window));
            window.robot().press(KeyCode.SHIFT, KeyCode.LEFT);
            settle(window);
            assertTrue(shownSpan(window).from() < 60, "moved");
            window.robot().press(KeyCode.BACK_SPACE);
            settle(window);
            window.robot().press(KeyCode.HOME);
            settle(window);
            assertEquals(100, shownSpan(window).width(), 0.01);
            window.robot().press(KeyCode.RIGHT);
            window.robot().press(KeyCode.DOWN);
            window.robot().press(KeyCode.DOWN);
            assertEquals("walk", selected(window));
            // What the toolkit makes of the menu key where there is one.
            window.headless()
                    .run(
                            () ->
                                    Event.fireEvent(
                                            canvas(window),
                                            new ContextMenuEvent(
                                                    ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                                                    0,
                                                    0,
                                                    0,
                                                    0,
                                                    true,
                                                    null)));
            window.robot().click("#flame-copy-stack");
            window.headless().run(canvas(window)::requestFocus);
            window.robot().press(KeyCode.CONTROL, KeyCode.C);
            String copied = window.on(() -> Clipboard.getSystemClipboard().getString());
            assertTrue(copied.contains("walk"), copied);
        }
    }

    @Test
    void coloursTellTheFileTheOwnCostAndTheDifference() throws Exception {
        try (Window window = shown()) {
            Profile later = profile();
            for (FlameColors colors : FlameColors.values()) {
                window.headless().run(() -> choice(window).setValue(colors));
                assertEquals(colors, window.on(() -> model(window).colorsProperty().get()));
            }
            CallPathCollector c = new CallPathCollector();
            c.enter(0, 0, -1, 0);
            c.enter(0, 1, -1, 0);
            c.leave(90);
            c.enter(0, 4, -1, 90);
            c.leave(95);
            c.leave(100);
            String[] names = {"main", "walk", "step", "print", "gone"};
            Profile before =
                    c.profile("list.wasm", 100)
                            .labelled(
                                    key -> {
                                        int i = ((FunctionKey.Code) key).functionIndex();
                                        return new FunctionLabel(
                                                names[i],
                                                Optional.of("/src/list.c"),
                                                4 + 4 * i,
                                                false);
                                    });
            assertEquals(100, later.total());
            window.headless()
                    .run(() -> window.context().profile().compareWith(Optional.of(before)));
            window.robot()
                    .await("compared", () -> window.on(() -> model(window).changes().length > 0));
            window.robot()
                    .await(
                            "coloured",
                            () -> model(window).colorsProperty().get() == FlameColors.DIFFERENCE);
            FlamePaint paint = window.on(() -> paint(window));
            Palette palette = Palette.DARK;
            int walk = box(window, "walk");
            int print = box(window, "print");
            Color less = colour(paint, walk);
            Color more = colour(paint, print);
            assertTrue(near(less, palette.better()) < near(less, palette.worse()), "walk: " + less);
            assertTrue(
                    near(more, palette.worse()) < near(more, palette.better()), "print: " + more);
            window.robot().moveTo(canvas(window), 30, ROW * 2.5);
            assertTrue(
                    window.on(
                            () ->
                                    window
                                            .robot()
                                            .findNow("#flame-tip")
                                            .lookupAll(".label")
                                            .stream()
                                            .map(n -> ((Label) n).getText())
                                            .anyMatch("\u221230.0 % of the run"::equals)),
                    "the tip tells how much");
            window.robot().click("#page-changes");
            javafx.scene.control.TableView<?> table =
                    (javafx.scene.control.TableView<?>) window.robot().find("#profile-changes");
            window.robot().await("rows", () -> !table.getItems().isEmpty());
            window.headless().run(() -> table.getSelectionModel().selectAll());
            window.robot()
                    .await(
                            "added and removed",
                            () -> window.robot().seesNow("#profile-changes .table-row-cell:less"));
            List<String> rows =
                    window.on(
                            () ->
                                    table.getItems().stream()
                                            .map(ProfileDifference.Row.class::cast)
                                            .map(
                                                    r ->
                                                            r.subject().text()
                                                                    + " "
                                                                    + r.selfChange()
                                                                    + " "
                                                                    + r.change())
                                            .toList());
            assertEquals(
                    List.of(
                            "walk -40 CHANGED",
                            "print 20 ADDED",
                            "main 15 CHANGED",
                            "step 10 ADDED",
                            "gone -5 REMOVED"),
                    rows);
        }
    }

    @SuppressWarnings("unchecked")
    private static ChoiceBox<FlameColors> choice(Window window) {
        return (ChoiceBox<FlameColors>) window.headless().scene().lookup("#flame-colors");
    }

    private static FlamePaint paint(Window window) {
        return new FlamePaint(
                graph(window), model(window).changes(), FlameColors.DIFFERENCE, Palette.DARK);
    }

    private static int box(Window window, String name) {
        return window.on(
                () ->
                        java.util.stream.IntStream.range(0, graph(window).size())
                                .filter(i -> graph(window).name(i).equals(name))
                                .findFirst()
                                .orElseThrow());
    }

    private static Color colour(FlamePaint paint, int box) {
        int argb = paint.fill(FlameMatches.NONE).applyAsInt(box);
        return Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255);
    }

    private static double near(Color a, Color b) {
        return Math.abs(a.getRed() - b.getRed())
                + Math.abs(a.getGreen() - b.getGreen())
                + Math.abs(a.getBlue() - b.getBlue());
    }

    @Test
    void withoutAProfileTheViewOffersToMakeOne() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.robot().press(KeyCode.ALT, KeyCode.DIGIT7);
            window.robot().click("#flame-start");
            window.robot()
                    .await("restarted with the profiler", () -> window.context().run().recording());
            window.robot().await("the profile is shown", () -> window.robot().seesNow("#flame"));
        }
    }

    private Window shown() throws Exception {
        Window window = Window.opened(folder);
        window.headless().run(() -> window.context().profile().show(profile()));
        window.robot().press(KeyCode.ALT, KeyCode.DIGIT7);
        window.robot().await("the graph", () -> model(window).graphProperty().get().isPresent());
        return window;
    }

    private static void settle(Window window) {
        window.robot().await("it stands still", () -> !canvas(window).glide().moving());
    }

    private static Span shownSpan(Window window) {
        return window.on(() -> canvas(window).glide().shown());
    }

    private static String text(Window window, String selector) {
        return window.robot().read(selector, n -> ((javafx.scene.control.Labeled) n).getText());
    }

    private static FlameCanvas canvas(Window window) {
        return (FlameCanvas) window.robot().find("#flame");
    }

    private static FlameGraph graph(Window window) {
        return model(window).graphProperty().get().orElseThrow();
    }

    private static int selectedBox(Window window) {
        return window.on(() -> model(window).selectedProperty().get());
    }

    private static String selected(Window window) {
        return window.on(() -> graph(window).name(model(window).selectedProperty().get()));
    }

    private static FlameModel model(Window window) {
        return window.context().flame();
    }
}
