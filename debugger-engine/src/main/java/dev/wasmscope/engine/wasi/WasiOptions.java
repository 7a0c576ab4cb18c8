package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.wasi.net.ListeningSocket;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything a guest can reach; nothing of the host is there unless put here.
 *
 * @param args the argument vector, the program's own name first
 * @param env environment variables in order
 * @param stdin file descriptor 0
 * @param stdout file descriptor 1
 * @param stderr file descriptor 2
 * @param preopens file descriptors 3 and up, in order
 * @param listeners the next file descriptors, in order: sockets on which it may accept connections
 * @param clock time
 * @param random randomness
 */
public record WasiOptions(
        List<String> args,
        Map<String, String> env,
        InputSource stdin,
        OutputSink stdout,
        OutputSink stderr,
        List<Preopen> preopens,
        List<ListeningSocket> listeners,
        WasiClock clock,
        RandomSource random) {

    /**
     * @throws IllegalArgumentException if an argument or a variable holds a NUL, or the name of a
     *     variable is empty or holds {@code =}: the guest could not tell where it ends
     */
    public WasiOptions {
        args = List.copyOf(args);
        env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
        preopens = List.copyOf(preopens);
        listeners = List.copyOf(listeners);
        args.forEach(arg -> requireNoNul("argument", arg));
        env.forEach(
                (name, value) -> {
                    requireNoNul("environment variable", name + value);
                    if (name.isEmpty() || name.indexOf('=') >= 0) {
                        throw new IllegalArgumentException(
                                "environment variable with the name '" + name + "'");
                    }
                });
    }

    private static void requireNoNul(String what, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(what + " holds a NUL: " + text.replace('\0', '?'));
        }
    }

    /** No arguments, no environment, no directories, empty input, output dropped, host clock. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects options. */
    public static final class Builder {
        private List<String> args = List.of();
        private Map<String, String> env = Map.of();
        private InputSource stdin = InputSource.empty();
        private OutputSink stdout = (buffer, offset, length) -> {};
        private OutputSink stderr = (buffer, offset, length) -> {};
        private List<Preopen> preopens = List.of();
        private List<ListeningSocket> listeners = List.of();
        private WasiClock clock = WasiClock.host();
        private RandomSource random = RandomSource.secure();

        private Builder() {}

        /** {@code argv}, the program's own name first. */
        public Builder args(List<String> argv) {
            this.args = argv;
            return this;
        }

        public Builder env(Map<String, String> variables) {
            this.env = variables;
            return this;
        }

        public Builder stdin(InputSource source) {
            this.stdin = source;
            return this;
        }

        public Builder stdout(OutputSink sink) {
            this.stdout = sink;
            return this;
        }

        public Builder stderr(OutputSink sink) {
            this.stderr = sink;
            return this;
        }

        public Builder preopens(List<Preopen> directories) {
            this.preopens = directories;
            return this;
        }

        /** Bound sockets; the run closes them. */
        public Builder listeners(List<ListeningSocket> sockets) {
            this.listeners = sockets;
            return this;
        }

        public Builder clock(WasiClock source) {
            this.clock = source;
            return this;
        }

        public Builder random(RandomSource source) {
            this.random = source;
            return this;
        }

        /** The options; checks as the record does. */
        public WasiOptions build() {
            return new WasiOptions(
                    args, env, stdin, stdout, stderr, preopens, listeners, clock, random);
        }
    }
}
