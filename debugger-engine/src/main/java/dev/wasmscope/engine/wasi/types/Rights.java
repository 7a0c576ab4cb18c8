package dev.wasmscope.engine.wasi.types;

/** What a file descriptor may be used for ({@code $rights}, 64 bits). */
public final class Rights {
    public static final long FD_DATASYNC = 1L << 0;
    public static final long FD_READ = 1L << 1;
    public static final long FD_SEEK = 1L << 2;
    public static final long FD_FDSTAT_SET_FLAGS = 1L << 3;
    public static final long FD_SYNC = 1L << 4;
    public static final long FD_TELL = 1L << 5;
    public static final long FD_WRITE = 1L << 6;
    public static final long FD_ADVISE = 1L << 7;
    public static final long FD_ALLOCATE = 1L << 8;
    public static final long PATH_CREATE_DIRECTORY = 1L << 9;
    public static final long PATH_CREATE_FILE = 1L << 10;
    public static final long PATH_LINK_SOURCE = 1L << 11;
    public static final long PATH_LINK_TARGET = 1L << 12;
    public static final long PATH_OPEN = 1L << 13;
    public static final long FD_READDIR = 1L << 14;
    public static final long PATH_READLINK = 1L << 15;
    public static final long PATH_RENAME_SOURCE = 1L << 16;
    public static final long PATH_RENAME_TARGET = 1L << 17;
    public static final long PATH_FILESTAT_GET = 1L << 18;
    public static final long PATH_FILESTAT_SET_SIZE = 1L << 19;
    public static final long PATH_FILESTAT_SET_TIMES = 1L << 20;
    public static final long FD_FILESTAT_GET = 1L << 21;
    public static final long FD_FILESTAT_SET_SIZE = 1L << 22;
    public static final long FD_FILESTAT_SET_TIMES = 1L << 23;
    public static final long PATH_SYMLINK = 1L << 24;
    public static final long PATH_REMOVE_DIRECTORY = 1L << 25;
    public static final long PATH_UNLINK_FILE = 1L << 26;
    public static final long POLL_FD_READWRITE = 1L << 27;
    public static final long SOCK_SHUTDOWN = 1L << 28;
    public static final long SOCK_ACCEPT = 1L << 29;

    /** The names of the bits, lowest first. */
    public static final FlagNames NAMES =
            FlagNames.of(
                    "fd_datasync",
                    "fd_read",
                    "fd_seek",
                    "fd_fdstat_set_flags",
                    "fd_sync",
                    "fd_tell",
                    "fd_write",
                    "fd_advise",
                    "fd_allocate",
                    "path_create_directory",
                    "path_create_file",
                    "path_link_source",
                    "path_link_target",
                    "path_open",
                    "fd_readdir",
                    "path_readlink",
                    "path_rename_source",
                    "path_rename_target",
                    "path_filestat_get",
                    "path_filestat_set_size",
                    "path_filestat_set_times",
                    "fd_filestat_get",
                    "fd_filestat_set_size",
                    "fd_filestat_set_times",
                    "path_symlink",
                    "path_remove_directory",
                    "path_unlink_file",
                    "poll_fd_readwrite",
                    "sock_shutdown",
                    "sock_accept");

    /** All defined bits. */
    public static final long ALL = (1L << 30) - 1;

    private Rights() {}
}
