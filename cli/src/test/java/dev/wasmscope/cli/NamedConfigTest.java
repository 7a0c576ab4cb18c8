package dev.wasmscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.samples.ExtractedSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --config NAME}: the run configurations of the desktop, from the command line. */
class NamedConfigTest {
    @TempDir Path folder;

    @Test
    void aConfigurationBesideTheModuleIsUsedAndOptionsComeOnTop() throws IOException {
        ExtractedSample sample = new SampleFolder(folder).extract("wordcount");
        Path module = sample.module();
        String name = module.getFileName().toString().replace(".wasm", "");
        Files.writeString(
                module.resolveSibling(name + ".wasmscope.json"),
                """
                {"version": 1, "configurations": [
                  {"name": "both", "args": %s, "limits": {"instructions": 100},
                   "dirs": [{"host": "files", "guest": "/data", "access": "overlay"}]}]}
                """
                        .formatted(
                                tools.jackson.databind.json.JsonMapper.shared()
                                        .writeValueAsString(
                                                sample.sample().runs().getFirst().arguments())));
        CommandRun limited = CommandRun.of("run", "--config", "both", module.toString());
        assertTrue(limited.err().contains("100"), limited.err());
        CommandRun free =
                CommandRun.of(
                        "run",
                        "--config",
                        "both",
                        "--max-instructions",
                        "1000000000",
                        module.toString());
        assertEquals(0, free.code(), free.err());
        CommandRun none = CommandRun.of("run", "--config", "small", module.toString());
        assertEquals(2, none.code());
        assertTrue(none.err().contains("has no run configuration 'small', but both"), none.err());
    }
}
