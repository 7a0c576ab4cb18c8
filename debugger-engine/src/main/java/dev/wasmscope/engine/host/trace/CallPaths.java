package dev.wasmscope.engine.host.trace;

import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostValue;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The files that the arguments of a call speak of. */
public final class CallPaths {
    private CallPaths() {}

    /**
     * A path below a folder from the guest's point of view; nothing is resolved.
     *
     * @param folder as a descriptor is described, for example {@code /data}; may be empty
     */
    public static String join(String folder, String path) {
        if (folder.isEmpty() || path.startsWith("/")) {
            return path;
        }
        String below = path.startsWith("./") ? path.substring(2) : path;
        if (below.isEmpty() || below.equals(".")) {
            return folder;
        }
        return folder.endsWith("/") ? folder + below : folder + "/" + below;
    }

    /**
     * Gives each path argument as the guest would write it from its root: below the descriptor that
     * the call names before it.
     */
    public static void forEachGuestPath(List<HostArgument> arguments, Consumer<String> consumer) {
        String folder = "";
        for (HostArgument argument : arguments) {
            if (argument.value() instanceof HostValue.Handle(int _, String description)) {
                folder = description;
            } else if (argument.value() instanceof HostValue.Path(String path, var _)) {
                consumer.accept(join(folder, path));
            }
        }
    }

    /** Whether any name of any file of the call is accepted: guest's, host's, or a descriptor's. */
    static boolean any(List<HostArgument> arguments, Predicate<String> test) {
        String folder = "";
        for (HostArgument argument : arguments) {
            switch (argument.value()) {
                case HostValue.Handle(int _, String description) -> {
                    folder = description;
                    if (!description.isEmpty() && test.test(description)) {
                        return true;
                    }
                }
                case HostValue.Path(String path, var resolved) -> {
                    if (test.test(path)
                            || test.test(join(folder, path))
                            || resolved.filter(test).isPresent()) {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return false;
    }
}
