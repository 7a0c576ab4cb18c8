package dev.wasmscope.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.wasmscope.dwarf.section.Cancellation;
import dev.wasmscope.dwarf.section.SplitFiles;
import dev.wasmscope.testing.TestInputs;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Who reads for a module that was closed is told so, however much there is left to read. */
class CancellationTest {
    private final Cancellation cancellation = new Cancellation();
    private final DwarfInfo info =
            DwarfInfo.read(
                    WasmSections.of(TestInputs.guestBytes("rust/app-r196-dev.wasm")),
                    SplitFiles.NONE,
                    cancellation);

    @Test
    void nothingMoreIsReadOfAModuleThatWasClosed() {
        cancellation.cancel();
        List<Executable> questions =
                List.of(
                        info::summary,
                        info::functions,
                        info::allRows,
                        info::globals,
                        info::typeNames,
                        info::describedSizes,
                        () -> info.rows(0, Long.MAX_VALUE),
                        () -> info.functions("main"),
                        () -> info.globalsNamed("x"),
                        () -> info.uncompiled().find("main"),
                        () -> info.readAhead(0));
        for (Executable question : questions) {
            assertThrows(
                    CancellationException.class,
                    () -> assertTimeoutPreemptively(Duration.ofSeconds(5), question));
        }
    }

    @Test
    void whatWasReadBeforeIsStillTold() {
        info.readAhead(0);
        String unit = info.unitName(0);
        cancellation.cancel();
        assertEquals(unit, info.unitName(0));
        info.readAhead(0);
        assertFalse(info.isEmpty());
    }

    @Test
    void whatIsBeingReadEndsSoon() throws Exception {
        CompletableFuture<?> reading = CompletableFuture.supplyAsync(info::summary);
        TimeUnit.MILLISECONDS.sleep(20);
        cancellation.cancel();
        try {
            // Where the machine was quick enough it was read before it was cancelled.
            reading.get(2, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            assertEquals(CancellationException.class, e.getCause().getClass());
        } catch (CancellationException e) {
            // that it was cancelled is what was wanted
        }
    }
}
