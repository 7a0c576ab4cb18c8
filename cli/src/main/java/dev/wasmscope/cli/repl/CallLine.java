package dev.wasmscope.cli.repl;

import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostCallEvent;
import java.util.stream.Collectors;

/** A host call as the terminal debugger shows it. */
final class CallLine {
    private CallLine() {}

    /** {@code #number @clock name(arguments) = result}. */
    static String of(HostCallEvent event) {
        String arguments =
                event.arguments().stream()
                        .map(HostArgument::toString)
                        .collect(Collectors.joining(", "));
        String injected = event.injected().map(what -> " (injected " + what + ")").orElse("");
        return "#%d @%d %s(%s) = %s%s"
                .formatted(
                        event.number(),
                        event.clock(),
                        event.name(),
                        arguments,
                        event.result(),
                        injected);
    }
}
