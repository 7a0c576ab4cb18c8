package dev.wasmscope.engine.spec;

import java.util.ArrayList;
import java.util.List;

/** What came out of one script. */
final class ScriptResult {

    private final String script;
    private int passed;
    private final List<String> failures = new ArrayList<>();
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

    List<String> otherTexts() {
        return otherTexts;
    }

    /** One line: the counts. */
    String line() {
        return "%s passed=%d failed=%d".formatted(script, passed, failures.size());
    }
}
