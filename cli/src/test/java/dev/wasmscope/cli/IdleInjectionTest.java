package dev.wasmscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.samples.ExtractedSample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fault in a function that the module does not import is no error, but a line says so. */
class IdleInjectionTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    run     | path_opn:errno=noent      | path_opn
                    run     | sock_*:errno=io           | sock_*
                    trace   | net path=/data/x:short=1  | net path=/data/x
                    profile | wasi_unstable.*:delay=1ms | wasi_unstable.*
                    debug   | path_opn:errno=noent      | path_opn
                    run     | path_*:errno=io:when=99   |
                    run     | clock:freeze              |
                    """)
    void isWarnedOf(String command, String injection, String calls) throws IOException {
        ExtractedSample sample = new SampleFolder(folder).extract("wordcount");
        String module = sample.module().toString();
        CommandRun run =
                command.equals("debug")
                        ? CommandRun.of("debug", "--batch", "--inject", injection, module)
                        : CommandRun.of(command, "--inject", injection, module);
        List<String> warnings =
                run.err().lines().filter(line -> line.contains("does nothing")).toList();
        assertEquals(
                calls == null
                        ? List.of()
                        : List.of(
                                "wasmscope: %s: --inject %s does nothing: the module imports no function that matches '%s'"
                                        .formatted(module, injection, calls)),
                warnings,
                run.err());
    }

    @Test
    void aFilterThatCanShowNothingIsWarnedOf() throws IOException {
        ExtractedSample sample = new SampleFolder(folder).extract("wordcount");
        String module = sample.module().toString();
        CommandRun run = CommandRun.of("trace", "--filter", "path_opn", module);
        assertEquals(
                "wasmscope: "
                        + module
                        + ": --filter 'path_opn' shows nothing: the module imports no such function",
                run.said().lines().findFirst().orElse(""));
    }

    @Test
    void isWarnedOfInTheDebuggerToo() throws IOException {
        ExtractedSample sample = new SampleFolder(folder).extract("wordcount");
        CommandRun run =
                CommandRun.of(
                        "debug",
                        "--batch",
                        "-e",
                        "inject path_opn:errno=noent",
                        sample.module().toString());
        assertEquals(
                """
                injection 1: path_opn:errno=noent
                path_opn:errno=noent does nothing: the module imports no function that matches 'path_opn'
                """,
                run.out().replace("\r", ""));
    }
}
