package dev.wasmscope.session;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.code.CodeSearch;
import dev.wasmscope.testing.TestInputs;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A session that was closed reads nothing more, so that nobody waits for it and it can be freed.
 */
class ClosedSessionTest {
    private static DebugSession open(String guest) throws SessionException {
        return DebugSession.open(
                LaunchConfig.of(TestInputs.guest(guest))
                        .withUnknownImports(UnknownImports.ZERO)
                        .withReadAhead(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rust/app-r196-dev.wasm", "real/lua-c19-O0.wasm"})
    void whatReadsAllOfTheModuleEnds(String guest) throws Exception {
        DebugSession session = open(guest);
        ModuleView module = session.module();
        session.close();
        List<Function<ModuleView, Object>> questions =
                List.of(
                        ModuleView::functions,
                        ModuleView::debugInfo,
                        ModuleView::sourceFiles,
                        ModuleView::lines,
                        m -> m.findFunctions("no such function"),
                        m -> m.inspection().statics(),
                        m -> m.inspection().types(),
                        m -> m.inspection().features(),
                        m -> m.inspection().data(),
                        m -> m.inspection().debugSizes(),
                        m -> m.listing().find(new CodeSearch("nothing", 0, -1, true, _ -> {})));
        for (Function<ModuleView, Object> question : questions) {
            assertThrows(CancellationException.class, () -> question.apply(module));
        }
    }

    @Test
    void theTableOfAGoProgramIsNotReadFurther() throws Exception {
        ModuleView module;
        try (DebugSession session =
                DebugSession.open(
                        LaunchConfig.of(TestInputs.guest("go/main-go119-N.wasm"))
                                .withInvoke("getsp")
                                .withUnknownImports(UnknownImports.ZERO))) {
            module = session.module();
        }
        assertThrows(CancellationException.class, module::sourceFiles);
    }

    @Test
    void whatWasReadBeforeCanStillBeAsked() throws Exception {
        ModuleView module;
        String first;
        try (DebugSession session = open("real/lua-c19-O0.wasm")) {
            module = session.module();
            first = module.sourceFiles().getFirst().file();
        }
        assertEquals(first, module.sourceFiles().getFirst().file());
        assertFalse(module.sections().isEmpty());
        assertDoesNotThrow(() -> module.source(first));
    }

    @Test
    void theThreadThatReadsAheadEnds() throws Exception {
        DebugSession session = open("rust/app-r196-dev.wasm");
        session.close();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (reads() && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        assertFalse(reads());
        assertFalse(session.debugInfoRead().complete(), "it was not read to its end");
    }

    private static boolean reads() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(t -> t.getName().equals("debug-info"));
    }

    @Test
    void aProgramThatIsClosedWhileItIsLaunchedEnds() throws Exception {
        for (int i = 0; i < 20; i++) {
            DebugSession session = open("real/lua-c19-O0.wasm");
            var stop = session.run();
            session.close();
            try {
                Stop ended = stop.get(10, TimeUnit.SECONDS);
                assertTrue(ended.ended(), ended.reason().text());
            } catch (ExecutionException e) {
                assertEquals(SessionException.class, e.getCause().getClass());
            }
        }
    }
}
