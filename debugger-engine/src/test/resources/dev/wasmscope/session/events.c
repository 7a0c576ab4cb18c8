// What a program can end with or be stopped for: events KIND.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

asm(".globl __cpp_exception\n"
    ".tagtype __cpp_exception i32\n"
    "__cpp_exception:\n");

static volatile int zero;
static volatile int least = INT32_MIN;
static volatile float large = 1e30f;

static int recurse(volatile int depth) {
    return depth < 0 ? 0 : recurse(depth + 1) + 1;
}

__attribute__((export_name("fib"))) int fib(int n) {
    return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

static void throw_it(int value) {
    if (value >= 0) __builtin_wasm_throw(0, (void *)(uintptr_t)value);
}

static void (*volatile target)(int) = throw_it;

__attribute__((noinline)) static void trap(const char *kind) {
    if (!strcmp(kind, "unreachable")) __builtin_trap();
    if (!strcmp(kind, "zero")) zero = least / zero;
    if (!strcmp(kind, "overflow")) zero = least / (zero - 1);
    if (!strcmp(kind, "memory")) zero = *(volatile int *)0x7ffffff0;
    if (!strcmp(kind, "index")) ((void (*)(void))0x12345)();
    if (!strcmp(kind, "null")) ((void (*)(void))(uintptr_t)zero)();
    if (!strcmp(kind, "type")) ((double (*)(double))target)(1.5);
    if (!strcmp(kind, "conversion")) zero = __builtin_wasm_trunc_s_i32_f32(large);
    if (!strcmp(kind, "stack")) zero = recurse(0);
    if (!strcmp(kind, "throw")) throw_it(7);
}

int main(int argc, char **argv) {
    const char *kind = argc > 1 ? argv[1] : "none";
    if (!strcmp(kind, "grow")) {
        for (int i = 0; i < 3; i++) {
            volatile char *room = malloc(200 << 10);
            room[0] = 1;
        }
    }
    if (!strcmp(kind, "exit")) exit(3);
    if (!strcmp(kind, "one")) return 1;
    trap(kind);
    printf("done\n");
    return 0;
}
