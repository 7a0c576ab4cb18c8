package dev.wasmscope.ui.runconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.session.UnknownImports;
import dev.wasmscope.testing.TestInputs;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that is not opened as it is can be opened in another way with two clicks. */
class LaunchRemediesTest {
    /** Imports {@code env.abort} and has no {@code _start}. */
    private final Path library = TestInputs.guest("assemblyscript/app-O0.wasm");

    @TempDir private Path folder;

    private static void launch(Window window, LaunchConfig config) {
        window.headless().run(() -> window.context().run().launch(config, true));
    }

    private static void awaitOffer(Window window, String title, String why) {
        window.robot()
                .await(
                        title,
                        () ->
                                window.robot().seesNow("#status-offer")
                                        && ((Labeled) window.robot().findNow("#status-offer"))
                                                .getText()
                                                .equals(title));
        String notice = window.on(() -> window.context().debug().noticeProperty().get().text());
        assertTrue(notice.contains(why), notice);
    }

    private static void choose(Window window, String export) {
        Node exports = window.robot().find("#call-exports");
        window.on(
                () -> {
                    ListView<?> list = (ListView<?>) exports;
                    list.getItems().stream()
                            .filter(i -> i.toString().contains("name=" + export + ","))
                            .map(list.getItems()::indexOf)
                            .findFirst()
                            .ifPresent(list.getSelectionModel()::select);
                    return true;
                });
    }

    @Test
    void aLibraryForAnotherHostIsOpenedAndCalled() throws Exception {
        try (Window window = Window.real(folder, Optional::empty)) {
            launch(window, LaunchConfig.of(library).withStdin(new StdinSource.Fed()));
            awaitOffer(window, "Run until it is used", "imports func env.abort");
            window.robot().click("#status-offer");
            awaitOffer(window, "Choose what to call…", "exports no function _start");
            window.robot().click("#status-offer");
            choose(window, "fib");
            assertEquals(
                    "fib takes 1 argument, given: 0",
                    window.robot().read("#call-problem", n -> ((Labeled) n).getText()));
            assertTrue(window.robot().read("#call-open", Node::isDisabled));
            window.robot().typeInto("#call-arguments", "12");
            picture(window);
            window.robot().press(KeyCode.ENTER);
            window.awaitEnd();
            LaunchConfig used =
                    window.on(() -> window.context().debug().session().orElseThrow().config());
            assertEquals(Optional.of("fib"), used.invoke());
            assertEquals(List.of("12"), used.args());
            assertEquals(UnknownImports.TRAP, used.unknownImports());
        }
    }

    @Test
    void wrongArgumentsAreAskedForAgain() throws Exception {
        try (Window window = Window.real(folder, Optional::empty)) {
            launch(
                    window,
                    LaunchConfig.of(library)
                            .withUnknownImports(UnknownImports.ZERO)
                            .withInvoke("sieve")
                            .withArgs(List.of("many")));
            awaitOffer(window, "Choose what to call…", "argument 1 of sieve");
            window.robot().click("#status-offer");
            window.robot().find("#call-exports");
            window.robot().click("#call-arguments");
            window.robot().press(KeyCode.CONTROL, KeyCode.A);
            window.robot().typeInto("#call-arguments", "100");
            window.robot().click("#call-open");
            window.awaitEnd();
        }
    }

    private static void picture(Window window) throws Exception {
        Node list = window.robot().find("#call-exports");
        window.headless()
                .picture(
                        window.on(() -> list.getScene().getRoot()),
                        Path.of("target", "screens", "call-dialog.png"));
    }
}
