package dev.wasmscope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.binary.ModuleBytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A guest that is busy for ever can be paused, looked at, stepped and paused again, whatever it is
 * busy with. How long that takes is measured by {@code bench/pause}, with the same guests; see
 * docs/performance.md.
 */
class PauseAnywhereTest {
    private static final int TIMES = 3;

    @TempDir private Path folder;

    /** Each never returns; see busy.c. */
    @ParameterizedTest
    @CsvSource({
        "spin, ''",
        "tight, ''",
        "recurse, ''",
        "time, ''",
        "input, wasi_snapshot_preview1.fd_read",
        "sleep, wasi_snapshot_preview1.poll_oneoff",
    })
    void aBusyGuestPauses(String function, String waitsIn) throws Exception {
        Path wasm = Path.of("..", "bench", "guests", "busy.wasm");
        LaunchConfig config =
                LaunchConfig.of(wasm)
                        .withInvoke(function)
                        .withStdin(new StdinSource.Fed())
                        .withCallKeeping(CallKeeping.NONE);
        try (DebuggedProgram program = new DebuggedProgram(config)) {
            CompletableFuture<Stop> running = program.session().run();
            long clock = 0;
            for (int i = 0; i < TIMES; i++) {
                Stop stop = pause(program, running);
                StopReason.Paused reason = assertInstanceOf(StopReason.Paused.class, stop.reason());
                if (!waitsIn.isEmpty()) {
                    assertEquals(waitsIn, reason.inHostCall().orElse(""));
                }
                assertTrue(stop.clock() >= clock, "the clock goes on");
                assertTrue(stop.guestDepth() > 0, "its frames can be seen");
                clock = stop.clock();
                running = program.session().continueRun();
            }
            program.session().pause();
            DebuggedProgram.await(running);
            assertInstanceOf(
                    StopReason.Killed.class,
                    DebuggedProgram.await(program.session().kill()).reason());
        }
    }

    private static Stop pause(DebuggedProgram program, CompletableFuture<Stop> running)
            throws InterruptedException {
        Thread.sleep(20); // so that it is at it
        program.session().pause();
        Stop stop = DebuggedProgram.await(running);
        StepChecks.assertNothingLeft(program);
        return stop;
    }

    /**
     * One fill of 128 MiB after another; of some pauses at least one comes in the middle of one.
     */
    @Test
    void aLongFillPausesInTheMiddle() throws Exception {
        byte[] bytes =
                new ModuleBytes()
                        .section(1, "01 60 00 00")
                        .section(3, "01 00")
                        .section(5, "01 00 80 10")
                        .section(7, "01  04 66696c6c 00 00")
                        .bodies("00 0340 4100 4107 4180 8080 c000 fc0b 00 0c00 0b 0b")
                        .build();
        Path wasm = Files.write(folder.resolve("fill.wasm"), bytes);
        try (DebuggedProgram program =
                new DebuggedProgram(LaunchConfig.of(wasm).withInvoke("fill"))) {
            CompletableFuture<Stop> running = program.session().run();
            boolean inTheMiddle = false;
            for (int i = 0; i < 50 && !inTheMiddle; i++) {
                Stop stop = pause(program, running);
                assertInstanceOf(StopReason.Paused.class, stop.reason());
                List<WasmValue> operands = DebuggedProgram.await(program.session().operandStack(0));
                inTheMiddle =
                        operands.size() == 3 && !operands.getLast().value().equals("134217728");
                running = program.session().continueRun();
            }
            assertTrue(inTheMiddle, "50 pauses, and each came between two fills");
            pause(program, running);
            // The fill that was under way ends, and a step gets to what follows it.
            DebuggedProgram.await(program.session().stepInstruction());
            StepChecks.assertNothingLeft(program);
        }
    }

    /**
     * A growth by 100 MiB waits for the machine to clear it. Wherever the pause comes, what was in
     * memory is there afterwards, and the memory has grown once.
     */
    @Test
    void aLargeGrowthCanBePaused() throws Exception {
        byte[] bytes =
                new ModuleBytes()
                        .section(1, "02 60 00 00  60 00 01 7f")
                        .section(3, "01 00")
                        .section(5, "01 00 01")
                        .section(7, "01  04 67726f77 00 00")
                        // 7 at 100; grow by 1,600 pages; nothing more if it says 1
                        .bodies(
                                "00 41e400 4107 360200 41 c00c 4000 4101 46 0440 0340 0c00 0b 0b"
                                        + " 0b")
                        .build();
        Path wasm = Files.write(folder.resolve("grow.wasm"), bytes);
        try (DebuggedProgram program =
                new DebuggedProgram(LaunchConfig.of(wasm).withInvoke("grow"))) {
            CompletableFuture<Stop> running = program.session().run();
            long size = 0;
            for (int pauses = 0; size != 1_601 * 65_536 && pauses < 500; pauses++) {
                // Further and further apart: on a slow machine too there comes time to grow.
                Thread.sleep(pauses / 10);
                program.session().pause();
                Stop stop = DebuggedProgram.await(running);
                assertInstanceOf(StopReason.Paused.class, stop.reason());
                size = DebuggedProgram.await(program.session().memorySize(0));
                assertTrue(size == 65_536 || size == 1_601 * 65_536, "size: " + size);
                running = program.session().continueRun();
            }
            assertEquals(1_601 * 65_536, size, "it grew in the end");
            pause(program, running);
            byte[] seven = DebuggedProgram.await(program.session().readMemory(0, 100, 4));
            assertEquals(7, seven[0], "what was there before it grew");
        }
    }
}
