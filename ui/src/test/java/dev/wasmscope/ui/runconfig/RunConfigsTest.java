package dev.wasmscope.ui.runconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.ui.testing.FakeSession;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configurations are made, chosen, used, kept and shared. */
class RunConfigsTest {
    @TempDir Path folder;

    private Window opened(Path module) throws Exception {
        Window window = Window.over(FakeSession::new, folder);
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
        return window;
    }

    private static LaunchConfig config(Window window) {
        return window.on(() -> window.context().debug().session().orElseThrow().config());
    }

    private static String shown(Window window) {
        return window.robot().read("#run-config", n -> ((MenuButton) n).getText());
    }

    private static void replace(Window window, String field, String text) {
        window.robot().click(field);
        window.robot().press(KeyCode.CONTROL, KeyCode.A);
        window.robot().typeInto(field, text);
    }

    @Test
    void aConfigurationIsWrittenBesideTheModuleChosenAndUsed() throws Exception {
        Path module = Files.createDirectory(folder.resolve("build")).resolve("list.wasm");
        Files.writeString(module, "\0asm");
        try (Window window = opened(module)) {
            assertEquals("As opened", shown(window));
            window.robot().press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.R);
            replace(window, "#run-config-name", "small");
            replace(window, "#run-config-args", "-n \"two words\"");
            replace(window, "#run-config-instructions", "lots");
            assertEquals(
                    "small: limits.instructions: 'lots' is no number above 0",
                    window.robot().read("#run-config-problem", n -> ((Labeled) n).getText()));
            assertTrue(window.robot().read("#run-config-use", Node::isDisabled));
            replace(window, "#run-config-instructions", "5000");
            window.on(
                    () -> {
                        ((javafx.scene.control.ChoiceBox<?>)
                                        window.robot().findNow("#run-config-place"))
                                .getSelectionModel()
                                .select(1);
                        return true;
                    });
            window.robot().click("#run-config-use");
            window.robot().await("the name", () -> shownNow(window).equals("small"));
            window.robot()
                    .await(
                            "used at once: nothing runs yet",
                            () -> configNow(window).args().equals(List.of("-n", "two words")));
            assertEquals(5000, config(window).limits().maxInstructions().orElseThrow());
            Path file = module.resolveSibling("list.wasmscope.json");
            assertTrue(Files.readString(file).contains("\"two words\""), "shared beside it");
        }
        try (Window window = opened(module)) {
            assertEquals("small", shown(window), "chosen again when it is opened again");
            assertEquals(List.of("-n", "two words"), config(window).args());
        }
    }

    private static String shownNow(Window window) {
        return ((MenuButton) window.robot().findNow("#run-config")).getText();
    }

    private static LaunchConfig configNow(Window window) {
        return window.context().debug().session().map(s -> s.config()).orElseThrow();
    }

    @Test
    void whatIsChosenWhileTheProgramRunsIsUsedByTheNextStart() throws Exception {
        Path module = folder.resolve("list.wasm");
        Files.writeString(module, "\0asm");
        RunConfigFile user =
                RunConfigFile.of(module, RunConfigFile.Place.USER, folder.resolve("settings"));
        user.put(named("one", List.of("1")), Optional.empty());
        user.put(named("two", List.of("2")), Optional.empty());
        try (Window window = opened(module)) {
            window.robot().click("#gutter-9");
            window.robot().click("#action-run-continue");
            int first = window.awaitStop(1).number();
            window.robot().press(KeyCode.SHIFT, KeyCode.ALT, KeyCode.R);
            window.robot().press(KeyCode.DOWN);
            window.robot().press(KeyCode.DOWN);
            window.robot().press(KeyCode.DOWN);
            window.robot().press(KeyCode.ENTER);
            assertEquals("two", shown(window));
            assertEquals(List.of(), config(window).args(), "the present run goes on");
            assertEquals(first, window.awaitStop(1).number());
            window.robot().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F5);
            window.robot().await("restarted", () -> configNow(window).args().equals(List.of("2")));
            window.awaitStop(1);
            assertEquals(
                    1,
                    window.on(() -> window.context().breakpoints().items().size()),
                    "its breakpoints are kept");
        }
    }

    private static RunConfig named(String name, List<String> args) {
        RunConfig plain = RunConfig.plain(name);
        return new RunConfig(
                name,
                args,
                Map.of(),
                "",
                List.of(),
                plain.input(),
                Limits.NONE,
                List.of(),
                List.of(),
                List.of(),
                "",
                false,
                dev.wasmscope.session.UnknownImports.REFUSE);
    }

    @Test
    void configurationsAreCopiedAndRemovedAndTheDialogLooksAsItShould() throws Exception {
        Path module = folder.resolve("list.wasm");
        Files.writeString(module, "\0asm");
        RunConfigFile shared =
                RunConfigFile.of(module, RunConfigFile.Place.BESIDE, folder.resolve("settings"));
        shared.put(named("one", List.of("1")), Optional.empty());
        try (Window window = opened(module)) {
            window.robot().menu("run", "run-configure");
            picture(window, "run-config-dark");
            window.robot().click("#run-config-copy");
            window.robot().click("#run-config-save");
            assertEquals(
                    List.of("one", "one 2"),
                    shared.load().configs().stream().map(RunConfig::name).toList());
            window.headless().run(window.headless().themes()::toggle);
            window.robot().press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.R);
            picture(window, "run-config-light");
            window.robot().click("#run-config-remove");
            window.robot().click("#run-config-save");
            assertEquals(
                    List.of("one 2"),
                    shared.load().configs().stream().map(RunConfig::name).toList());
        }
    }

    private static void picture(Window window, String name) throws Exception {
        Node form = window.robot().find("#run-config-form");
        window.headless()
                .picture(
                        window.on(() -> form.getScene().getRoot()),
                        Path.of("target", "screens", name + ".png"));
    }
}
