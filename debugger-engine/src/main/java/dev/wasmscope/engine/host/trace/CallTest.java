package dev.wasmscope.engine.host.trace;

import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.host.HostValue;
import java.util.List;
import java.util.Locale;

/** What one term of a filter asks. */
sealed interface CallTest {
    /** Terms of one kind are alternatives. In the order in which they are cheap to ask. */
    enum Kind {
        CALL,
        RESULT,
        TIME,
        BYTES,
        INJECTED,
        DESCRIPTOR,
        PATH,
        TEXT
    }

    Kind kind();

    boolean accepts(HostCallEvent event);

    /** Asked when the call is about to be made. */
    sealed interface Before extends CallTest {
        boolean accepts(String module, String name, List<HostArgument> arguments);

        @Override
        default boolean accepts(HostCallEvent event) {
            return accepts(event.module(), event.name(), event.arguments());
        }
    }

    /** Asked when the call has returned. */
    sealed interface After extends CallTest {}

    /** A name or pattern; one with a dot has the module's name before it. */
    record Named(Glob glob) implements Before {
        @Override
        public Kind kind() {
            return Kind.CALL;
        }

        @Override
        public boolean accepts(String module, String name, List<HostArgument> arguments) {
            return is(module, name);
        }

        @Override
        public boolean accepts(HostCallEvent event) {
            return is(event.module(), event.name());
        }

        private boolean is(String module, String name) {
            return glob.matches(name)
                    || glob.pattern().indexOf('.') >= 0 && glob.matches(module + "." + name);
        }
    }

    /** A group of functions. */
    record InGroup(CallGroup group) implements Before {
        @Override
        public Kind kind() {
            return Kind.CALL;
        }

        @Override
        public boolean accepts(String module, String name, List<HostArgument> arguments) {
            return CallGroup.of(name) == group;
        }

        @Override
        public boolean accepts(HostCallEvent event) {
            return CallGroup.of(event.name()) == group;
        }
    }

    /** A file by any of its names; a pattern without a slash also matches the last part alone. */
    record OnPath(Glob glob) implements Before {
        @Override
        public Kind kind() {
            return Kind.PATH;
        }

        @Override
        public boolean accepts(String module, String name, List<HostArgument> arguments) {
            return CallPaths.any(arguments, this::matches);
        }

        private boolean matches(String path) {
            int slash = glob.pattern().indexOf('/') < 0 ? path.lastIndexOf('/') : -1;
            return glob.matches(path) || slash >= 0 && glob.matches(path.substring(slash + 1));
        }
    }

    /** A descriptor by its number, given or returned. */
    record OnDescriptor(int number) implements Before {
        @Override
        public Kind kind() {
            return Kind.DESCRIPTOR;
        }

        @Override
        public boolean accepts(String module, String name, List<HostArgument> arguments) {
            return arguments.stream()
                    .anyMatch(
                            argument ->
                                    argument.value() instanceof HostValue.Handle(int fd, String _)
                                            && fd == number);
        }
    }

    /** A descriptor by what it stands for, such as {@code stdout}. */
    record OnStream(Glob glob) implements Before {
        @Override
        public Kind kind() {
            return Kind.DESCRIPTOR;
        }

        @Override
        public boolean accepts(String module, String name, List<HostArgument> arguments) {
            return arguments.stream()
                    .anyMatch(
                            argument ->
                                    argument.value()
                                                    instanceof
                                                    HostValue.Handle(int _, String description)
                                            && glob.matches(description));
        }
    }

    /**
     * Text anywhere in the arguments as a trace prints them, upper and lower case alike.
     *
     * @param text in lower case
     */
    record Contains(String text) implements Before {
        @Override
        public Kind kind() {
            return Kind.TEXT;
        }

        @Override
        public boolean accepts(String module, String name, List<HostArgument> arguments) {
            return arguments.stream()
                    .anyMatch(
                            argument ->
                                    argument.toString().toLowerCase(Locale.ROOT).contains(text)
                                            || raw(argument.value())
                                                    .toLowerCase(Locale.ROOT)
                                                    .contains(text));
        }

        /** The text itself, which {@code toString} quotes. */
        private static String raw(HostValue value) {
            return switch (value) {
                case HostValue.Text(String text) -> text;
                case HostValue.Path(String path, var resolved) ->
                        resolved.map(host -> path + "\n" + host).orElse(path);
                default -> "";
            };
        }
    }

    /** An error number. */
    record Errno(int number) implements After {
        @Override
        public Kind kind() {
            return Kind.RESULT;
        }

        @Override
        public boolean accepts(HostCallEvent event) {
            return event.errno() == number;
        }
    }

    /** Any error. */
    record Failed() implements After {
        @Override
        public Kind kind() {
            return Kind.RESULT;
        }

        @Override
        public boolean accepts(HostCallEvent event) {
            return event.failed();
        }
    }

    /** Time in the host. */
    record Slower(long nanos) implements After {
        @Override
        public Kind kind() {
            return Kind.TIME;
        }

        @Override
        public boolean accepts(HostCallEvent event) {
            return event.hostNanos() > nanos;
        }
    }

    /** Bytes moved, both ends included. */
    record Bytes(long least, long most) implements After {
        @Override
        public Kind kind() {
            return Kind.BYTES;
        }

        @Override
        public boolean accepts(HostCallEvent event) {
            return event.bytesMoved() >= least && event.bytesMoved() <= most;
        }
    }

    /** Whether something was injected. */
    record Injected() implements After {
        @Override
        public Kind kind() {
            return Kind.INJECTED;
        }

        @Override
        public boolean accepts(HostCallEvent event) {
            return event.injected().isPresent();
        }
    }
}
