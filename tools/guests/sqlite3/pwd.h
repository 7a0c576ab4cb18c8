/* There are no users: what sqlite3's shell wants to know about them. */
#ifndef WASMSCOPE_GUESTS_PWD_H
#define WASMSCOPE_GUESTS_PWD_H

#include <sys/types.h>

struct passwd {
    char *pw_name;
    char *pw_dir;
};

static inline struct passwd *getpwuid(uid_t user) {
    (void)user;
    return 0;
}

#endif
