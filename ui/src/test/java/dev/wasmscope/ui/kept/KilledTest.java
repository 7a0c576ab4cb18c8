package dev.wasmscope.ui.kept;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.ui.fx.Coalescer;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.testing.FakeSession;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A process that is killed in the middle of it loses half a second of work and no more. */
class KilledTest {
    private static final int LONG = 200_000;
    private static final int TRIES = 5;

    @TempDir Path folder;

    @Test
    void killedHalfASecondAfterAChangeOrInTheMiddleOfAWriteTheFileIsWhole() throws Exception {
        Path module = folder.resolve("list.wasm");
        Files.writeString(module, "the module");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                classPath(),
                                Child.class.getName(),
                                folder.toString(),
                                module.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader said = process.inputReader()) {
            Duration shortest = Duration.ofDays(1);
            // A machine that is busy may hold up one of them, but not all.
            for (int i = 0; i < TRIES; i++) {
                assertEquals("changed to " + i, said.readLine());
                Duration written = waitFor(String.valueOf(i), module);
                shortest = written.compareTo(shortest) < 0 ? written : shortest;
                process.outputWriter().append('\n').flush();
            }
            assertTrue(
                    shortest.toMillis() <= 500,
                    "it should be written half a second after a change, not " + shortest);
            assertEquals("writing", said.readLine());
            // It writes without a pause: whenever it is killed, it is killed in a write.
            Thread.sleep(50);
            process.destroyForcibly();
            assertTrue(process.waitFor() != 0, "killed");
        }
        String left = word(module);
        assertTrue(
                left.matches("(\\d+) x*"),
                "lost, or not whole: " + left.substring(0, Math.min(20, left.length())));
        assertEquals(LONG, left.substring(left.indexOf(' ') + 1).length(), "whole");
    }

    /** How long it takes until a word is in the file. */
    private Duration waitFor(String wanted, Path module) throws InterruptedException {
        long begun = System.nanoTime();
        while (!word(module).equals(wanted)) {
            assertTrue(
                    System.nanoTime() - begun < Duration.ofSeconds(20).toNanos(),
                    () -> "\"" + wanted + "\" is never written: \"" + word(module) + '"');
            Thread.sleep(5);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** What the file holds; an empty text where there is none yet. */
    private String word(Path module) {
        KeptStore.Loaded loaded = new KeptStore(folder.resolve("modules")).load(module);
        assertTrue(loaded.notice().isEmpty(), loaded.notice().toString());
        JsonNode word = loaded.parts().get("word");
        return word == null ? "" : word.asString();
    }

    private static String classPath() {
        return Stream.of(
                        KilledTest.class,
                        FakeSession.class,
                        KeptStore.class,
                        LaunchConfig.class,
                        dev.wasmscope.dwarf.DwarfInfo.class,
                        SimpleStringProperty.class,
                        NullMarked.class,
                        JsonMapper.class,
                        JsonParser.class,
                        com.fasterxml.jackson.annotation.JsonProperty.class)
                .map(KilledTest::place)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A window without a window: changes a word, and then writes as fast as it can. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws IOException {
            Path folder = Path.of(args[0]);
            Path module = Path.of(args[1]);
            UiThread ui = UiThread.direct(Throwable::printStackTrace);
            Coalescer coalescer = new Coalescer(ui, Duration.ZERO);
            DebugModel debug = new DebugModel(FakeSession::new, ui, Runnable::run, coalescer);
            Kept kept = new Kept();
            SimpleStringProperty word = new SimpleStringProperty("");
            kept.part("word", String.class, word::get, word::set, word);
            Keeper keeper = new Keeper(kept, folder, ui, Throwable::printStackTrace);
            debug.addOpenListener(keeper);
            debug.open(LaunchConfig.of(module), () -> {});
            for (int i = 0; i < TRIES; i++) {
                word.set(String.valueOf(i));
                System.out.println("changed to " + i);
                if (System.in.read() < 0) {
                    return;
                }
            }
            KeptStore store = new KeptStore(folder.resolve("modules"));
            String tail = " " + "x".repeat(LONG);
            for (long i = 0; ; i++) {
                store.save(
                        module,
                        Map.of(),
                        Map.of("word", JsonMapper.shared().valueToTree(i + tail)));
                if (i == 0) {
                    System.out.println("writing");
                }
            }
        }
    }
}
