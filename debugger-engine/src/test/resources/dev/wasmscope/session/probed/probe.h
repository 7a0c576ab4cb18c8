// Prints variables as "@line<tab>name=value<tab>..." where a line begins with AT and ends with END. Each probe has a line of
// its own, so that nothing happens between the moment a debugger stops there and the moment the program prints.
#pragma once
#include <stdio.h>

#ifdef __cplusplus
extern "C"
#endif
__attribute__((noinline)) void probed(void) { __asm__ volatile("" ::: "memory"); }

#define AT fprintf(stderr, "@%d", __LINE__)
#define I(v) fprintf(stderr, "\t" #v "=%lld", (long long)(v))
#define D(v) fprintf(stderr, "\t" #v "=%a", (double)(v))
#define A(v) fprintf(stderr, "\t" #v "=0x%x", (unsigned)(unsigned long)(v))
#define S(v) fprintf(stderr, "\t" #v "=\"%s\"", (v))
#define T(v) fprintf(stderr, "\t" #v "=%s", TEXT(v))
#define END (fputc('\n', stderr), probed())
