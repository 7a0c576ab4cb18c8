/*
 * Included before every file of sqlite3: what wasi-libc leaves out. There are no users, no modes of
 * files and no other processes, so changing modes does nothing and every lock is granted.
 */
#ifndef WASMSCOPE_GUESTS_WASI_H
#define WASMSCOPE_GUESTS_WASI_H

#include <fcntl.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define F_GETLK 100
#define F_SETLK 101
#define F_SETLKW 102
#define F_RDLCK 0
#define F_WRLCK 1
#define F_UNLCK 2

static inline int fchmod(int fd, mode_t mode) {
    (void)fd, (void)mode;
    return 0;
}

static inline int chmod(const char *path, mode_t mode) {
    (void)path, (void)mode;
    return 0;
}

static inline int fchown(int fd, uid_t user, gid_t group) {
    (void)fd, (void)user, (void)group;
    return 0;
}

static inline uid_t getuid(void) { return 1; }

static inline uid_t geteuid(void) { return 1; }

static inline int guest_fcntl(int fd, int command, ...) {
    va_list rest;
    va_start(rest, command);
    int result = 0;
    if (command == F_GETLK) {
        va_arg(rest, struct flock *)->l_type = F_UNLCK;
    } else if (command == F_SETFL || command == F_SETFD) {
        result = fcntl(fd, command, va_arg(rest, int));
    } else if (command != F_SETLK && command != F_SETLKW) {
        result = fcntl(fd, command);
    }
    va_end(rest);
    return result;
}

#define fcntl guest_fcntl

#endif
