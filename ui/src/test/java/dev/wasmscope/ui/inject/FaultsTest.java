package dev.wasmscope.ui.inject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.host.inject.Injection;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsTest {
    @TempDir Path folder;

    @Test
    void theChosenCallFailsNextTimeAndTheFaultIsKept() throws Exception {
        try (Window window = opened()) {
            window.headless().run(() -> window.context().trace().select(10));
            window.robot().click("#trace-faults");
            assertEquals(
                    "path_open path=\"/data/in2.txt\":errno=io:when=1",
                    window.robot().read("#fault-outcome", n -> ((Labeled) n).getText()));
            window.robot().click("#fault-add");
            assertEquals(
                    List.of("path_open path=\"/data/in2.txt\":errno=io:when=1"), inForce(window));
            assertEquals("1", window.robot().read("#trace-faults", n -> ((Labeled) n).getText()));
        }
        try (Window window = opened()) {
            assertEquals(
                    List.of("path_open path=\"/data/in2.txt\":errno=io:when=1"),
                    inForce(window),
                    "kept for the module");
        }
    }

    @Test
    void faultsOfARunConfigurationStayWithIt() throws Exception {
        try (Window window = Window.opened(folder)) {
            LaunchConfig plain =
                    window.on(() -> window.context().debug().session().orElseThrow().config());
            window.headless().run(() -> window.context().faults().add("random:delay=1ms"));
            LaunchConfig failing =
                    plain.withInjections(List.of(Injection.parse("fd_read:errno=io")));
            start(window, failing);
            assertEquals(List.of("random:delay=1ms", "fd_read:errno=io"), inForce(window));
            window.robot().press(KeyCode.ALT, KeyCode.DIGIT6);
            window.robot().click("#trace-faults");
            assertEquals(
                    List.of("fault-given-2"),
                    window.robot()
                            .read(
                                    "#faults",
                                    n ->
                                            n.lookupAll(".label").stream()
                                                    .map(Node::getId)
                                                    .filter(Objects::nonNull)
                                                    .filter(id -> id.startsWith("fault-given"))
                                                    .toList()),
                    "the other was added by the user");
            window.robot().click("#fault-enabled-2");
            assertEquals(List.of("random:delay=1ms"), inForce(window), "off until the next start");
            start(window, failing);
            assertEquals(List.of("random:delay=1ms", "fd_read:errno=io"), inForce(window));
            start(window, plain);
            assertEquals(List.of("random:delay=1ms"), inForce(window), "another configuration");
        }
    }

    private static void start(Window window, LaunchConfig config) {
        var before = window.on(() -> window.context().debug().session().orElseThrow());
        window.headless().run(() -> window.context().run().launch(config, false));
        window.robot()
                .await(
                        "opened",
                        () ->
                                window.context()
                                        .debug()
                                        .session()
                                        .filter(s -> s != before)
                                        .isPresent());
    }

    @Test
    void faultsAreSwitchedOffAndRemoved() throws Exception {
        try (Window window = opened()) {
            window.headless().run(() -> window.context().faults().add("fd_read:errno=io"));
            window.headless().run(() -> window.context().faults().add("random:delay=1ms"));
            window.robot().click("#trace-faults");
            window.robot().click("#fault-enabled-1");
            assertEquals(List.of("random:delay=1ms"), inForce(window));
            window.robot().click("#fault-remove-2");
            assertEquals(List.of(), inForce(window));
            assertEquals(
                    List.of(new Fault("fd_read:errno=io", false)),
                    window.on(() -> List.copyOf(window.context().faults().items())));
        }
    }

    @Test
    void whatIsWrongIsSaidAndNotAdded() throws Exception {
        try (Window window = opened()) {
            window.robot().click("#trace-faults");
            window.robot().typeInto("#fault-calls", "fd_read");
            window.robot().typeInto("#fault-delay", "soon");
            String problem = window.robot().read("#fault-outcome", n -> ((Labeled) n).getText());
            assertTrue(problem.contains("soon"), problem);
            assertEquals(true, window.robot().read("#fault-add", n -> n.isDisabled()));
        }
    }

    @Test
    void warnsOfCallsThatTheProgramDoesNotMake() throws Exception {
        try (Window window = opened()) {
            window.headless().run(() -> window.context().faults().add("path_opn:delay=1ms"));
            window.robot().click("#trace-faults");
            assertEquals(
                    "no such call in this program",
                    window.robot().read("#faults .warning", n -> ((Labeled) n).getText()));
            window.robot().typeInto("#fault-calls", "sock_*");
            window.robot().typeInto("#fault-delay", "5ms");
            Labeled outcome = (Labeled) window.robot().find("#fault-outcome");
            assertEquals(
                    "sock_*:delay=5ms does nothing: the module imports no function that matches"
                            + " 'sock_*'",
                    window.on(outcome::getText));
            assertTrue(window.on(() -> outcome.getStyleClass().contains("warning")));
            assertEquals(
                    false,
                    window.robot().read("#fault-add", n -> n.isDisabled()),
                    "only a warning");
        }
    }

    @Test
    void aFileThatIsNoJsonCountsAsEmpty() throws Exception {
        Files.writeString(folder.resolve("faults.json"), "{ not json");
        FaultsFile file = new FaultsFile(folder);
        Path module = folder.resolve("a.wasm");
        assertEquals(List.of(), file.load(module));
        file.save(module, List.of(new Fault("fd_read:errno=io", false)));
        assertEquals(List.of(new Fault("fd_read:errno=io", false)), file.load(module));
        assertEquals(List.of(), file.load(folder.resolve("b.wasm")));
        try (var files = Files.list(folder)) {
            assertEquals(
                    List.of("faults.json"),
                    files.map(p -> p.getFileName().toString()).toList(),
                    "nothing else is left");
        }
    }

    private Window opened() throws Exception {
        Window window = Window.atTheEnd(folder, 1440, 900, List.of(), "calls=20");
        window.robot().press(KeyCode.ALT, KeyCode.DIGIT6);
        window.robot()
                .await("calls", () -> window.context().trace().rowsProperty().get().size() == 20);
        return window;
    }

    private static List<String> inForce(Window window) {
        return window.on(
                () ->
                        window.context().debug().session().orElseThrow().injections().stream()
                                .map(Object::toString)
                                .toList());
    }
}
