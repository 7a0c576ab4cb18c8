package dev.wasmscope.ui.runconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.DirAccess;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.session.UnknownImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunConfigFileTest {
    @TempDir Path folder;
    private Path module;
    private RunConfigFile file;

    @BeforeEach
    void aModule() {
        module = folder.resolve("project").resolve("build").resolve("app.wasm");
        file = RunConfigFile.of(module, RunConfigFile.Place.BESIDE, folder.resolve("settings"));
    }

    private static RunConfig full() {
        return new RunConfig(
                "full",
                List.of("-n", "two words", "it's"),
                Map.of("LANG", "C"),
                "../data",
                List.of(
                        new RunConfig.Dir("in", "/in", DirAccess.READ_ONLY),
                        new RunConfig.Dir("out", "/out", DirAccess.OVERLAY)),
                new Input.File("in.txt"),
                new Limits("1 000 000", "64M", "2.5"),
                List.of("path_open:errno=noent:when=3"),
                List.of(new RunConfig.Mapping("/build/src", "../src")),
                List.of("../lib"),
                "work",
                true,
                UnknownImports.TRAP);
    }

    @Test
    void aConfigurationIsReadAsItWasWritten() throws Exception {
        file.put(full(), Optional.empty());
        for (Input input : List.of(new Input.None(), new Input.Text("a\nb"), new Input.Console())) {
            RunConfig plain = RunConfig.plain(input.getClass().getSimpleName());
            file.put(
                    new RunConfig(
                            plain.name(),
                            List.of(),
                            Map.of(),
                            "",
                            List.of(),
                            input,
                            Limits.NONE,
                            List.of(),
                            List.of(),
                            List.of(),
                            "",
                            false,
                            UnknownImports.REFUSE),
                    Optional.empty());
        }
        RunConfigFile.Contents contents = file.load();
        assertEquals(List.of(), contents.problems());
        assertEquals(full(), contents.configs().getFirst());
        assertEquals(
                List.of(new Input.None(), new Input.Text("a\nb"), new Input.Console()),
                contents.configs().stream().skip(1).map(RunConfig::input).toList());
        assertEquals("app.wasmscope.json", file.path().getFileName().toString());
    }

    @Test
    void relativePathsStartAtTheWorkingFolderWhereverTheProjectLies() throws Exception {
        LaunchConfig launch = full().launch(module, new StdinSource.Fed());
        Path data = folder.resolve("project").resolve("data");
        assertEquals(data.resolve("in"), launch.preopens().getFirst().host());
        assertEquals(new StdinSource.File(data.resolve("in.txt")), launch.stdin());
        assertEquals(
                folder.resolve("project").resolve("src"),
                launch.paths().prefixes().getFirst().to());
        assertEquals(1_000_000, launch.limits().maxInstructions().orElseThrow());
        assertEquals(64 << 20, launch.limits().maxMemoryBytes().orElseThrow());
        assertEquals(2500, launch.limits().timeout().orElseThrow().toMillis());
        assertEquals(Optional.of("work"), launch.invoke());
        assertTrue(launch.stopOnEntry());
        assertEquals(UnknownImports.TRAP, launch.unknownImports());
        assertEquals(1, launch.injections().size());
        RunConfig again = RunConfig.of("again", launch);
        assertEquals("../data/in", again.dirs().getFirst().host(), "near the module: relative");
        assertEquals(
                launch.withInvoke("work"),
                again.launch(module, new StdinSource.Fed()),
                "what was launched can be written down");
    }

    @Test
    void whatIsWrongIsNamedWithItsPlaceAndTheOthersWork() throws Exception {
        Map<String, String> wrong =
                Map.of(
                        "\"arg\": []", "'arg' is no member that is known: args, cwd",
                        "\"args\": \"-n\"", "args is a list [ … ] of texts",
                        "\"limits\": {\"memory\": \"lots\"}", "limits.memory: 'lots' is no size",
                        "\"limits\": {\"instructions\": -3}", "limits.instructions: '-3' is no",
                        "\"dirs\": [{\"host\": \"a\", \"access\": \"all\"}]", "not 'all'",
                        "\"dirs\": [{\"guest\": \"a\"}]", "dirs: host is missing",
                        "\"stdin\": \"a\", \"stdinText\": \"b\"", "only one of them can be",
                        "\"stopOnEntry\": 1", "stopOnEntry is true or false, not 1",
                        "\"unknownImports\": \"ask\"", "refuse, trap or zero, not 'ask'",
                        "\"injections\": [\"fd_read\"]", "injections: ");
        for (Map.Entry<String, String> one : wrong.entrySet()) {
            write(
                    """
                    {"version": 1, "configurations": [
                      {"name": "good"}, {"name": "bad", %s}, {"name": "good too"}]}
                    """
                            .formatted(one.getKey()));
            RunConfigFile.Contents contents = file.load();
            assertEquals(
                    List.of("good", "good too"),
                    contents.configs().stream().map(RunConfig::name).toList());
            assertEquals(1, contents.problems().size(), contents.problems().toString());
            String problem = contents.problems().getFirst();
            assertTrue(problem.startsWith(file.path() + ": configurations[1] 'bad': "), problem);
            assertTrue(problem.contains(one.getValue()), problem);
        }
    }

    @Test
    void aFileThatIsNoJsonIsNeverWritten() throws Exception {
        Map<String, String> broken =
                Map.of(
                        "{\n  \"version\": 1,\n  \"configurations\": [ { ]",
                                ", line 3, column 25: ",
                        "[]", "the file is an object",
                        "{\"version\": 9}", "version is 9, this Wasmscope knows 1",
                        "{\"version\": 1, \"configurations\": 3}", "configurations is a list");
        for (Map.Entry<String, String> one : broken.entrySet()) {
            write(one.getKey());
            assertEquals(1, file.load().problems().size());
            assertTrue(
                    file.load().problems().getFirst().contains(one.getValue()),
                    file.load().problems().toString());
            assertThrows(
                    RunConfigException.class,
                    () -> file.put(RunConfig.plain("new"), Optional.empty()));
            assertEquals(one.getKey(), Files.readString(file.path()), "as it was");
        }
    }

    @Test
    void aChangeLeavesEverythingElseInTheFileAlone() throws Exception {
        write(
                """
                {"version": 1, "comment": "of the team",
                 "configurations": [{"name": "one"}, {"name": "later", "thing": 1}, {"name": "two"}]}
                """);
        file.put(full(), Optional.of("two"));
        file.remove("one");
        String text = Files.readString(file.path());
        assertTrue(text.contains("of the team"), text);
        assertTrue(text.contains("\"thing\" : 1"), text);
        assertEquals(List.of(full()), file.load().configs());
        RunConfigException twice =
                assertThrows(
                        RunConfigException.class,
                        () -> file.put(RunConfig.plain("later"), Optional.empty()));
        assertTrue(twice.getMessage().contains("'later' already"), twice.getMessage());
    }

    @Test
    void argumentsAreSplitAsAShellDoesAndJoinedAgain() throws Exception {
        Map<String, List<String>> lines =
                Map.of(
                        "", List.of(),
                        "  a   b ", List.of("a", "b"),
                        "\"a b\" 'c \"d'", List.of("a b", "c \"d"),
                        "a\\ b \\\"q\\\"", List.of("a b", "\"q\""),
                        "C:\\dir\\file", List.of("C:\\dir\\file"),
                        "--name=\"x y\"z ''", List.of("--name=x yz", ""));
        for (Map.Entry<String, List<String>> line : lines.entrySet()) {
            assertEquals(line.getValue(), CommandLine.split(line.getKey()), line.getKey());
            assertEquals(line.getValue(), CommandLine.split(CommandLine.join(line.getValue())));
        }
        RunConfigException open =
                assertThrows(RunConfigException.class, () -> CommandLine.split("a \"b c"));
        assertEquals("arguments: the quote \" in column 3 is not closed", open.getMessage());
    }

    private void write(String text) throws IOException {
        Files.createDirectories(file.path().getParent());
        Files.writeString(file.path(), text);
    }
}
