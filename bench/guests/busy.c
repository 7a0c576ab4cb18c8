/*
 * Guests that are busy for ever, each in its own way; bench/pause measures how soon each can be
 * paused. Built without a C library, see build.sh.
 */
typedef unsigned int u32;
typedef unsigned long long u64;

#define EXPORT(name) __attribute__((export_name(#name)))
#define WASI(name) __attribute__((import_module("wasi_snapshot_preview1"), import_name(#name)))
#define SIZE (900u << 20)
#define AT ((char *)(64u << 20))

WASI(fd_read) int fd_read(int, const void *, u32, u32 *);
WASI(fd_pread) int fd_pread(int, const void *, u32, u64, u32 *);
WASI(fd_pwrite) int fd_pwrite(int, const void *, u32, u64, u32 *);
WASI(path_open) int path_open(int, u32, const char *, u32, u32, u64, u64, u32, int *);
WASI(poll_oneoff) int poll_oneoff(const void *, void *, u32, u32 *);
WASI(random_get) int random_get(void *, u32);
WASI(clock_time_get) int clock_time_get(u32, u64, u64 *);

static volatile u32 count;

static void grow(void) {
    u32 pages = (64u << 20) / 65536 + SIZE / 65536;
    if (__builtin_wasm_memory_size(0) < pages)
        __builtin_wasm_memory_grow(0, pages - __builtin_wasm_memory_size(0));
}

EXPORT(spin) void spin(void) {
    for (;;) count++;
}

EXPORT(tight) void tight(void) {
    __asm__ volatile("loop\nbr 0\nend_loop\nunreachable");
}

static u32 fib(u32 n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }

EXPORT(recurse) void recurse(void) {
    for (;;) count += fib(40);
}

EXPORT(fill) void fill(void) {
    grow();
    for (;;) __builtin_memset(AT, (int)count++, SIZE);
}

EXPORT(copy) void copy(void) {
    grow();
    for (;;) __builtin_memmove(AT + 1, AT, SIZE - 1);
}

EXPORT(random) void random(void) {
    grow();
    for (;;) random_get(AT, SIZE);
}

EXPORT(time) void time(void) {
    u64 now;
    for (;;) clock_time_get(1, 1, &now);
}

EXPORT(input) void input(void) {
    char byte;
    struct { char *at; u32 length; } vector = {&byte, 1};
    u32 read;
    for (;;) fd_read(0, &vector, 1, &read);
}

EXPORT(sleep) void sleep(void) {
    struct { u64 user; u32 tag, pad; u32 clock, pad2; u64 timeout, precision; u32 flags, pad3; } wait = {
        0, 0, 0, 1, 0, 3600000000000ull, 0, 0, 0};
    char event[32];
    u32 events;
    for (;;) poll_oneoff(&wait, event, 1, &events);
}

static int file(void) {
    int fd = -1;
    path_open(3, 0, "large", 5, 1, 2 | 4 | 64, 0, 0, &fd);
    return fd;
}

EXPORT(write) void write(void) {
    grow();
    struct { char *at; u32 length; } vector = {AT, SIZE};
    u32 done;
    int fd = file();
    for (;;) fd_pwrite(fd, &vector, 1, 0, &done);
}

EXPORT(read) void read(void) {
    grow();
    struct { char *at; u32 length; } vector = {AT, SIZE};
    u32 done;
    int fd = file();
    fd_pwrite(fd, &vector, 1, 0, &done);
    for (;;) fd_pread(fd, &vector, 1, 0, &done);
}
