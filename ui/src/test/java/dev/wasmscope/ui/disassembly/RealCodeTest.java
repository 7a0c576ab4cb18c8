package dev.wasmscope.ui.disassembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.code.CodeLine;
import dev.wasmscope.ui.testing.Window;
import dev.wasmscope.ui.wasmstate.NumberFormat;
import dev.wasmscope.ui.wasmstate.WasmNode;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A C++ program stopped in a virtual function: instructions, stack and wasm state as they are. */
class RealCodeTest {
    @TempDir Path folder;

    @Test
    void callsThroughTablesAreResolvedAndStepsAreByInstruction() throws Exception {
        try (Window window = stopped()) {
            Stop stop = window.awaitStop(1);
            SymbolisedFrame caller = caller(stop);
            window.headless().run(() -> window.context().debug().selectFrame(caller));
            window.headless().run(() -> window.context().docks().show("disassembly"));
            String row = "#instruction-" + caller.location().codeOffset();
            window.robot().await("the call", () -> window.robot().seesNow(row));
            String text = DisassemblyViewTest.text(window, row);
            assertTrue(text.contains("call_indirect") && text.contains("→ "), text);
            assertTrue(text.contains("price"), "where the call is right now: " + text);

            window.headless()
                    .run(() -> window.context().actions().get("disassembly.operands").fire());
            window.robot().await("operands", () -> window.robot().seesNow(row + " .asm.stack"));
            String withOperands = DisassemblyViewTest.text(window, row);
            assertTrue(withOperands.contains(" 2 i32 i32 "), withOperands);

            window.robot().click(row);
            window.robot().press(KeyCode.F10);
            Stop next = window.awaitStop(2);
            assertEquals(stop.clock() + 1, next.clock(), "one instruction");

            DisassemblyModel model = window.context().disassembly();
            int function = next.top().orElseThrow().functionIndex();
            CodeLine end =
                    window.on(
                            () ->
                                    model
                                            .rows()
                                            .read(function)
                                            .orElseThrow()
                                            .code()
                                            .lines()
                                            .stream()
                                            .filter(l -> l.text().equals("return"))
                                            .findFirst()
                                            .orElseThrow());
            window.headless()
                    .run(
                            () ->
                                    model.ways()
                                            .show(
                                                    new dev.wasmscope.engine.module.CodeLocation(
                                                            function, end.codeOffset())));
            window.robot().press(KeyCode.CONTROL, KeyCode.F10);
            Stop there = window.awaitStop(3);
            assertEquals(end.codeOffset(), there.top().orElseThrow().location().codeOffset());
        }
    }

    @Test
    void aFrameIsRunToAndRestartedAndTheTraceIsCopied() throws Exception {
        try (Window window = stopped()) {
            Stop stop = window.awaitStop(1);
            SymbolisedFrame top = stop.top().orElseThrow();
            window.robot()
                    .await(
                            "arguments",
                            () ->
                                    window.context()
                                            .stack()
                                            .argumentsProperty()
                                            .get()
                                            .containsKey(0));
            assertTrue(
                    window.on(() -> window.context().stack().argumentsProperty().get().get(0))
                            .startsWith("this = 0x"));
            window.robot().click("#frame-0");
            window.robot().press(KeyCode.CONTROL, KeyCode.C);
            window.robot()
                    .await(
                            "the trace",
                            () ->
                                    String.valueOf(Clipboard.getSystemClipboard().getString())
                                            .startsWith("#0 shop::Item::price"));
            window.robot().press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.UP);
            assertEquals(
                    1,
                    (int)
                            window.on(
                                    () ->
                                            window.context()
                                                    .debug()
                                                    .frameProperty()
                                                    .get()
                                                    .orElseThrow()
                                                    .index()));
            window.robot().press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.DOWN);
            window.robot().rowMenu(window.robot().find("#frame-0"), "stack-restart");
            Stop again = window.awaitStop(2);
            assertEquals(top.functionIndex(), again.top().orElseThrow().functionIndex());
            assertTrue(
                    again.top().orElseThrow().location().codeOffset() < top.location().codeOffset(),
                    "before the prologue");

            SymbolisedFrame caller = caller(again);
            window.headless().run(window.context().breakpoints()::removeAll);
            window.headless().run(() -> window.context().debug().selectFrame(caller));
            window.headless().run(() -> window.context().actions().get("stack.runTo").fire());
            Stop back = window.awaitStop(3);
            assertEquals(caller.functionIndex(), back.top().orElseThrow().functionIndex());
        }
    }

    @Test
    void wasmStateIsShownChangedAndLeadsToFunctionsAndMemory() throws Exception {
        try (Window window = stopped()) {
            window.awaitStop(1);
            window.headless().run(() -> window.context().docks().show("wasm-state"));
            window.robot().await("locals", () -> !group(window, "Locals").getChildren().isEmpty());
            TreeTableView<WasmNode> tree = tree(window);
            TreeItem<WasmNode> local = group(window, "Locals").getChildren().getFirst();
            assertEquals("i32", local.getValue().type());
            window.headless().run(() -> tree.getSelectionModel().select(local));
            window.headless().run(tree::requestFocus);
            window.robot().press(KeyCode.F2);
            window.robot().typeInto("#wasm-state-value", "nonsense+");
            window.robot().press(KeyCode.ENTER);
            window.robot()
                    .await("what is wrong", () -> window.robot().seesNow("#wasm-state-problem"));
            window.headless()
                    .run(
                            () ->
                                    ((javafx.scene.control.TextField)
                                                    window.robot().find("#wasm-state-value"))
                                            .setText("77777"));
            window.robot().press(KeyCode.ENTER);
            window.robot()
                    .await(
                            "the new value",
                            () ->
                                    group(window, "Locals").getChildren().stream()
                                            .limit(1)
                                            .anyMatch(i -> i.getValue().text().equals("77777")));
            window.headless()
                    .run(() -> window.context().actions().get("wasmState.format.hex").fire());
            String hex =
                    group(window, "Locals")
                            .getChildren()
                            .getFirst()
                            .getValue()
                            .shown(NumberFormat.HEX);
            assertTrue(hex.startsWith("0x") && hex.endsWith("12fd1"), hex);
            assertTrue(window.robot().findText(hex).isVisible());

            TreeItem<WasmNode> tables = group(window, "Tables");
            window.headless().run(() -> tables.setExpanded(true));
            window.robot().await("tables", () -> !tables.getChildren().isEmpty());
            TreeItem<WasmNode> table = tables.getChildren().getFirst();
            window.headless().run(() -> table.setExpanded(true));
            window.robot().await("elements", () -> table.getChildren().size() > 3);
            TreeItem<WasmNode> element = table.getChildren().get(1);
            assertTrue(element.getValue().text().startsWith("func["), element.getValue().text());
            TreeItem<WasmNode> data = group(window, "Data segments");
            window.headless().run(() -> data.setExpanded(true));
            window.robot().await("segments", () -> !data.getChildren().isEmpty());
            WasmNode segment = data.getChildren().getFirst().getValue();
            assertEquals(WasmNode.Kind.DROPPED, segment.kind(), "active segments are dropped");
            assertTrue(segment.place().isPresent(), "it leads to where it was copied to");
        }
    }

    private static TreeItem<WasmNode> group(Window window, String name) {
        return tree(window).getRoot().getChildren().stream()
                .filter(i -> i.getValue().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static TreeTableView<WasmNode> tree(Window window) {
        Node tree = window.headless().scene().lookup("#wasm-state");
        return (TreeTableView<WasmNode>) tree;
    }

    /** The frame that called the innermost one. */
    private static SymbolisedFrame caller(Stop stop) {
        return stop.frames().stream()
                .filter(f -> f.guestDepth() == 1 && !f.inlined())
                .findFirst()
                .orElseThrow();
    }

    private Window stopped() throws Exception {
        Window window = Window.real(folder, java.util.Optional::empty);
        Path wasm =
                new dev.wasmscope.samples.Samples()
                        .extractTo(
                                new dev.wasmscope.samples.Samples().find("inventory").orElseThrow(),
                                folder)
                        .module();
        LaunchConfig config = LaunchConfig.of(wasm).withStdin(new StdinSource.Fed());
        List<BreakpointSpec> places = List.of(new BreakpointSpec.Function("shop::Item::price"));
        window.headless().run(() -> window.context().run().launch(config, places, true));
        return window;
    }
}
