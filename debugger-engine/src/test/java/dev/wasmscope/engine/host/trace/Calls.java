package dev.wasmscope.engine.host.trace;

import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.host.HostValue;
import dev.wasmscope.engine.module.CodeLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls written down for tests, numbered from 1. */
final class Calls {
    final List<HostCallEvent> all = new ArrayList<>();

    static HostArgument fd(String name, int number, String description) {
        return new HostArgument(name, new HostValue.Handle(number, description));
    }

    static HostArgument path(String name, String path, String host) {
        return new HostArgument(name, new HostValue.Path(path, Optional.of(host)));
    }

    /** A call that moved nothing. */
    Calls add(String name, String result, HostArgument... arguments) {
        return add(name, result, 0, 1000, arguments);
    }

    Calls add(String name, String result, long bytes, long nanos, HostArgument... arguments) {
        return add(name, result, bytes, nanos, Optional.empty(), arguments);
    }

    Calls add(
            String name,
            String result,
            long bytes,
            long nanos,
            Optional<String> injected,
            HostArgument... arguments) {
        long number = all.size() + 1;
        all.add(
                new HostCallEvent(
                        number,
                        number * 100,
                        0,
                        Optional.of(new CodeLocation(7, number * 16)),
                        List.of(),
                        "wasi_snapshot_preview1",
                        name,
                        List.of(arguments),
                        result,
                        ErrorNames.ALL.indexOf(result),
                        bytes,
                        List.of(),
                        nanos,
                        100,
                        injected));
        return this;
    }

    FileSummary summary() {
        FileSummary summary = new FileSummary();
        all.forEach(summary::add);
        return summary;
    }
}
