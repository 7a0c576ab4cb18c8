package dev.wasmscope.profiler;

import dev.wasmscope.profiler.collect.CallPathCollector;
import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import java.util.List;

/**
 * Writes profiles as scripts: {@code "main 2 parse 10 next 5 . . 1"} enters main, executes two
 * instructions there, enters parse, and so on; a dot returns.
 */
public final class Profiles {

    private Profiles() {}

    public static Profile of(String script) {
        List<String> names = new java.util.ArrayList<>();
        CallPathCollector collector = new CallPathCollector();
        return of(script, collector, names);
    }

    public static Profile of(String script, CallPathCollector collector, List<String> names) {
        long clock = 0;
        for (String word : script.split("\\s+")) {
            if (word.equals(".")) {
                collector.leave(clock);
            } else if (Character.isDigit(word.charAt(0))) {
                clock += Long.parseLong(word);
            } else {
                if (!names.contains(word)) {
                    names.add(word);
                }
                collector.enter(0, names.indexOf(word), -1, clock);
            }
        }
        return collector
                .profile("guest.wasm", clock)
                .labelled(
                        key ->
                                FunctionLabel.named(
                                        names.get(((FunctionKey.Code) key).functionIndex())));
    }
}
