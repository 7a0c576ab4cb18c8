package dev.wasmscope.profiler.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers texts in the order they come, each once. */
final class Strings {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> all = new ArrayList<>();

    /** Texts that have the first numbers whether they are used or not. */
    Strings(String... first) {
        for (String text : first) {
            number(text);
        }
    }

    int number(String text) {
        return numbers.computeIfAbsent(
                text,
                added -> {
                    all.add(added);
                    return all.size() - 1;
                });
    }

    List<String> all() {
        return all;
    }
}
