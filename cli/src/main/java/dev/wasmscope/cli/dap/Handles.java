package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.CommandFailure;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers for what clients refer to later. Numbers are never used again, so that one of an earlier
 * stop is known to be stale. Safe for use by several threads.
 *
 * @param <T> what is referred to
 */
final class Handles<T> {
    private final String what;
    private final Map<Integer, T> byNumber = new HashMap<>();
    private int last;

    /** Nothing yet. */
    Handles(String what) {
        this.what = what;
    }

    /** Gives a number. */
    synchronized int add(T value) {
        byNumber.put(++last, value);
        return last;
    }

    /** What a number stands for. */
    synchronized T get(int number) {
        T value = byNumber.get(number);
        if (value == null) {
            throw new CommandFailure(
                    what + " " + number + " is not known: the program has run on since");
        }
        return value;
    }

    /** Forgets all. */
    synchronized void clear() {
        byNumber.clear();
    }
}
