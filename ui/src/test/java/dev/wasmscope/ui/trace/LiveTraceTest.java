package dev.wasmscope.ui.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.session.DirAccess;
import dev.wasmscope.session.DirMapping;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.session.StopReason;
import dev.wasmscope.testing.TestInputs;
import dev.wasmscope.ui.inject.Fault;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trace of real programs, used with the mouse: while they run, and between two runs. */
class LiveTraceTest {
    @TempDir Path folder;

    @Test
    void callsAreShownWhileTheProgramRunsAndItStopsWhenOneHappensAgain() throws Exception {
        try (Window window = Window.real(folder, Optional::empty)) {
            Files.writeString(
                    folder.resolve("forever.lua"),
                    "while true do local f = io.open('/data/none.txt'); os.clock() end\n");
            LaunchConfig config =
                    LaunchConfig.of(TestInputs.guest("real/lua-c19-O0.wasm"))
                            .withArgs(List.of("/data/forever.lua"))
                            .withPreopens(
                                    List.of(new DirMapping(folder, "/data", DirAccess.OVERLAY)))
                            .withStdin(new StdinSource.Fed());
            window.headless().run(() -> window.context().run().launch(config, true));
            showTrace(window);
            window.robot().await("calls", () -> rows(window).size() > 1000);
            int before = window.on(() -> rows(window).size());
            window.robot().await("more calls", () -> rows(window).size() > before + 100);
            assertEquals(SessionState.RUNNING, state(window));
            first(window, "errno=noent");
            window.robot().rowMenu(chosen(window), "trace-break");
            window.awaitStop(1);
            StopReason reason =
                    window.on(
                            () ->
                                    window.context()
                                            .debug()
                                            .stopProperty()
                                            .get()
                                            .orElseThrow()
                                            .reason());
            assertInstanceOf(StopReason.AtHostCall.class, reason, reason.text());
            assertTrue(reason.text().contains("path_open"), reason.text());
        }
    }

    @Test
    void aDoubleClickGoesToTheLineThatCalled() throws Exception {
        try (Window window = wordcount()) {
            first(window, "path_open");
            window.robot().click(chosen(window), 2);
            window.robot()
                    .await(
                            "wordcount.c:63",
                            () ->
                                    window.context()
                                            .sources()
                                            .frontProperty()
                                            .get()
                                            .filter(f -> f.shownProperty().get() == 63)
                                            .isPresent());
        }
    }

    @Test
    void theChosenCallFailsInTheNextRunUntilTheFaultIsTakenAway() throws Exception {
        try (Window window = wordcount()) {
            first(window, "path_open");
            window.robot().rowMenu(chosen(window), "trace-fail");
            window.robot().click("#fault-add");
            window.robot().click(".dialog-pane .button:cancel");
            runAgain(window, true);
            HostCallEvent failed = opens(window).getFirst();
            assertEquals(Optional.of("errno=io"), failed.injected(), failed.toString());
            assertEquals("io", failed.result());

            window.robot().click("#trace-faults");
            window.robot().click("#fault-remove-1");
            window.robot().click(".dialog-pane .button:cancel");
            runAgain(window, false);
            assertEquals(Optional.empty(), opens(window).getFirst().injected());
            assertEquals("success", opens(window).getFirst().result());
        }
    }

    @Test
    void faultsHoldAfterTheDesktopWasClosedAndOpenedAgain() throws Exception {
        try (Window window = wordcount()) {
            window.headless()
                    .run(
                            () -> {
                                window.context().faults().add("path_open:errno=acces");
                                window.context().faults().add("fd_close:errno=io");
                                Fault second = window.context().faults().items().getLast();
                                window.context().faults().setEnabled(second, false);
                            });
        }
        try (Window window = wordcount()) {
            assertEquals(
                    List.of(
                            new Fault("path_open:errno=acces", true),
                            new Fault("fd_close:errno=io", false)),
                    window.on(() -> List.copyOf(window.context().faults().items())));
            assertEquals("acces", opens(window).getFirst().result(), "from the first call on");
        }
    }

    private Window wordcount() throws Exception {
        Window window = Window.real(folder, Optional::empty);
        window.openSample(folder, "wordcount", "one", true);
        window.awaitEnd();
        showTrace(window);
        window.robot().await("the calls", () -> complete(window));
        return window;
    }

    /**
     * Restarts the program.
     *
     * @param wrote whether its last run left changes, about which the user is asked
     */
    private static void runAgain(Window window, boolean wrote) {
        window.robot()
                .await(
                        "the changes",
                        () ->
                                window.context().changes().changesProperty().get().isEmpty()
                                        != wrote);
        int generation = window.on(() -> rows(window).snapshot().generation());
        window.robot().click("#action-run-restart");
        if (wrote) {
            window.robot().click("#unsaved-discard");
        }
        window.robot()
                .await("another run", () -> rows(window).snapshot().generation() > generation);
        window.awaitEnd();
        window.robot().await("the calls", () -> complete(window));
    }

    private static List<HostCallEvent> opens(Window window) {
        return window.on(
                () ->
                        window.context().trace().shown(1000).stream()
                                .filter(call -> call.name().equals("path_open"))
                                .toList());
    }

    private static void showTrace(Window window) {
        window.robot().press(KeyCode.ALT, KeyCode.DIGIT6);
        window.headless().run(window.context().docks()::enlarge);
    }

    private static boolean complete(Window window) {
        return rows(window).snapshot().complete() && rows(window).size() > 0;
    }

    /** Types a filter and chooses the first call that it leaves. */
    private static void first(Window window, String filter) {
        window.robot().click("#trace-filter");
        window.robot().type(filter);
        window.robot()
                .await(
                        "filtered",
                        () ->
                                rows(window).size() > 0
                                        && rows(window)
                                                .snapshot()
                                                .query()
                                                .filter()
                                                .toString()
                                                .equals(filter));
        Node table = window.robot().find("#trace");
        window.headless().run(table::requestFocus);
        window.robot().press(KeyCode.HOME);
    }

    private static Node chosen(Window window) {
        return window.robot().find("#trace .table-row-cell:selected .trace-call");
    }

    private static SessionState state(Window window) {
        return window.on(() -> window.context().debug().stateProperty().get());
    }

    private static TraceRows rows(Window window) {
        return window.context().trace().rowsProperty().get();
    }
}
