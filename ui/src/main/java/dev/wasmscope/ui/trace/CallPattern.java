package dev.wasmscope.ui.trace;

import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.host.HostValue;
import dev.wasmscope.engine.host.trace.CallPaths;
import dev.wasmscope.engine.wasi.types.Errno;
import java.util.ArrayList;
import java.util.List;

/** Filters that accept calls like a given one. */
public final class CallPattern {
    private CallPattern() {}

    /**
     * Calls of the same function on the same file, before anybody knows their result: what an
     * injection asks for.
     */
    public static String before(HostCallEvent call) {
        List<HostArgument> arguments = call.arguments();
        List<String> paths = new ArrayList<>(2);
        CallPaths.forEachGuestPath(arguments, paths::add);
        if (!paths.isEmpty()) {
            return call.name() + " path=" + quoted(paths.getFirst());
        }
        for (HostArgument argument : arguments) {
            if (argument.value() instanceof HostValue.Handle(int fd, String description)) {
                return call.name()
                        + (description.startsWith("/")
                                ? " path=" + quoted(description)
                                : " fd=" + fd);
            }
        }
        return call.name();
    }

    /** Calls of the same function on the same file that fail in the same way. */
    public static String again(HostCallEvent call) {
        return call.failed()
                ? before(call) + " errno=" + Errno.of(call.errno()).witxName()
                : before(call);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
