package dev.wasmscope.ui.breakpoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.Stop;
import dev.wasmscope.ui.place.Place;
import dev.wasmscope.ui.testing.Answers;
import dev.wasmscope.ui.testing.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BreakpointsViewTest {
    @TempDir Path folder;

    @Test
    void aBreakpointIsSwitchedOffAndRemovedInTheList() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.robot().click("#gutter-9");
            window.robot().click("#breakpoint-enabled-1");
            assertFalse(
                    window.on(() -> window.context().breakpoints().items().getFirst().enabled()));
            assertTrue(window.robot().sees("#gutter-9 .breakpoint-dot.disabled"));
            window.robot().click("#breakpoint-remove-1");
            assertEquals(0, window.on(() -> window.context().breakpoints().items().size()));
        }
    }

    @Test
    void aFunctionIsTypedAndItsBreakpointLands() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.robot().click("#breakpoint-function");
            window.robot().type("walk");
            window.robot().press(KeyCode.ENTER);
            assertTrue(window.robot().sees("#gutter-8 .breakpoint-dot.set"));
        }
    }

    @Test
    void aClickOnAnInstructionSetsABreakpointThere() throws Exception {
        try (Window window = Window.stoppedAt(folder, 8)) {
            window.robot().press(KeyCode.ALT, KeyCode.DIGIT9);
            var row = window.robot().find("#instruction-208");
            window.robot().clickAt(row, 12, 9);
            assertEquals(
                    "0xd0",
                    window.on(
                            () -> window.context().breakpoints().items().getLast().spec().text()));
            assertTrue(window.robot().sees("#instruction-208 .breakpoint-dot.set"));
            assertTrue(window.robot().sees("#instruction-192.current"), "line 8 stands on 0xc0");
        }
    }

    @Test
    void theFormGivesABreakpointItsOptionsAndRefusesWrongOnes() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.robot().click("#gutter-9");
            window.robot().click(window.robot().find("#breakpoint-1"), 1);
            window.robot().press(KeyCode.ENTER);
            window.robot().typeInto("#breakpoint-edit-hits", "five");
            window.robot()
                    .await(
                            "told",
                            () -> text("#breakpoint-outcome").startsWith("'five' is no hit count"));
            boolean refused = window.robot().read("#breakpoint-save", Node::isDisabled);
            assertTrue(refused);
            window.headless().run(() -> ((TextField) form("#breakpoint-edit-hits")).setText("% 5"));
            window.robot().typeInto("#breakpoint-edit-condition", "sum > 3");
            window.robot().typeInto("#breakpoint-edit-log", "sum is {sum}");
            window.robot().click("#breakpoint-edit-once");
            window.robot().await("where", () -> text("#breakpoint-outcome").contains("walk"));
            window.robot().click("#breakpoint-save");
            assertEquals(
                    "once, if sum > 3, hit % 5, log \"sum is {sum}\"",
                    window.on(() -> items(window).getFirst().options().text()));
        }
    }

    /** Real programs only: what is wrong with a patch is found in their debug information. */
    @Test
    void aLineIsPatchedAndTheProgramGoesOn() throws Exception {
        try (Window window = Window.stoppedIn(folder, "ledger", "december", "post_bonus")) {
            window.robot().rowMenu(window.robot().find("#gutter-86"), "source-patch");
            window.robot().await("a form", () -> form("#breakpoint-save") != null);
            assertEquals(0, patches(window), "nothing is set before it is saved");
            window.robot().typeInto("#breakpoint-edit-patch", "sha = 1; goto 87");
            window.robot()
                    .await(
                            "told",
                            () ->
                                    text("#breakpoint-outcome")
                                            .startsWith("patch: 'sha = 1': column 1"));
            for (String theme : List.of("dark", "light")) {
                picture(window, "breakpoint-form-patch-" + theme);
                window.headless().run(window.headless().themes()::toggle);
            }
            window.headless()
                    .run(
                            () ->
                                    ((TextField) form("#breakpoint-edit-patch"))
                                            .setText("share = 1; goto 87"));
            window.robot()
                    .await(
                            "good",
                            () ->
                                    text("#breakpoint-outcome")
                                            .startsWith("post_bonus (ledger.c:86"));
            window.robot().click("#breakpoint-save");
            assertTrue(window.robot().sees("#gutter-86 .breakpoint-dot.patches"));
            window.robot().press(KeyCode.F5);
            window.robot().await("the next account", () -> stops(window) == 2);
            assertEquals(1, hits(window));
        }
    }

    private static long patches(Window window) {
        return window.on(
                () -> items(window).stream().filter(b -> b.options().patch().isPresent()).count());
    }

    private static long hits(Window window) {
        return window.on(() -> items(window).getLast().hitCount());
    }

    private static int stops(Window window) {
        return window.context().debug().stopProperty().get().map(Stop::number).orElse(0);
    }

    private static void picture(Window window, String name) throws IOException {
        Node field = Objects.requireNonNull(form("#breakpoint-edit-patch"), "the form");
        Node page = window.on(() -> field.getScene().getRoot());
        window.headless().picture(page, Path.of("target", "screens", name + ".png"));
    }

    @Test
    void everyKindIsAddedFromTheMenu() throws Exception {
        try (Window window = Window.stoppedAt(folder, 8)) {
            window.robot().click("#breakpoint-add");
            window.robot().click("#breakpoint-menu-add-memory-grow");
            window.robot().await("a form", () -> form("#breakpoint-save") != null);
            window.robot().await("ready", () -> !form("#breakpoint-save").isDisabled());
            window.robot().click("#breakpoint-save");
            window.robot().click("#breakpoint-add");
            window.robot().click("#breakpoint-menu-add-data");
            window.robot().typeInto("#breakpoint-edit-place", "sum");
            window.robot().await("ready", () -> !form("#breakpoint-save").isDisabled());
            window.robot().click("#breakpoint-save");
            window.robot().click("#breakpoint-add");
            window.robot().click("#breakpoint-menu-add-line");
            window.robot().typeInto("#breakpoint-edit-place", "list.c:x");
            window.robot()
                    .await(
                            "told",
                            () -> text("#breakpoint-outcome").contains("is no file and line"));
            window.robot().press(KeyCode.ESCAPE);
            assertEquals(
                    List.of("list.c:8", "grow", "watch sum"),
                    window.on(
                            () ->
                                    items(window).stream()
                                            .map(b -> BreakpointText.shortText(b.spec()))
                                            .toList()));
        }
    }

    @Test
    void theKeyboardSwitchesGroupsAndRemoves() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.robot().click("#gutter-9");
            window.robot().click("#gutter-18");
            window.headless()
                    .run(() -> window.context().breakpoints().setGroup(items(window), "pair"));
            window.robot().click("#breakpoint-grouping");
            window.robot().click("#breakpoint-grouping-own");
            window.robot().click("#breakpoint-group-enabled-pair");
            assertTrue(window.on(() -> items(window).stream().noneMatch(Breakpoint::enabled)));
            window.robot().click(window.robot().find("#breakpoint-group-pair"), 1);
            window.robot().press(KeyCode.SPACE);
            assertTrue(window.on(() -> items(window).stream().allMatch(Breakpoint::enabled)));
            window.robot().press(KeyCode.DOWN);
            window.robot().press(KeyCode.DELETE);
            assertEquals(1, window.on(() -> items(window).size()));
        }
    }

    @Test
    void aDoubleClickGoesToThePlace() throws Exception {
        try (Window window = Window.stoppedAt(folder, 8)) {
            window.robot().click("#gutter-18");
            List<Place> visited = new ArrayList<>();
            window.headless().run(() -> window.context().places().onVisit(visited::add));
            window.robot().click(window.robot().find("#breakpoint-2"), 2);
            assertEquals(18, ((Place.SourceLine) visited.getFirst()).line());
        }
    }

    @Test
    void breakpointsGoToAFileThatIsShownAndComeBack() throws Exception {
        Answers answers = new Answers(folder.resolve("b.json"));
        try (Window window = Window.opened(folder, answers)) {
            window.robot().click("#gutter-9");
            fire(window, "breakpoints.export");
            window.awaitNotice("1 breakpoint written to b.json");
            window.robot().click("#toast-action");
            assertEquals(List.of(answers.file()), answers.revealed());
            window.headless().run(window.context().breakpoints()::removeAll);
            fire(window, "breakpoints.import");
            window.awaitNotice("1 breakpoint taken from b.json");
            assertEquals(
                    List.of("list.c:9"),
                    window.on(
                            () ->
                                    items(window).stream()
                                            .map(b -> BreakpointText.shortText(b.spec()))
                                            .toList()));
            Files.writeString(answers.file(), "{}");
            fire(window, "breakpoints.import");
            window.awaitNotice("b.json holds no breakpoints");
        }
    }

    private static void fire(Window window, String action) {
        window.headless().run(() -> window.context().actions().get(action).fire());
    }

    private static List<Breakpoint> items(Window window) {
        return List.copyOf(window.context().breakpoints().items());
    }

    private static @Nullable Node form(String selector) {
        return javafx.stage.Window.getWindows().stream()
                .map(w -> w.getScene().getRoot().lookup(selector))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String text(String selector) {
        return form(selector) instanceof Label label ? label.getText() : "";
    }
}
