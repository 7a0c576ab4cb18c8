package dev.wasmscope.ui.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.RunLimits;
import dev.wasmscope.ui.place.Place;
import dev.wasmscope.ui.testing.HandMade;
import dev.wasmscope.ui.testing.HandMade.LinearMemory;
import dev.wasmscope.ui.testing.HandMade.Write;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs with other memories than one of 32 bits. */
class ManyMemoriesTest {
    @TempDir Path folder;

    private Window stopped(List<LinearMemory> memories, List<Write> writes) throws Exception {
        Path module = HandMade.writing(folder.resolve("memories.wasm"), memories, writes);
        Window window = Window.real(folder, Optional::empty);
        window.headless()
                .run(
                        () ->
                                window.context()
                                        .run()
                                        .launch(
                                                LaunchConfig.of(module)
                                                        .withLimits(
                                                                RunLimits.NONE.withMaxMemoryBytes(
                                                                        5L << 30)),
                                                List.of(new BreakpointSpec.Entry()),
                                                true));
        window.awaitStop(1);
        window.headless().run(() -> window.context().docks().maximize("memory"));
        window.robot().await("memory", () -> model(window).sizeProperty().get() > 0);
        return window;
    }

    private static MemoryModel model(Window window) {
        return window.context().memory();
    }

    /** Chooses a memory as a user does, and waits until its pages were read. */
    private static void choose(Window window, int memory, int pages) {
        ChoiceBox<?> box = (ChoiceBox<?>) window.robot().find("#memory-index");
        window.headless().run(() -> box.getSelectionModel().select(memory));
        window.robot()
                .await(
                        "the pages of memory " + memory,
                        () ->
                                window.robot()
                                        .findNow("#memory-overview")
                                        .getAccessibleText()
                                        .contains(" of " + pages + " hold"));
    }

    private static void steps(Window window, int count) {
        for (int i = 0; i < count; i++) {
            int next = window.awaitStop(1).number() + 1;
            window.headless().run(() -> window.context().run().stepInstruction());
            window.awaitStop(next);
        }
    }

    private static void fire(Window window, String action) {
        window.headless().run(() -> window.context().actions().get(action).fire());
    }

    private static boolean nextChangeIs(Window window, long address) {
        model(window).choose(0);
        window.context().actions().get("memory.nextChange").fire();
        return model(window).cursorProperty().get() == address;
    }

    @Test
    void eachMemoryHasItsOwnChangesSearchesAndEdits() throws Exception {
        List<Write> writes = List.of(new Write(0, 0x20, 0x11), new Write(1, 0x1_0030, 0x22));
        try (Window window =
                stopped(List.of(new LinearMemory(1, false), new LinearMemory(2, false)), writes)) {
            choose(window, 1, 2);
            steps(window, 3);
            fire(window, "memory.nextChange");
            assertEquals(
                    "No more changes since the last stop",
                    window.on(() -> window.context().debug().noticeProperty().get().text()),
                    "memory 0 changed, not this one");
            steps(window, 3);
            window.robot().await("the change", () -> nextChangeIs(window, 0x1_0030));
            assertEquals(
                    "Pages of the memory: 1 of 2 hold something, 1 changed since the last stop",
                    window.robot().read("#memory-overview", Node::getAccessibleText));
            fire(window, "memory.find");
            ChoiceBox<?> kind = (ChoiceBox<?>) window.robot().find("#memory-find-kind");
            window.headless().run(() -> kind.getSelectionModel().select(ByteQuery.HEX.ordinal()));
            window.robot().typeInto("#memory-find", "22");
            window.robot().press(KeyCode.ENTER);
            window.robot()
                    .await(
                            "found",
                            () -> model(window).selection().orElseThrow().from() == 0x1_0030);
            Node canvas = window.robot().find("#memory");
            window.headless().run(canvas::requestFocus);
            window.robot().type("5a");
            window.robot().await("typed", () -> model(window).byteAt(0x1_0030) == 0x5a);
            choose(window, 0, 1);
            window.robot().await("memory 0", () -> model(window).byteAt(0x20) == 0x11);
            fire(window, "memory.undo");
            window.robot()
                    .await(
                            "the second digit taken back where it was typed",
                            () ->
                                    model(window).memoryProperty().get() == 1
                                            && model(window).cursorProperty().get() == 0x1_0030
                                            && model(window).byteAt(0x1_0030) == 0x52);
            fire(window, "memory.undo");
            window.robot().await("the first", () -> model(window).byteAt(0x1_0030) == 0x22);
        }
    }

    @Test
    void aPlaceInAnotherMemoryIsShownThere() throws Exception {
        try (Window window =
                stopped(
                        List.of(new LinearMemory(1, false), new LinearMemory(3, false)),
                        List.of(new Write(1, 0x2_0000, 7)))) {
            steps(window, 3);
            window.headless()
                    .run(() -> window.context().places().go(new Place.Memory(1, 0x2_0000, 1)));
            window.robot().await("there", () -> model(window).byteAt(0x2_0000) == 7);
            assertEquals(0x2_0000, window.on(() -> model(window).cursorProperty().get()));
            assertEquals(
                    "1",
                    window.robot().read("#memory-index", n -> "" + ((ChoiceBox<?>) n).getValue()));
            fire(window, "memory.new");
            window.robot()
                    .await(
                            "a second view of the same part",
                            () ->
                                    window
                                            .headless()
                                            .scene()
                                            .getRoot()
                                            .lookupAll("#memory")
                                            .stream()
                                            .anyMatch(
                                                    n -> n.getAccessibleText().contains("0x1ff")));
        }
    }

    @Test
    void addressesBehindFourGibibytesAreReachedAndChangesAreSeenThere() throws Exception {
        long far = 0x1_0000_0123L;
        try (Window window =
                stopped(
                        List.of(new LinearMemory(65_552, true)),
                        List.of(new Write(0, far, 0x77)))) {
            window.robot().typeInto("#memory-address", "0x0000000100000123");
            window.robot().press(KeyCode.ENTER);
            window.robot().await("read", () -> model(window).byteAt(far) == 0);
            steps(window, 3);
            window.robot().await("written", () -> model(window).byteAt(far) == 0x77);
            window.robot().await("the change", () -> nextChangeIs(window, far));
            Path picture = Path.of("target", "screens", "memory-64-bit.png");
            window.headless().picture(1280, 800, picture);
            assertTrue(picture.toFile().length() > 0, "a picture");
            window.robot().typeInto("#memory-address", "0xffffffffffffffff");
            window.robot().press(KeyCode.ENTER);
            assertEquals(
                    "Address 0xffffffffffffffff is behind the end of memory (0x100100000)",
                    window.on(() -> window.context().debug().noticeProperty().get().text()));
        }
    }
}
