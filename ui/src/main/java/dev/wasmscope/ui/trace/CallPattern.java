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

    /** Calls on a file, by its name for the guest. */
    public static String file(String name) {
        return "path=" + quoted(name);
    }

    /** Calls on what lies in a folder, by its name for the guest. */
    public static String below(String folder) {
        return file(folder) + " " + file(folder.endsWith("/") ? folder + "*" : folder + "/*");
    }

    /** Calls on a descriptor, of those that had its number the ones of its file. */
    public static String descriptor(int fd, String name) {
        return "fd=" + fd + (name.startsWith("/") ? " " + file(name) : "");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
