package dev.wasmscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.samples.ExtractedSample;
import dev.wasmscope.testing.Goldens;
import dev.wasmscope.testing.TestInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What a person types at the terminal debugger and what it answers, mistakes too, which end a
 * script. The programs are samples and guests of other toolchains; what they print stands where it
 * was printed.
 */
class ConversationTest {
    private static final Path CONVERSATIONS =
            Path.of("src", "test", "resources", "dev", "wasmscope", "cli", "conversations");

    /** Where the guests were compiled. */
    private static final String BUILT_IN = "/tmp/research/corpora/src";

    @TempDir Path folder;

    static Stream<Path> conversations() throws IOException {
        try (Stream<Path> files = Files.list(CONVERSATIONS)) {
            return files.sorted().toList().stream();
        }
    }

    /** The first line names a sample and its run, or {@code guest PATH ARGUMENTS}. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("conversations")
    void answersAreThoseOfTheGolden(Path conversation) throws IOException {
        String text = Files.readString(conversation);
        String[] program = text.lines().findFirst().orElseThrow().substring(2).split(" ");
        String commands = text.replace("FOLDER", folder.toString());

        CommandRun run = CommandRun.withInput(commands, commandLine(program));

        assertEquals(0, run.code(), run.err());
        Goldens.check("typed/" + conversation.getFileName(), shown(run.out()));
    }

    private String[] commandLine(String[] program) throws IOException {
        if (!program[0].equals("guest")) {
            SampleFolder samples = new SampleFolder(folder);
            ExtractedSample sample = samples.extract(program[0]);
            return samples.command(sample, program[1], "debug", "--json");
        }
        List<String> line = new ArrayList<>(List.of("debug", "--json"));
        line.addAll(List.of("--map", BUILT_IN + "=" + TestInputs.guest("src")));
        line.addAll(List.of("--source-dir", TestInputs.guest("src").toString()));
        line.add(TestInputs.guest(program[1]).toString());
        line.addAll(List.of(program).subList(2, program.length));
        return line.toArray(String[]::new);
    }

    /** Commands behind the prompt, each with what was printed until it was done. */
    private String shown(String json) {
        StringBuilder all = new StringBuilder();
        StringBuilder printed = new StringBuilder();
        ObjectMapper mapper = new ObjectMapper();
        for (String line : json.lines().toList()) {
            JsonNode row = mapper.readTree(line);
            switch (row.get("type").asString()) {
                case "output" -> printed.append(row.get("text").asString());
                case "result", "error" -> {
                    all.append("(wasmscope) ").append(row.get("command").asString()).append('\n');
                    all.append(printed);
                    row.path("text").forEach(shown -> all.append(shown.asString()).append('\n'));
                    all.append(row.path("message").asString("")).append('\n');
                    printed.setLength(0);
                }
                default -> {} // a stop is told by the command that it ends
            }
        }
        return all.toString()
                .replaceAll("(?m)^\n", "")
                .replaceAll(
                        "(core file .* frames), \\d+ bytes", "$1, BYTES bytes") // names the folder
                .replace(folder.toString(), "FOLDER")
                .replace(BUILT_IN, "src");
    }
}
