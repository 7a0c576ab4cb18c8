package dev.wasmscope.ui.inject;

import dev.wasmscope.engine.host.inject.Injection;
import dev.wasmscope.engine.host.inject.InjectionException;

/**
 * A fault as a form describes it.
 *
 * @param calls which calls, in the language of filters
 * @param errno the error that they fail with; {@code ""} for none
 * @param delay that they take longer by, {@code 10ms}; {@code ""} for none
 * @param shorten how much reads and writes move at most, {@code 5} or {@code 50%}; {@code ""} for
 *     all
 * @param when which of the matching calls, {@code 1}, {@code 3+}; {@code ""} for each
 */
public record FaultDraft(String calls, String errno, String delay, String shorten, String when) {
    /** The next call that matches fails as most programs expect least. */
    public static FaultDraft nextTime(String calls) {
        return new FaultDraft(calls, "io", "", "", "1");
    }

    /** As {@code wasmscope run --inject} takes it. */
    public String text() {
        StringBuilder text = new StringBuilder(calls.strip());
        part(text, "errno", errno);
        part(text, "delay", delay);
        part(text, "short", shorten);
        part(text, "when", when);
        return text.toString();
    }

    private static void part(StringBuilder text, String name, String value) {
        if (!value.isBlank()) {
            text.append(':').append(name).append('=').append(value.strip());
        }
    }

    /** What is wrong with it, in one line; {@code ""} if nothing is. */
    public String problem() {
        try {
            Injection.parse(text());
            return "";
        } catch (InjectionException e) {
            String message = e.getMessage();
            return message == null ? "this is no fault" : message;
        }
    }
}
