package dev.wasmscope.ui.disassembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.samples.Samples;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.code.CodeLine;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.LineTo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways from a row to where it leads, and changes of where a real program goes on. */
class CodeWaysTest {
    @TempDir Path folder;

    @Test
    void aCallIsFollowedByControlAndClickAndOneThroughATableToWhatItCanReach() throws Exception {
        try (Window window = stopped()) {
            SymbolisedFrame caller = caller(window.awaitStop(1));
            window.headless().run(() -> window.context().debug().selectFrame(caller));
            window.headless().run(() -> window.context().docks().show("disassembly"));
            String indirect = "#instruction-" + caller.location().codeOffset();
            window.robot().await("the call", () -> window.robot().seesNow(indirect));

            CodeLine direct = line(window, caller, l -> l.role() instanceof CodeLine.Calls);
            int callee = ((CodeLine.Calls) direct.role()).function();
            show(window, caller, direct);
            controlClick(window, "#instruction-" + direct.codeOffset());
            window.robot().await("the callee", () -> selected(window).function() == callee);
            window.robot().press(KeyCode.ALT, KeyCode.LEFT);
            window.robot()
                    .await("back", () -> selected(window).function() == caller.functionIndex());

            // Where the frame stands, the call is in one function; elsewhere the table tells.
            CodeLine other =
                    line(
                            window,
                            caller,
                            l ->
                                    l.role() instanceof CodeLine.CallsThroughTable
                                            && l.codeOffset() != caller.location().codeOffset());
            show(window, caller, other);
            List<Integer> reached = reached(window, other);
            assertTrue(reached.size() > 1, "the table holds several: " + reached);
            controlClick(window, "#instruction-" + other.codeOffset());
            window.robot().await("they are offered", () -> offered().equals(reached));
            assertEquals(
                    caller.functionIndex(),
                    window.on(() -> selected(window).function()),
                    "not yet");
            window.robot().click("#target-" + reached.getFirst());
            window.robot()
                    .await(
                            "the first of them",
                            () -> selected(window).function() == reached.getFirst());
        }
    }

    /** The functions that the menu offers to go to. */
    private static List<Integer> offered() {
        return javafx.stage.Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .flatMap(menu -> ((ContextMenu) menu).getItems().stream())
                .map(item -> String.valueOf(item.getId()))
                .filter(id -> id.startsWith("target-"))
                .map(id -> Integer.valueOf(id.substring("target-".length())))
                .toList();
    }

    /** The functions of the call's type that the table holds. */
    private static List<Integer> reached(Window window, CodeLine call) throws Exception {
        var through = (CodeLine.CallsThroughTable) call.role();
        var session = window.on(() -> window.context().debug().session().orElseThrow());
        List<Integer> held =
                session.tableElements(through.table(), 0, 1000).get().stream()
                        .flatMap(element -> CallTargets.function(element).stream())
                        .map(CodeStore.Callee::function)
                        .toList();
        return session.module().listing().candidates(through.type()).stream()
                .filter(held::contains)
                .toList();
    }

    @Test
    void theArrowOfTheChosenBranchReachesItsTargetAndEnterFollowsIt() throws Exception {
        try (Window window = stopped()) {
            Predicate<CodeLine> one =
                    l ->
                            l.role() instanceof CodeLine.Branches(List<Long> to)
                                    && to.size() == 1
                                    && to.getFirst() >= 0
                                    && Math.abs(to.getFirst() - l.codeOffset()) > 4;
            SymbolisedFrame frame =
                    window.awaitStop(1).frames().stream()
                            .filter(f -> lines(window, f).anyMatch(one))
                            .findFirst()
                            .orElseThrow();
            window.headless().run(() -> window.context().docks().show("disassembly"));
            CodeLine branch = line(window, frame, one);
            long target = ((CodeLine.Branches) branch.role()).targets().getFirst();
            show(window, frame, branch);
            String row = "#instruction-" + branch.codeOffset();
            window.robot().await("the branch", () -> window.robot().seesNow(row));
            window.robot().click(row);
            window.robot().await("its arrow", () -> arrow(window, row) > 0);
            window.robot().press(KeyCode.ENTER);
            window.robot()
                    .await(
                            "the target",
                            () -> location(window).filter(at -> at == target).isPresent());
            assertTrue(arrow(window, "#instruction-" + target) > 0, "the arrow ends here");
        }
    }

    @Test
    void theMenuOfARowRunsThereAndGoesOnFromThere() throws Exception {
        try (Window window = stopped()) {
            SymbolisedFrame top = window.awaitStop(1).top().orElseThrow();
            window.headless().run(() -> window.context().docks().show("disassembly"));
            String here = "#instruction-" + top.location().codeOffset();
            window.robot().await("the stop", () -> window.robot().seesNow(here));
            CodeLine end = line(window, top, l -> l.text().equals("return"));
            show(window, top, end);
            String last = "#instruction-" + end.codeOffset();
            window.robot().await("the end", () -> window.robot().seesNow(last));
            window.robot().rowMenu(window.robot().find(last), "code-run-to");
            Stop ran = window.awaitStop(2);
            assertEquals(end.codeOffset(), ran.top().orElseThrow().location().codeOffset());

            show(
                    window,
                    top,
                    line(window, top, l -> l.codeOffset() == top.location().codeOffset()));
            window.robot().await("the start", () -> window.robot().seesNow(here));
            window.robot().rowMenu(window.robot().find(here), "code-jump");
            Stop jumped = window.awaitStop(3);
            assertEquals(
                    top.location().codeOffset(),
                    jumped.top().orElseThrow().location().codeOffset());
            assertEquals(ran.clock(), jumped.clock(), "nothing ran");
        }
    }

    @Test
    void aFrameReturnsWhatTheUserSays() throws Exception {
        try (Window window = Window.stoppedIn(folder, "ledger", "december", "share_of")) {
            Stop stop = window.awaitStop(1);
            SymbolisedFrame caller = caller(stop);
            window.robot().await("the frame", () -> window.robot().seesNow("#frame-0"));
            window.robot().rowMenu(window.robot().find("#frame-0"), "stack-return");
            TextField field = (TextField) window.robot().find("#stack-return-value");
            window.headless().run(() -> field.setText("not a value +"));
            window.robot().press(KeyCode.ENTER);
            window.robot()
                    .await(
                            "what is wrong",
                            () -> window.context().debug().noticeProperty().get().error());
            assertFalse(window.robot().sees("#stack-return-value"));

            window.robot().rowMenu(window.robot().find("#frame-0"), "stack-return");
            TextField again = (TextField) window.robot().find("#stack-return-value");
            window.headless().run(() -> again.setText("7"));
            window.robot().press(KeyCode.ENTER);
            Stop left = window.awaitStop(2);
            assertEquals(caller.functionIndex(), left.top().orElseThrow().functionIndex());
            assertEquals(stop.clock(), left.clock(), "nothing ran");
            String value =
                    window.on(() -> window.context().debug().session().orElseThrow())
                            .operandStack(0)
                            .get()
                            .getLast()
                            .value();
            assertEquals("7", value);
        }
    }

    private static void show(Window window, SymbolisedFrame in, CodeLine line) {
        window.headless()
                .run(
                        () ->
                                window.context()
                                        .disassembly()
                                        .ways()
                                        .show(
                                                new CodeLocation(
                                                        in.functionIndex(), line.codeOffset())));
        String row = "#instruction-" + line.codeOffset();
        window.robot().await("the row", () -> window.robot().seesNow(row));
        window.headless().settle();
    }

    /** The headless robot does not say which keys are held down while it clicks. */
    private static void controlClick(Window window, String selector) {
        Node row = window.robot().find(selector);
        window.headless().run(() -> row.fireEvent(press(row, MouseEvent.MOUSE_PRESSED, true)));
        window.headless().settle();
    }

    /** On the code of a row; the gutter has clicks of its own. */
    private static MouseEvent press(Node row, EventType<MouseEvent> type, boolean control) {
        var at = row.localToScene(200, 8);
        return new MouseEvent(
                type,
                at.getX(),
                at.getY(),
                0,
                0,
                MouseButton.PRIMARY,
                1,
                false,
                control,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                false,
                null);
    }

    /** How far the arrow of the chosen branch goes within a row; 0 when it has none there. */
    private static double arrow(Window window, String row) {
        return window.robot()
                .read(
                        row,
                        node ->
                                node.lookupAll(".branch-chosen").stream()
                                        .flatMap(
                                                n ->
                                                        ((javafx.scene.shape.Path) n)
                                                                .getElements().stream())
                                        .filter(LineTo.class::isInstance)
                                        .mapToDouble(e -> Math.abs(((LineTo) e).getX()))
                                        .max()
                                        .orElse(0));
    }

    private static CodeLine line(Window window, SymbolisedFrame in, Predicate<CodeLine> which) {
        return lines(window, in).filter(which).findFirst().orElseThrow();
    }

    private static Stream<CodeLine> lines(Window window, SymbolisedFrame of) {
        return window
                .on(() -> window.context().debug().session().orElseThrow())
                .module()
                .listing()
                .lines(of.functionIndex())
                .stream();
    }

    private static Optional<Long> location(Window window) {
        DisassemblyModel model = window.context().disassembly();
        return model.code().location(selected(window)).map(CodeLocation::codeOffset);
    }

    private static Row selected(Window window) {
        return window.context().disassembly().selection().rowProperty().get().orElseThrow();
    }

    /** The frame that called the innermost one. */
    private static SymbolisedFrame caller(Stop stop) {
        return stop.frames().stream()
                .filter(f -> f.guestDepth() == 1 && !f.inlined())
                .findFirst()
                .orElseThrow();
    }

    private Window stopped() throws Exception {
        Window window = Window.real(folder, Optional::empty);
        Samples samples = new Samples();
        Path wasm = samples.extractTo(samples.find("inventory").orElseThrow(), folder).module();
        LaunchConfig config = LaunchConfig.of(wasm).withStdin(new StdinSource.Fed());
        List<BreakpointSpec> places = List.of(new BreakpointSpec.Function("shop::Item::price"));
        window.headless().run(() -> window.context().run().launch(config, places, true));
        return window;
    }
}
