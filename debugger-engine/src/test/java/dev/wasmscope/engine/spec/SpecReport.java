package dev.wasmscope.engine.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The counts over all scripts, and a line for each. */
record SpecReport(List<ScriptResult> scripts) {

    int passed() {
        return scripts.stream().mapToInt(ScriptResult::passed).sum();
    }

    int failed() {
        return failures().size();
    }

    List<String> failures() {
        return scripts.stream().flatMap(script -> script.failures().stream()).toList();
    }

    /** The line for people. */
    String summary() {
        return "%d passed, %d failed".formatted(passed(), failed());
    }

    /** A line for each script. */
    String lines() {
        return scripts.stream().map(script -> script.line() + "\n").collect(Collectors.joining());
    }

    /** Writes counts, lines, failures and the verdicts that were right in other words. */
    void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        // No command is ever skipped; readers of the file expect the count.
        text.append("passed=%d failed=%d skipped=0%n".formatted(passed(), failed()));
        text.append(lines());
        failures().forEach(failure -> text.append("FAILED ").append(failure).append('\n'));
        scripts.forEach(
                script ->
                        script.otherTexts()
                                .forEach(
                                        other ->
                                                text.append("other words: ")
                                                        .append(other)
                                                        .append('\n')));
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
