package dev.wasmscope.installer;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wasmscope.samples.ExtractedSample;
import dev.wasmscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image works by itself: no JDK, no display, no checkout. */
class ImageIT {
    /** No JDK that could be found by mistake. */
    private static final Map<String, String> BARE =
            Map.of("JAVA_HOME", "/nonexistent", "PATH", "/usr/bin:/bin");

    private final Image image = Image.built();

    @TempDir Path folder;

    @Test
    void runsAGuest() throws IOException {
        Samples samples = new Samples();
        ExtractedSample ledger =
                samples.extractTo(samples.find("ledger").orElseThrow(), folder.resolve("a b"));

        Image.Result clean = image.run(folder, BARE, "run", ledger.module().toString());
        Image.Result trap = image.run(folder, BARE, "run", ledger.module().toString(), "december");

        assertAll(
                () -> assertEquals(0, clean.code(), clean.output()),
                () -> assertEquals(134, trap.code(), trap.output()),
                () -> assertTrue(trap.output().contains("ledger.c:62"), trap.output()));
    }

    @Test
    void takesTheTourWithoutADisplay() throws IOException {
        Image.Result demo = image.run(folder, BARE, "demo", "--headless");

        assertEquals(0, demo.code(), demo.output());
        try (Stream<Path> files = Files.walk(folder.resolve("target/demo"))) {
            long pictures = files.filter(file -> file.toString().endsWith(".png")).count();
            assertTrue(pictures >= 10, pictures + " pictures; " + demo.output());
        }
    }

    @Test
    void bothLaunchersStartFromTheirCaches() {
        Map<String, String> strict = Map.of("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on");

        Image.Result version = image.run(folder, strict, "--version");
        Image.Result desktop =
                Image.run(
                        folder,
                        strict,
                        List.of(image.launcher("Wasmscope").toString(), "--version"));

        assertAll(
                () -> assertEquals(0, version.code(), version.output()),
                () -> assertTrue(version.output().contains("wasmscope"), version.output()),
                () -> assertEquals(0, desktop.code(), desktop.output()),
                () -> assertTrue(desktop.output().contains("wasmscope"), desktop.output()));
    }

    @Test
    void startsThroughALinkFromAnotherFolderWithEveryArgumentAsItIs() throws IOException {
        Path links = Files.createDirectory(folder.resolve("a $b 'c"));
        Path link = Files.createSymbolicLink(links.resolve("ws"), image.launcher("wasmscope"));
        assumeTrue(Files.isRegularFile(image.launcher("wasmscope")), "the launchers of Linux");

        Image.Result missing =
                Image.run(links, BARE, List.of(link.toString(), "run", "no such * file.wasm"));

        assertTrue(missing.output().contains("no such * file.wasm"), missing.output());
        assertEquals(1, missing.code(), missing.output());
    }

    @Test
    void theWindowStartsFromItsOwnCacheInATerminalToo() {
        assumeTrue(Files.isRegularFile(image.launcher("wasmscope")), "the launchers of Linux");
        Map<String, String> telling = Map.of("JAVA_TOOL_OPTIONS", "-XX:+PrintCommandLineFlags");

        Image.Result window = image.run(folder, telling, "missing.wasm");
        Image.Result command = image.run(folder, telling, "inspect", "missing.wasm");

        assertAll(
                () -> assertTrue(window.output().contains("/desktop.aot"), window.output()),
                () -> assertTrue(command.output().contains("/start.aot"), command.output()));
    }

    @Test
    void hasALauncherForTheDesktop() {
        Image.Result noDisplay =
                Image.run(
                        folder,
                        Map.of("WAYLAND_DISPLAY", ""),
                        List.of(image.launcher("Wasmscope").toString()));

        assertTrue(
                noDisplay.output().contains("there is no display"),
                "without a display it says so: " + noDisplay.output());
    }
}
