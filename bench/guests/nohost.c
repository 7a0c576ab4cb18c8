// What wasi-libc imports from a host, answered inside the module, so that engines are compared and not their hosts.
#include <stdint.h>

#define NO_HOST(name, ...) \
    int32_t __imported_wasi_snapshot_preview1_##name(__VA_ARGS__) { return 8; /* badf */ }

NO_HOST(fd_close, int32_t fd)
NO_HOST(fd_fdstat_get, int32_t fd, int32_t stat)
NO_HOST(fd_fdstat_set_flags, int32_t fd, int32_t flags)
NO_HOST(fd_prestat_get, int32_t fd, int32_t prestat)
NO_HOST(fd_prestat_dir_name, int32_t fd, int32_t path, int32_t length)
NO_HOST(fd_read, int32_t fd, int32_t vectors, int32_t count, int32_t done)
NO_HOST(fd_renumber, int32_t fd, int32_t to)
NO_HOST(fd_seek, int32_t fd, int64_t by, int32_t whence, int32_t position)
NO_HOST(fd_write, int32_t fd, int32_t vectors, int32_t count, int32_t done)
NO_HOST(path_open, int32_t fd, int32_t lookup, int32_t path, int32_t length, int32_t open, int64_t rights,
        int64_t inheriting, int32_t flags, int32_t opened)
NO_HOST(environ_get, int32_t list, int32_t bytes)
NO_HOST(environ_sizes_get, int32_t count, int32_t size)
NO_HOST(clock_time_get, int32_t clock, int64_t precision, int32_t time)

_Noreturn void __imported_wasi_snapshot_preview1_proc_exit(int32_t code) { __builtin_trap(); }
