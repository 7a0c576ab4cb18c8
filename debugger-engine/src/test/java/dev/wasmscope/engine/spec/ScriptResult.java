package dev.wasmscope.engine.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came out of one script. */
final class ScriptResult {

    private final String script;
    private int passed;
    private final List<String> failures = new ArrayList<>();
    private final Map<String, Integer> skipped = new TreeMap<>();
    private final List<String> otherTexts = new ArrayList<>();

    ScriptResult(String script) {
        this.script = script;
    }

    String script() {
        return script;
    }

    void pass() {
        passed++;
    }

    void fail(int line, String what) {
        failures.add(script + ".wast:" + line + ": " + what);
    }

    /** A command that could not be run, and why. */
    void skip(String reason) {
        skipped.merge(reason, 1, Integer::sum);
    }

    /** The verdict was right, in other words than the script's. */
    void otherText(int line, String expected, String actual) {
        otherTexts.add(
                "%s.wast:%d: \"%s\" here is \"%s\"".formatted(script, line, expected, actual));
    }

    int passed() {
        return passed;
    }

    List<String> failures() {
        return failures;
    }

    Map<String, Integer> skippedByReason() {
        return skipped;
    }

    int skipped() {
        return skipped.values().stream().mapToInt(Integer::intValue).sum();
    }

    List<String> otherTexts() {
        return otherTexts;
    }

    /** One line: counts, then the reasons for skipping. */
    String line() {
        StringBuilder line = new StringBuilder(script);
        line.append(" passed=").append(passed);
        line.append(" failed=").append(failures.size());
        line.append(" skipped=").append(skipped());
        skipped.forEach(
                (reason, count) ->
                        line.append(" [").append(count).append(" × ").append(reason).append(']'));
        return line.toString();
    }
}
