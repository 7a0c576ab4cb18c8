/*
 * Tries to leave its preopened folder (descriptor 3) with each call that takes a path, and prints
 * "name errno" for each try. The folder holds link -> ../outside; who runs this looks at the
 * outside afterwards. Built without a C library:
 *   clang --target=wasm32-wasi -O2 -nostdlib -Wl,--no-entry,--export=_start -o escape.wasm escape.c
 */
typedef unsigned int u32;
typedef unsigned long long u64;
typedef unsigned short u16;

#define WASI(name) __attribute__((import_module("wasi_snapshot_preview1"), import_name(#name)))

WASI(fd_write) int fd_write(int, const void *, u32, u32 *);
WASI(fd_read) int fd_read(int, const void *, u32, u32 *);
WASI(fd_close) int fd_close(int);
WASI(path_open) int path_open(int, u32, const char *, u32, u32, u64, u64, u32, int *);
WASI(path_filestat_get) int path_filestat_get(int, u32, const char *, u32, void *);
WASI(path_filestat_set_times) int path_filestat_set_times(int, u32, const char *, u32, u64, u64, u32);
WASI(path_create_directory) int path_create_directory(int, const char *, u32);
WASI(path_remove_directory) int path_remove_directory(int, const char *, u32);
WASI(path_unlink_file) int path_unlink_file(int, const char *, u32);
WASI(path_rename) int path_rename(int, const char *, u32, int, const char *, u32);
WASI(path_link) int path_link(int, u32, const char *, u32, int, const char *, u32);
WASI(path_symlink) int path_symlink(const char *, u32, int, const char *, u32);
WASI(path_readlink) int path_readlink(int, const char *, u32, char *, u32, u32 *);

#define S(text) text, sizeof(text) - 1
#define ROOT 3
#define FOLLOW 1
#define CREAT 1
#define DIRECTORY 2
#define TRUNC 8
#define READ 2ull
#define WRITE 64ull

static void print(const char *text, u32 length) {
    struct { const char *at; u32 length; } vector = {text, length};
    u32 written;
    fd_write(1, &vector, 1, &written);
}

static void report(const char *name, u32 length, int error) {
    char digits[4] = {' ', (char)('0' + error / 10), (char)('0' + error % 10), '\n'};
    print(name, length);
    print(digits, 4);
}

static int open(const char *path, u32 length, u32 flags, u64 rights) {
    int fd;
    int error = path_open(ROOT, FOLLOW, path, length, flags, rights, 0, 0, &fd);
    if (error == 0) {
        fd_close(fd);
    }
    return error;
}

#define TRY(name, call) report(S(name), call)

void _start(void) {
    static u64 stat[8];
    static char text[64];
    u32 used;
    TRY("read-through-link", open(S("link/secret"), 0, READ));
    TRY("read-through-file-link", open(S("filelink"), 0, READ));
    TRY("read-by-dots", open(S("../outside/secret"), 0, READ));
    TRY("read-absolute", open(S("/etc/passwd"), 0, READ));
    TRY("list-through-link", open(S("link"), DIRECTORY, READ));
    TRY("stat-through-link", path_filestat_get(ROOT, FOLLOW, S("link/secret"), stat));
    TRY("readlink-through-link", path_readlink(ROOT, S("link/other"), text, 64, &used));
    TRY("create-through-link", open(S("link/created"), CREAT, WRITE));
    TRY("create-through-dangling", open(S("dangling"), CREAT, WRITE));
    TRY("truncate-through-link", open(S("link/truncated"), TRUNC, WRITE));
    TRY("set-times-through-link", path_filestat_set_times(ROOT, FOLLOW, S("link/timed"), 1, 1, 5));
    TRY("mkdir-through-link", path_create_directory(ROOT, S("link/madedir")));
    TRY("rmdir-through-link", path_remove_directory(ROOT, S("link/victimdir")));
    TRY("unlink-through-link", path_unlink_file(ROOT, S("link/victim")));
    TRY("rename-out", path_rename(ROOT, S("own1"), ROOT, S("link/moved")));
    TRY("rename-in", path_rename(ROOT, S("link/victim2"), ROOT, S("stolen")));
    TRY("hardlink-out", path_link(ROOT, 0, S("own2"), ROOT, S("link/linked")));
    TRY("hardlink-in", path_link(ROOT, 0, S("link/secret"), ROOT, S("stolenlink")));
    TRY("symlink-out", path_symlink(S("x"), ROOT, S("link/madelink")));
    TRY("symlink-absolute", path_symlink(S("/etc"), ROOT, S("absolute")));
    TRY("mkdir-missing-dots", path_create_directory(ROOT, S("missing/../lexical")));
}
