#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#define NOINLINE __attribute__((noinline))
struct pair { int a, b; };
struct big { double x, y, z; };
struct one { float f; };
enum color { RED = 1, GREEN = 2 };
typedef int (*binary)(int, int);

int calls;
int *nowhere;
char note[32];

int add(int a, int b) { calls++; return a + b; }
int mul(int a, int b) { calls++; return a * b; }
int64_t wide(int64_t v, signed char c) { return v * 2 + c; }
double half(double v) { return v / 2; }
float scale(struct one o, float by) { return o.f * by; }
struct pair swap(struct pair p) { struct pair r = {p.b, p.a}; return r; }
struct big grow(struct big *b, double by) {
    struct big r = *b;
    r.x += by;
    r.y += by;
    r.z += by;
    return r;
}
struct one unit(float f) { struct one o = {f}; return o; }
__int128 square(__int128 v) { return v * v; }
enum color next(enum color c) { return c == RED ? GREEN : RED; }
int length(const char *text) { return (int)strlen(text); }
const char *remember(const char *text) { strncpy(note, text, sizeof note - 1); return note; }
int apply(binary f, int a, int b) { return f(a, b); }
void reset(void) { calls = 0; }
int crash(int n) { calls += n; return *(nowhere - 1); }
int leave(int n) { calls += n; exit(n); }
int spin(int n) { calls++; while (n) { calls++; } return 0; }
int say(const char *text) { int n = printf("%s\n", text); fflush(stdout); return n; }
int deep(int n) { return n == 0 ? 0 : 1 + deep(n - 1); }
int *make(int n) { int *v = malloc(sizeof(int) * n); for (int i = 0; i < n; i++) v[i] = i * i; return v; }

binary operation = add;

NOINLINE int steps(int n) {
    int before = n;
    n = n * 10;
    int after = n + before;
    return after;
}

NOINLINE struct pair made(int n) {
    struct pair p = {n, n + 1};
    return p;
}

NOINLINE int leaf(int *out, int n) {
    int local = n * 3;
    *out = local;
    return local;
}

int main(int argc, char **argv) {
    struct pair p = {3, 4};
    struct big b = {1, 2, 3};
    struct one o = {1.5f};
    int result = 0;
    int got = steps(2);
    struct pair q = made(7);
    got += leaf(&result, 5);
    operation = argc > 5 ? mul : add;
    remember("start");
    printf("%d %d %d %d %s %d\n", got, q.a, q.b, result, note, calls);
    free(make(argc));
    return (int)(p.a + b.x + o.f + wide(1, 2) + half(2) + scale(o, 2) + swap(p).a + grow(&b, 1).x
                 + unit(2).f + (int)square(3) + next(RED) + length("abc") + apply(mul, 2, 3)
                 + deep(2) + operation(1, 1)
                 + (argc > 99 ? crash(1) + leave(1) + spin(1) + say("x") + (reset(), 0) : 0)) & 1;
}
