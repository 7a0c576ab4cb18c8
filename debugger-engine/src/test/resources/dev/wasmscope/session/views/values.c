// Values of C: numbers of all sizes, texts, arrays, pointers.
#include <complex.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uchar.h>
#include <wchar.h>

typedef int v4si __attribute__((vector_size(16)));
typedef float v2f __attribute__((ext_vector_type(2)));
typedef enum { RED = 1, GREEN, BLUE } Colour;
struct Flexible { int count; short items[]; };
struct Tree { int id; struct Tree *left, *right; };
struct Bits { unsigned a : 1; unsigned : 0; int b : 31; _Bool c : 1; long long d : 60; };
union Any { int i; float f; unsigned char bytes[4]; };
struct Outer { union { struct { int x, y; }; int xy[2]; }; Colour colour; };

_Thread_local int perThread = 19;
static const char *const names[] = {"zero", "one", NULL};
int counter(void) {
    static int calls = 5;
    return ++calls;
}

__attribute__((noinline)) void done(void) { __asm__ volatile("" ::: "memory"); }
#define P(name, format, ...) printf(#name ": " format "\n", __VA_ARGS__)

__attribute__((noinline)) int look(int length, int argc, char **argv, double (*matrix)[2], void *opaque,
                                   struct Flexible *flexible, struct Tree *ring) {
    char plain = 'x';
    signed char minus = -5;
    unsigned char byte = 200;
    short small = -300;
    unsigned long long huge = UINT64_MAX;
    __int128 wide = -((__int128)1 << 100);
    unsigned __int128 widest = ~(unsigned __int128)0;
    _BitInt(17) odd = -60000;
    unsigned _BitInt(100) oddWide = (unsigned _BitInt(100))1 << 99;
    _Bool yes = 1;
    float single = 0.1f;
    double infinite = 1.0 / 0.0, negativeZero = -0.0, tiny = 5e-324;
    long double quad = 1.0L / 3;
    _Complex double root = 1.5 - 2.0 * I;
    union { uint64_t bits; double value; } nan = {0x7ff8000000000abcULL};
    union { uint32_t bits; float value; } signalling = {0x7f800001};
    v4si vector = {1, -2, 3, -4};
    v2f pair = {0.5f, 1.5f};
    int variable[length];
    for (int i = 0; i < length; i++) variable[i] = i * 10;
    int grid[2][3][2] = {{{1, 2}, {3, 4}, {5, 6}}, {{7, 8}, {9, 10}, {11, 12}}};
    char text[16] = "text";
    char full[4] = {'f', 'u', 'l', 'l'};
    char escapes[] = "a\"b\\c\n\t\x01\xff";
    const char *string = "a string";
    const char *null = NULL;
    unsigned char *raw = (unsigned char *)"raw";
    wchar_t *wideText = L"wide \u20ac";
    char16_t utf16[] = u"\U0001f600!";
    char32_t *utf32 = U"\U0001f600?";
    char *longText = malloc(1001);
    memset(longText, 'y', 1000);
    longText[1000] = 0;
    int (*compare)(const char *, const char *) = strcmp;
    int *numbers = &grid[0][0][0];
    int **indirect = &numbers;
    void *anything = &small;
    struct Bits bits = {1, -5, 1, -(1LL << 59)};
    union Any any = {.f = 1.0f};
    struct Outer outer = {{{3, 4}}, BLUE};
    Colour colour = GREEN, mixed = (Colour)9;
    struct Flexible *const fixedPointer = flexible;
    int calls = counter();
    P(plain, "120 'x'%s", "");
    P(minus, "%d", minus);
    P(byte, "%d", byte);
    P(small, "%d", small);
    P(huge, "%llu", huge);
    P(wide, "%s", "-1267650600228229401496703205376");
    P(widest, "%s", "340282366920938463463374607431768211455");
    P(odd, "%d", (int)odd);
    P(oddWide, "%s", "633825300114114700748351602688");
    P(yes, "%s", "true");
    P(single, "%s", "0.1");
    P(infinite, "%s", "inf");
    P(negativeZero, "%s", "-0.0");
    P(tiny, "%s", "4.9e-324");
    P(root, "%.1f - %.1fi", creal(root), -cimag(root));
    P(nan.value, "%s", "NaN(0x8000000000abc)");
    P(signalling.value, "%s", "NaN(0x1)");
    P(vector, "{%d, %d, %d, %d}", vector[0], vector[1], vector[2], vector[3]);
    P(pair, "{%.1f, %.1f}", pair[0], pair[1]);
    P(variable, "{0, 10, 20, 30, 40, 50, %s}", "…");
    P(variable[6], "%d", variable[6]);
    P(grid[1], "%s", "{{7, 8}, {9, 10}, {11, 12}}");
    P(grid[1][2][0], "%d", grid[1][2][0]);
    P(text, "\"%s\"", text);
    P(full, "\"%.4s\"", full);
    P(escapes, "%s", "\"a\\\"b\\\\c\\n\\t\\x1\\xff\"");
    P(string, "0x%lx \"%s\"", (unsigned long)string, string);
    P(null, "%s", "0x0");
    P(raw, "0x%lx", (unsigned long)raw);
    P(wideText, "0x%lx \"wide \u20ac\"", (unsigned long)wideText);
    P(utf16, "%s", "\"\U0001f600!\"");
    P(utf32, "0x%lx \"\U0001f600?\"", (unsigned long)utf32);
    P(longText, "0x%lx \"%.200s\"… (1000 characters)", (unsigned long)longText, longText);
    P(compare, "0x%lx <strcmp>", (unsigned long)compare);
    P(*numbers, "%d", *numbers);
    P(numbers[4], "%d", numbers[4]);
    P(numbers[2..5], "{%d, %d, %d}", numbers[2], numbers[3], numbers[4]);
    P(string[2..8], "%s", "\"string\"");
    P(variable[1..3], "{%d, %d}", variable[1], variable[2]);
    P(**indirect, "%d", **indirect);
    P(anything, "0x%lx", (unsigned long)anything);
    P(bits, "{a=%d, b=%d, c=true, d=%lld}", bits.a, bits.b, (long long)bits.d);
    P(any, "{i=%d, f=1.0, bytes={0 '\\0', 0 '\\0', 128, 63 '?'}}", any.i);
    P(outer.x, "%d", outer.x);
    P(outer.xy[1], "%d", outer.xy[1]);
    P(outer.colour, "%s", "BLUE");
    P(colour, "%s", "GREEN");
    P(mixed, "(Colour) %d", mixed);
    P(flexible->count, "%d", flexible->count);
    P(flexible->items[2], "%d", flexible->items[2]);
    P(flexible->items[0..3], "{%d, %d, %d}", flexible->items[0], flexible->items[1], flexible->items[2]);
    P(matrix[1][1], "%.1f", matrix[1][1]);
    P(ring->left->left->id, "%d", ring->left->left->id);
    P(perThread, "%d", perThread);
    P(names[1], "0x%lx \"one\"", (unsigned long)names[1]);
    P(calls, "%d", calls);
    P(opaque, "0x%lx", (unsigned long)opaque);
    {
        int plain = 3;
        int colour = 4;
        P(plain, "120 'x'%s", "");
        (void)plain, (void)colour;
    }
    fflush(stdout);
    done();
    return argc + (int)quad + byte + minus + *raw + yes + (int)single + (int)tiny + (int)infinite + (null != 0) +
           (fixedPointer != 0) + (int)negativeZero + compare("a", "b") + variable[0] + (argv != 0);
}

int main(int argc, char **argv) {
    double matrix[2][2] = {{1, 2}, {3, 4.5}};
    struct Flexible *flexible = malloc(sizeof *flexible + 3 * sizeof(short));
    flexible->count = 3;
    for (int i = 0; i < 3; i++) flexible->items[i] = (short)(i + 7);
    struct Tree a = {1, 0, 0}, b = {2, &a, 0};
    a.left = &b;
    return look(9, argc, argv, matrix, &a, flexible, &a) == 0;
}
