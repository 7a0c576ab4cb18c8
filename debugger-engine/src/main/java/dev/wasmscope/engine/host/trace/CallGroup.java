package dev.wasmscope.engine.host.trace;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a host function is about: the groups by which traces are filtered. One table. */
public enum CallGroup {
    /** Files, folders and descriptors. */
    FILE(
            "fd_advise",
            "fd_allocate",
            "fd_close",
            "fd_datasync",
            "fd_fdstat_get",
            "fd_fdstat_set_flags",
            "fd_fdstat_set_rights",
            "fd_filestat_get",
            "fd_filestat_set_size",
            "fd_filestat_set_times",
            "fd_pread",
            "fd_prestat_dir_name",
            "fd_prestat_get",
            "fd_pwrite",
            "fd_read",
            "fd_readdir",
            "fd_renumber",
            "fd_seek",
            "fd_sync",
            "fd_tell",
            "fd_write",
            "path_create_directory",
            "path_filestat_get",
            "path_filestat_set_times",
            "path_link",
            "path_open",
            "path_readlink",
            "path_remove_directory",
            "path_rename",
            "path_symlink",
            "path_unlink_file"),
    /** Time. */
    CLOCK("clock_res_get", "clock_time_get"),
    /** Sockets. */
    NET("sock_accept", "sock_recv", "sock_send", "sock_shutdown"),
    /** The process itself. */
    PROC("proc_exit", "proc_raise", "sched_yield"),
    /** Randomness. */
    RANDOM("random_get"),
    /** Arguments and environment. */
    ARGS("args_get", "args_sizes_get", "environ_get", "environ_sizes_get"),
    /** Waiting. */
    POLL("poll_oneoff"),
    /** Whatever else a host offers. */
    OTHER;

    private static final Map<String, CallGroup> BY_FUNCTION = byFunction();

    private final List<String> functions;

    CallGroup(String... functions) {
        this.functions = List.of(functions);
    }

    private static Map<String, CallGroup> byFunction() {
        Map<String, CallGroup> map = new HashMap<>();
        for (CallGroup group : values()) {
            group.functions.forEach(function -> map.put(function, group));
        }
        return Map.copyOf(map);
    }

    /** The name that filters use, for example {@code file}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The functions of preview 1 that belong to it; none of {@link #OTHER}. */
    public List<String> functions() {
        return functions;
    }

    /** The group of a host function, {@link #OTHER} for one that preview 1 does not have. */
    public static CallGroup of(String function) {
        return BY_FUNCTION.getOrDefault(function, OTHER);
    }

    /** The group of that label. */
    public static Optional<CallGroup> labelled(String label) {
        return Arrays.stream(values()).filter(group -> group.label().equals(label)).findFirst();
    }
}
