package dev.wasmscope.ui.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.memory.MemoryRange;
import dev.wasmscope.ui.task.Task;
import dev.wasmscope.ui.testing.Answers;
import dev.wasmscope.ui.testing.HandMade;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of so much memory that they are tasks. */
class LongEditsTest {
    private static final int PAGES = 400;

    @TempDir Path folder;

    @Test
    void aLongFillIsATaskThatGoesToTheEnd() throws Exception {
        try (Window window = opened()) {
            byte[] pattern = {1, 2, 3};
            MemoryRange range = new MemoryRange(0, 5, 20_000_000);
            String task =
                    window.on(
                            () -> {
                                edits(window).fill(range, pattern);
                                return running(window).getLast().title();
                            });
            assertEquals("Filling memory", task);
            window.awaitNotice("Filled 20\u202f000\u202f000 bytes");
            assertArrayEquals(new byte[] {0, 1, 2, 3, 1}, bytes(window, 4, 5), "at the start");
            // 20,000,000 is two more than a multiple of three.
            assertArrayEquals(new byte[] {3, 1, 2, 0}, bytes(window, 20_000_002, 4), "at the end");
            assertEquals(0, window.on(() -> running(window).size()));
        }
    }

    @Test
    void aLongFillThatIsCancelledTellsHowFarItCame() throws Exception {
        try (Window window = opened()) {
            window.headless()
                    .run(
                            () -> {
                                edits(window)
                                        .fill(new MemoryRange(0, 0, 25_000_000), new byte[] {7});
                                running(window).getLast().cancel();
                            });
            String told = window.awaitNotice("Filled ");
            assertTrue(
                    told.endsWith(" of 25\u202f000\u202f000 bytes, then it was cancelled"), told);
        }
    }

    @Test
    void aLongFileIsLoadedInPieces() throws Exception {
        byte[] contents = new byte[LongEdits.PIECE + 3];
        contents[0] = 1;
        contents[LongEdits.PIECE + 2] = 9;
        Path file = Files.write(folder.resolve("big.bin"), contents);
        try (Window window = opened()) {
            window.headless()
                    .run(() -> edits(window).load(new MemoryRange(0, 16, contents.length), file));
            window.awaitNotice("Loaded 8\u202f388\u202f611 bytes");
            assertArrayEquals(new byte[] {1}, bytes(window, 16, 1));
            assertArrayEquals(new byte[] {9}, bytes(window, 16 + LongEdits.PIECE + 2L, 1));
        }
    }

    private static LongEdits edits(Window window) {
        return new LongEdits(window.context().debug(), window.context().tasks());
    }

    private static List<Task> running(Window window) {
        return List.copyOf(window.context().tasks().running());
    }

    private static byte[] bytes(Window window, long address, int length) throws Exception {
        return window.on(() -> window.context().debug().session().orElseThrow())
                .readMemory(0, address, length)
                .get();
    }

    private Window opened() throws Exception {
        Path module =
                HandMade.writing(
                        folder.resolve("big.wasm"),
                        List.of(new HandMade.LinearMemory(PAGES, false)),
                        List.of());
        Window window = Window.real(folder, new Answers(module));
        window.headless()
                .run(
                        () ->
                                window.context()
                                        .run()
                                        .launch(
                                                LaunchConfig.of(module),
                                                List.of(new BreakpointSpec.Entry()),
                                                true));
        window.awaitStop(1);
        return window;
    }
}
