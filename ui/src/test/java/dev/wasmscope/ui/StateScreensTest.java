package dev.wasmscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.BreakpointOptions;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DataAccess;
import dev.wasmscope.session.DataTarget;
import dev.wasmscope.session.HitCondition;
import dev.wasmscope.ui.session.SessionOpener;
import dev.wasmscope.ui.testing.Window;
import dev.wasmscope.ui.variables.VariableNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Variables, watches and breakpoints of a real program: what they show, and pictures of them. */
class StateScreensTest {
    private static final Path SCREENS = Path.of("target", "screens");

    @TempDir Path folder;

    @Test
    void variablesWatchesAndBreakpointsOfARealProgram() throws Exception {
        try (Window window = stopped("post_deposit", "january")) {
            window.robot().await("arguments", () -> find(window, "account").isPresent());
            open(window, "account");
            window.robot().await("members", () -> find(window, "balance").isPresent());
            setsAndFormats(window);
            window.headless()
                    .run(
                            () -> {
                                for (String text :
                                        List.of(
                                                "account->balance",
                                                "entry->as.deposit",
                                                "entry->as.deposit.amount,x",
                                                "account->owners +",
                                                "share_of(100, 3)")) {
                                    window.context().watches().add(text);
                                }
                                breakpoints(window);
                            });
            window.robot().press(KeyCode.F10);
            window.awaitStop(2);
            window.robot()
                    .await(
                            "a called function",
                            () ->
                                    window.context().watches().rootsProperty().get().stream()
                                            .anyMatch(n -> n.value().equals("33")));
            inBothThemes(window, "state-variables");
            window.headless().run(() -> window.context().docks().show("watches"));
            window.headless().run(() -> window.context().docks().show("breakpoints"));
            inBothThemes(window, "state-watches");
            forms(window);
        }
    }

    /** A value is shown in another base, set in place, and an error stands under its field. */
    private void setsAndFormats(Window window) throws Exception {
        select(window, "balance");
        window.headless().run(() -> fire(window, "variables.format.hex"));
        window.robot().await("in hex", () -> value(window, "balance").startsWith("0x"));
        select(window, "balance");
        window.robot().press(KeyCode.F2);
        window.headless()
                .run(() -> ((TextField) window.robot().find("#variables-edit")).setText("255 +"));
        window.robot().press(KeyCode.ENTER);
        window.robot().await("why not", () -> window.robot().seesNow("#variables-edit-problem"));
        picture(window, "state-set-error-dark", new int[] {1280, 800});
        window.headless()
                .run(
                        () ->
                                ((TextField) window.robot().find("#variables-edit"))
                                        .setText("200 + 55"));
        window.robot().press(KeyCode.ENTER);
        window.robot().await("set", () -> value(window, "balance").equals("0xff"));
        assertEquals("0xff", value(window, "balance"));
    }

    private static void breakpoints(Window window) {
        var model = window.context().breakpoints();
        var _ =
                model.add(
                        new BreakpointSpec.Line("ledger.c", 98),
                        BreakpointOptions.NONE
                                .withCondition("account->balance > 100")
                                .withHits(
                                        Optional.of(new HitCondition(HitCondition.Kind.EVERY, 2))));
        var _ =
                model.add(
                        new BreakpointSpec.Line("ledger.c", 1),
                        BreakpointOptions.NONE.withLogMessage("owners {owners}"));
        var _ = model.add(new BreakpointSpec.Line("nowhere.c", 5), BreakpointOptions.NONE);
        var _ =
                model.add(
                        new BreakpointSpec.HostCall("fd_write"),
                        BreakpointOptions.NONE.withEnabled(false));
        var _ =
                model.add(
                        new BreakpointSpec.Data(
                                new DataTarget.Expression("posted_count", Optional.empty()),
                                DataAccess.CHANGE),
                        BreakpointOptions.NONE);
        var _ = model.add(new BreakpointSpec.Exit(), BreakpointOptions.NONE.withOneShot(true));
    }

    /** Forms over the window: a breakpoint's and the one to evaluate. */
    private void forms(Window window) throws Exception {
        window.headless()
                .run(
                        () ->
                                window.context()
                                        .breakpoints()
                                        .edit(window.context().breakpoints().items().get(1)));
        window.robot().await("the form", () -> form("#breakpoint-outcome") != null);
        window.robot()
                .await(
                        "where it lands",
                        () ->
                                ((javafx.scene.control.Label)
                                                form("#breakpoint-outcome")
                                                        .lookup("#breakpoint-outcome"))
                                        .getText()
                                        .contains("post_account"));
        formPicture(window, "#breakpoint-outcome", "state-breakpoint-form");
        window.robot().press(KeyCode.ESCAPE);
        window.robot().press(KeyCode.CONTROL, KeyCode.F8);
        window.robot().typeInto("#evaluate", "*account");
        window.robot().press(KeyCode.ENTER);
        window.robot()
                .await(
                        "the result",
                        () ->
                                form("#evaluate") != null
                                        && form("#evaluate").lookupAll(".variable-child").size()
                                                > 3);
        formPicture(window, "#evaluate", "state-evaluate-form");
        window.robot().press(KeyCode.ESCAPE);
    }

    @Test
    void theResultOfAStepOutIsShown() throws Exception {
        try (Window window = stopped("share_of", "december")) {
            window.headless().run(() -> fire(window, "run.stepOut"));
            // The first account's share does not trap.
            window.awaitStop(2);
            window.robot().await("what it gave back", () -> find(window, "share_of()").isPresent());
            assertTrue(
                    Integer.parseInt(value(window, "share_of()")) > 0, value(window, "share_of()"));
        }
    }

    private Window stopped(String function, String run) throws Exception {
        Window window = Window.over(SessionOpener.FILES, folder);
        window.openSample(folder, "ledger", run, false);
        window.headless().run(() -> window.context().breakpoints().removeAll());
        window.headless().run(() -> window.context().breakpoints().addFunction(function));
        window.headless().run(() -> window.context().run().run());
        window.awaitStop(1);
        return window;
    }

    private static void fire(Window window, String action) {
        assertTrue(window.context().actions().get(action).fire(), action);
    }

    private static javafx.scene.Parent form(String selector) {
        return javafx.stage.Window.getWindows().stream()
                .map(w -> w.getScene().getRoot())
                .filter(r -> r.lookup(selector) != null)
                .findFirst()
                .orElse(null);
    }

    private static void formPicture(Window window, String selector, String name) throws Exception {
        Scene scene = window.on(() -> form(selector).getScene());
        for (String theme : List.of("dark", "light")) {
            Path file = SCREENS.resolve(name + "-" + theme + ".png");
            window.headless().picture(scene.getRoot(), file);
            assertTrue(Files.size(file) > 5_000, file + " is empty");
            window.headless().run(window.headless().themes()::toggle);
        }
    }

    private static void inBothThemes(Window window, String name) throws Exception {
        for (int[] size : new int[][] {{1280, 800}, {1920, 1080}}) {
            for (String theme : List.of("dark", "light")) {
                Path file = picture(window, name + "-" + size[0] + "-" + theme, size);
                assertTrue(Files.size(file) > 10_000, file + " is empty");
                window.headless().run(window.headless().themes()::toggle);
            }
        }
    }

    private static Path picture(Window window, String name, int[] size) throws Exception {
        return window.headless().picture(size[0], size[1], SCREENS.resolve(name + ".png"));
    }

    private static void open(Window window, String name) {
        window.headless().run(() -> find(window, name).orElseThrow().setExpanded(true));
    }

    private static void select(Window window, String name) {
        window.headless()
                .run(
                        () -> {
                            tree(window).requestFocus();
                            tree(window)
                                    .getSelectionModel()
                                    .select(find(window, name).orElseThrow());
                        });
    }

    private static String value(Window window, String name) {
        return find(window, name).map(i -> i.getValue().value()).orElse("");
    }

    private static Optional<TreeItem<VariableNode>> find(Window window, String name) {
        return tree(window).getRoot() == null
                ? Optional.empty()
                : find(tree(window).getRoot(), name);
    }

    private static Optional<TreeItem<VariableNode>> find(TreeItem<VariableNode> in, String name) {
        for (TreeItem<VariableNode> item : in.getChildren()) {
            if (item.getValue().name().equals(name)) {
                return Optional.of(item);
            }
            Optional<TreeItem<VariableNode>> below = find(item, name);
            if (below.isPresent()) {
                return below;
            }
        }
        return Optional.empty();
    }

    @SuppressWarnings("unchecked") // the view's own tree
    private static TreeTableView<VariableNode> tree(Window window) {
        return (TreeTableView<VariableNode>) window.headless().scene().lookup("#variables");
    }
}
