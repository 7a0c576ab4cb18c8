package dev.wasmscope.ui.trace;

import dev.wasmscope.engine.host.trace.CallGroup;
import dev.wasmscope.engine.wasi.types.Errno;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a filter can go on with: functions, groups, keys, names of errors. */
final class FilterWords {
    private static final String ERRNO = "errno=";
    private static final List<String> KEYS =
            List.of("errno=", "error", "fd=", "path=", "bytes>=", "slower=", "injected");

    private FilterWords() {}

    /**
     * A word that may stand in place of what was typed.
     *
     * @param from where the typed part begins
     * @param to where it ends
     */
    record Completion(int from, int to, String word) {}

    /** The words that begin as the one before the caret does; not that word itself. */
    static List<Completion> complete(String text, int caret) {
        int from = caret;
        while (from > 0 && " ,!%".indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        String begun = text.substring(from, caret).toLowerCase(Locale.ROOT);
        if (begun.startsWith("\"")) {
            return List.of();
        }
        int start = begun.startsWith(ERRNO) ? from + ERRNO.length() : from;
        String part = text.substring(start, caret).toLowerCase(Locale.ROOT);
        Stream<String> words = begun.startsWith(ERRNO) ? errors() : words();
        return words.filter(word -> word.startsWith(part) && !word.equals(part))
                .map(word -> new Completion(start, caret, word))
                .toList();
    }

    private static Stream<String> errors() {
        return Arrays.stream(Errno.values()).map(Errno::witxName);
    }

    private static Stream<String> words() {
        List<String> words = new ArrayList<>();
        for (CallGroup group : CallGroup.values()) {
            words.add(group.label());
            words.addAll(group.functions());
        }
        words.addAll(KEYS);
        return words.stream().sorted();
    }
}
