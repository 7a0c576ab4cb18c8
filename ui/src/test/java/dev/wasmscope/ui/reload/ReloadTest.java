package dev.wasmscope.ui.reload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SourceText;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.ui.fx.Coalescer;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.kept.Keeper;
import dev.wasmscope.ui.kept.Kept;
import dev.wasmscope.ui.session.BreakpointsModel;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.session.SavedBreakpoint;
import dev.wasmscope.ui.testing.FakeModule;
import dev.wasmscope.ui.testing.FakeSession;
import dev.wasmscope.ui.testing.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadTest {
    @TempDir Path folder;

    @Test
    void aLineIsFoundAgainByItsNearestEqual() {
        LineAnchor anchor = new LineAnchor("a.c", 3, "/a.c", "n++;");
        assertEquals(3, anchor.in(List.of("", "", "  n++;", "n++;")), "where it was");
        assertEquals(5, anchor.in(List.of("", "", "", "", "n++;")), "further down");
        assertEquals(1, anchor.in(List.of("n++;", "", "", "", "", "n++;")), "the nearer one");
        assertEquals(3, anchor.in(List.of("m++;", "", "")), "nowhere: the same number");
        assertEquals(3, anchor.in(List.of("m++;")), "a short file");
        assertEquals(3, new LineAnchor("a.c", 3, "/a.c", "").in(List.of("", "x", "y")));
    }

    @Test
    void aFileThatIsStillBeingWrittenIsNoNewsYet() throws Exception {
        Path file = folder.resolve("a.wasm");
        Files.writeString(file, "old");
        CountDownLatch changed = new CountDownLatch(1);
        List<Long> sizes = new CopyOnWriteArrayList<>();
        try (FileWatch _ =
                new FileWatch(
                        file,
                        Stamp.of(file),
                        () -> {
                            sizes.add(Stamp.of(file).size());
                            changed.countDown();
                        })) {
            for (int i = 1; i <= 5; i++) {
                Files.writeString(file, "x".repeat(i * 100));
                Thread.sleep(60);
            }
            assertTrue(changed.await(10, TimeUnit.SECONDS), "seen");
        }
        assertEquals(List.of(500L), sizes, "once, when it was whole");
    }

    @Test
    void breakpointsFollowTheirLineInATextThatTheModuleCarries() throws Exception {
        Path module = folder.resolve("list.wasm");
        Path compiled = folder.resolve("as-it-was-compiled.c");
        List<String> text =
                new ArrayList<>(
                        ((SourceText.Found) new FakeModule().source(FakeModule.FILE)).lines());
        Files.writeString(module, "the module");
        Files.write(compiled, text);
        try (Desk desk = new Desk(module, compiled, true)) {
            desk.breakpoints.toggleLine(FakeModule.FILE, 17);
        }
        text.add(0, "// a new first line");
        Files.write(compiled, text);
        Files.writeString(module, "the module, built anew");
        try (Desk desk = new Desk(module, compiled, true)) {
            assertEquals(List.of(FakeModule.FILE + ":18"), desk.texts());
            assertTrue(desk.said.contains("A breakpoint followed its line"), desk.said.toString());
        }
        try (Desk desk = new Desk(module, compiled, true)) {
            assertEquals(List.of(FakeModule.FILE + ":18"), desk.texts(), "and stays there");
        }
    }

    @Test
    void breakpointsFollowTheirLineWhenSourceAndModuleChangedAndTheDesktopWasClosed()
            throws Exception {
        Path module = folder.resolve("list.wasm");
        Files.writeString(module, "the module");
        Path source = folder.resolve("list.c");
        List<String> text =
                new ArrayList<>(
                        ((SourceText.Found) new FakeModule().source(FakeModule.FILE)).lines());
        Files.write(source, text);
        try (Desk desk = new Desk(module, source)) {
            desk.breakpoints.toggleLine(FakeModule.FILE, 17);
            desk.breakpoints.setEnabled(desk.breakpoints.items().getFirst(), false);
            assertEquals(List.of(FakeModule.FILE + ":17"), desk.texts());
        }
        text.add(0, "// a new first line");
        Files.write(source, text);
        try (Desk desk = new Desk(module, source)) {
            assertEquals(
                    List.of(FakeModule.FILE + ":17"),
                    desk.texts(),
                    "only the text was edited: the module still has the old lines");
        }
        Files.writeString(module, "the module, built anew");
        try (Desk desk = new Desk(module, source)) {
            assertEquals(List.of(FakeModule.FILE + ":18"), desk.texts());
            assertFalse(desk.breakpoints.items().getFirst().enabled(), "with its options");
            assertTrue(desk.said.contains("A breakpoint followed its line"), desk.said.toString());
        }
    }

    /** The models of a window, whose source lies on disk. */
    private final class Desk implements AutoCloseable {
        final List<String> said = new CopyOnWriteArrayList<>();
        final UiThread ui = UiThread.direct(f -> said.add(f.toString()));
        final Coalescer coalescer = new Coalescer(ui, Duration.ZERO);
        final DebugModel debug;
        final BreakpointsModel breakpoints;
        final Keeper keeper;

        Desk(Path module, Path source) {
            this(module, source, false);
        }

        Desk(Path module, Path source, boolean embedded) {
            debug =
                    new DebugModel(
                            c -> withSource(new FakeSession(c), source, embedded),
                            ui,
                            Runnable::run,
                            coalescer);
            breakpoints = new BreakpointsModel(debug);
            Kept kept = new Kept();
            keeper = new Keeper(kept, folder, ui, f -> said.add(f.getMessage()));
            debug.addOpenListener(keeper);
            kept.part(
                    "breakpoints",
                    SavedBreakpoint[].class,
                    breakpoints::saved,
                    breakpoints::restore,
                    breakpoints.items());
            LineAnchors anchors =
                    new LineAnchors(
                            debug,
                            breakpoints,
                            ui,
                            Runnable::run,
                            c -> keeper.reading(c, "lines", LineAnchors.KeptLines.class));
            kept.part(
                    "lines",
                    LineAnchors.KeptLines.class,
                    anchors.linesProperty()::get,
                    _ -> {},
                    anchors.linesProperty());
            debug.noticeProperty().subscribe(n -> said.add(n.text()));
            debug.open(LaunchConfig.of(module), () -> {});
        }

        List<String> texts() {
            return breakpoints.items().stream().map(Breakpoint::text).toList();
        }

        @Override
        public void close() {
            keeper.close();
            debug.close();
            coalescer.close();
        }
    }

    /** The session with its source in a file, or from there as if the module carried it. */
    private static DebugSession withSource(FakeSession session, Path source, boolean embedded) {
        return (DebugSession)
                java.lang.reflect.Proxy.newProxyInstance(
                        ReloadTest.class.getClassLoader(),
                        new Class<?>[] {DebugSession.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "module" -> withSource(session.module(), source, embedded);
                                    case "equals" -> proxy == arguments[0];
                                    default -> method.invoke(session, arguments);
                                });
    }

    private static Object withSource(Object module, Path source, boolean embedded) {
        return java.lang.reflect.Proxy.newProxyInstance(
                ReloadTest.class.getClassLoader(),
                new Class<?>[] {dev.wasmscope.session.ModuleView.class},
                (_, method, arguments) ->
                        method.getName().equals("source")
                                ? new SourceText.Found(
                                        (String) arguments[0],
                                        embedded ? Optional.empty() : Optional.of(source),
                                        Files.readAllLines(source))
                                : method.invoke(module, arguments));
    }

    @Test
    void aModuleThatWasBuiltAnewIsReloadedByItselfOrOffered() throws Exception {
        Path module = folder.resolve("list.wasm");
        Files.writeString(module, "\0asm");
        try (Window window = Window.over(FakeSession::new, folder)) {
            window.headless()
                    .run(
                            () ->
                                    window.context()
                                            .run()
                                            .launch(
                                                    LaunchConfig.of(module)
                                                            .withStdin(new StdinSource.Fed()),
                                                    false));
            window.awaitSource();
            DebugSession first = session(window);
            window.robot().click("#gutter-9");
            build(module, 1);
            window.robot().await("reloaded", () -> !sessionNow(window).equals(first));
            window.awaitSource();
            DebugSession second = session(window);
            window.robot().press(KeyCode.F5);
            window.awaitStop(1);
            build(module, 2);
            window.robot()
                    .await(
                            "the offer",
                            () ->
                                    window.context()
                                            .debug()
                                            .noticeProperty()
                                            .get()
                                            .offer()
                                            .isPresent());
            assertEquals(second, session(window), "nothing is lost unasked");
            assertEquals(
                    "list.wasm was built anew; what runs here is the one from before",
                    window.on(() -> window.context().debug().noticeProperty().get().text()));
            window.headless().picture(Path.of("target", "screens", "reload-dark.png"));
            window.robot().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
            window.robot().await("reloaded", () -> !sessionNow(window).equals(second));
            assertEquals(1, window.on(() -> window.context().breakpoints().items().size()));
        }
    }

    private static void build(Path module, int version) throws IOException {
        Files.writeString(module, "\0asm" + "x".repeat(version));
        Files.setLastModifiedTime(module, FileTime.fromMillis(1_000_000L * version));
    }

    private static DebugSession session(Window window) {
        return window.on(() -> sessionNow(window));
    }

    private static DebugSession sessionNow(Window window) {
        return window.context().debug().session().orElseThrow();
    }
}
