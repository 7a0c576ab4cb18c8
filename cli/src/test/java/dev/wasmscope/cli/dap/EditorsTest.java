package dev.wasmscope.cli.dap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The extension of VS Code, the manual and the adapter know the same settings. */
class EditorsTest {
    private static final Path EDITORS = Path.of("..", "docs", "editors.md");
    private static final Path EXTENSION = Path.of("..", "editors", "vscode", "package.json");
    private static final Path READER =
            Path.of("src/main/java/dev/wasmscope/cli/dap/LaunchArguments.java");

    private static JsonNode debugger() throws IOException {
        return new ObjectMapper()
                .readTree(Files.readString(EXTENSION))
                .at("/contributes/debuggers/0");
    }

    @Test
    void settingsOfTheExtensionAreReadAndInTheManual() throws IOException {
        Set<String> offered =
                new TreeSet<>(
                        debugger()
                                .at("/configurationAttributes/launch/properties")
                                .propertyNames());
        String manual = Files.readString(EDITORS).split("## Settings of a launch", 2)[1];
        String reader = Files.readString(READER);

        assertFalse(offered.isEmpty());
        for (String name : offered) {
            assertTrue(manual.contains("`" + name + "`"), name + " is not in " + EDITORS);
            assertTrue(reader.contains("\"" + name + "\""), name + " is never read");
        }
        Set<String> read = new TreeSet<>();
        Pattern.compile("(?:settings\\.\\w+|file|files)\\(\"(\\w+)\"")
                .matcher(reader)
                .results()
                .forEach(match -> read.add(match.group(1)));
        read.remove("noDebug"); // said by the editor itself, not by its user
        assertEquals(offered, read);
    }

    @Test
    void theSnippetsOfTheExtensionUseItsSettings() throws IOException {
        Set<String> known =
                new TreeSet<>(
                        debugger()
                                .at("/configurationAttributes/launch/properties")
                                .propertyNames());
        known.addAll(Set.of("type", "request", "name", "debugServer"));
        for (JsonNode snippet : debugger().get("configurationSnippets")) {
            assertTrue(
                    known.containsAll(snippet.get("body").propertyNames()),
                    snippet.get("label").asString());
        }
        assertEquals("dap", debugger().at("/args/0").asString());
    }
}
