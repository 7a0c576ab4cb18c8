package dev.wasmscope.ui.trace.store;

import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostValue;
import dev.wasmscope.engine.host.trace.CallPaths;
import java.util.ArrayList;
import java.util.List;

/** What a call is about: the texts by which calls are put into groups. */
final class CallKeys {
    /** The group of calls that are about no file, or no descriptor. */
    static final String NONE = "";

    private CallKeys() {}

    /** The file: the first path as the guest sees it, else what the first descriptor stands for. */
    static String file(List<HostArgument> arguments) {
        List<String> paths = new ArrayList<>(2);
        CallPaths.forEachGuestPath(arguments, paths::add);
        if (!paths.isEmpty()) {
            return paths.getFirst();
        }
        for (HostArgument argument : arguments) {
            if (argument.value() instanceof HostValue.Handle(_, String description)) {
                return description;
            }
        }
        return NONE;
    }

    /** The first descriptor, with what it stands for. */
    static String handle(List<HostArgument> arguments) {
        for (HostArgument argument : arguments) {
            if (argument.value() instanceof HostValue.Handle handle) {
                return handle.toString();
            }
        }
        return NONE;
    }
}
