// shapes.c with probes: see probe.h.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stdint.h>
#include <stdarg.h>
#include "probe.h"

typedef enum { SHAPE_CIRCLE = 1, SHAPE_RECT, SHAPE_POLY } shape_kind;

static const char *kind_text(shape_kind k) {
    return k == SHAPE_CIRCLE ? "SHAPE_CIRCLE" : k == SHAPE_RECT ? "SHAPE_RECT" : "SHAPE_POLY";
}
#define TEXT(v) kind_text(v)

struct point { double x, y; };

typedef struct shape {
    shape_kind kind;
    unsigned flags : 3;
    unsigned layer : 5;
    union {
        struct { struct point c; double r; } circle;
        struct { struct point a, b; } rect;
        struct { size_t n; struct point *pts; } poly;
    } u;
    struct shape *next;
    char name[16];
} shape;

typedef double (*area_fn)(const shape *);

static int g_count = 0;
static const char *const kind_names[] = { "none", "circle", "rect", "poly" };
_Thread_local int tls_depth;
volatile int sink;

static inline double sq(double v) {
    AT; D(v); END;
    double r = v * v;
    AT; D(v); D(r); END;
    return r;
}

static double area_circle(const shape *s) {
    AT; A(s); T(s->kind); D(s->u.circle.r); D(s->u.circle.c.x); D(s->u.circle.c.y); A(s->next); END;
    return 3.14159265358979 * sq(s->u.circle.r);
}
static double area_rect(const shape *s) {
    AT; A(s); T(s->kind); D(s->u.rect.a.x); D(s->u.rect.b.y); S(s->name); END;
    double w = s->u.rect.b.x - s->u.rect.a.x;
    AT; A(s); D(w); END;
    double h = s->u.rect.b.y - s->u.rect.a.y;
    AT; A(s); D(w); D(h); END;
    return w * h;
}
static double area_poly(const shape *s) {
    AT; A(s); I(s->u.poly.n); A(s->u.poly.pts); D(s->u.poly.pts[1].x); END;
    double acc = 0;
    AT; A(s); D(acc); END;
    for (size_t i = 0; i < s->u.poly.n; i++) {
        AT; A(s); D(acc); I(i); END;
        const struct point *p = &s->u.poly.pts[i];
        AT; A(s); D(acc); I(i); A(p); D(p->x); D(p->y); END;
        const struct point *q = &s->u.poly.pts[(i + 1) % s->u.poly.n];
        AT; A(s); D(acc); I(i); A(p); A(q); D(q->x); D(q->y); END;
        acc += p->x * q->y - q->x * p->y;
        AT; A(s); D(acc); I(i); A(p); A(q); END;
    }
    AT; A(s); D(acc); END;
    return acc < 0 ? -acc / 2 : acc / 2;
}
static const area_fn area_table[] = { 0, area_circle, area_rect, area_poly };

static shape *new_shape(shape_kind k, const char *fmt, ...) {
    AT; T(k); S(fmt); I(g_count); END;
    shape *s = calloc(1, sizeof *s);
    AT; T(k); S(fmt); A(s); END;
    if (!s) abort();
    s->kind = k; s->flags = 5; s->layer = (unsigned)g_count & 31;
    AT; T(k); S(fmt); A(s); T(s->kind); I(s->flags); I(s->layer); END;
    va_list ap; va_start(ap, fmt);
    AT; T(k); S(fmt); A(s); A(ap); END;
    vsnprintf(s->name, sizeof s->name, fmt, ap);
    AT; T(k); S(fmt); A(s); A(ap); S(s->name); I(s->name[1]); END;
    va_end(ap);
    g_count++;
    AT; T(k); S(fmt); A(s); A(ap); I(g_count); END;
    return s;
}

static int64_t fib(int n) {
    AT; I(n); I(tls_depth); END;
    tls_depth++;
    AT; I(n); I(tls_depth); END;
    return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

static void bubble(int *a, int n) {
    AT; A(a); I(n); I(a[0]); I(a[15]); END;
    for (int i = 0; i < n; i++) {
        AT; A(a); I(n); I(i); I(a[i]); END;
        for (int j = 0; j + 1 < n - i; j++) {
            if (a[j] > a[j + 1]) {
                AT; A(a); I(n); I(i); I(j); I(a[j]); END;
                int t = a[j];
                AT; A(a); I(n); I(i); I(j); I(t); END;
                a[j] = a[j + 1];
                AT; A(a); I(n); I(i); I(j); I(t); I(a[j]); END;
                a[j + 1] = t;
                AT; A(a); I(n); I(i); I(j); I(t); I(a[j + 1]); END;
            }
        }
    }
    AT; A(a); I(n); END;
}

int main(int argc, char **argv) {
    AT; I(argc); A(argv); A(argv[0]); END;
    shape *list = NULL;
    AT; I(argc); A(argv); A(list); END;
    for (int i = 0; i < 6; i++) {
        AT; I(argc); A(argv); A(list); I(i); END;
        shape *s = new_shape((shape_kind)(1 + i % 3), "s%d", i);
        AT; I(argc); A(argv); A(list); I(i); A(s); T(s->kind); S(s->name); END;
        switch (s->kind) {
        case SHAPE_CIRCLE:
            AT; I(argc); A(argv); A(list); I(i); A(s); END;
            s->u.circle.c = (struct point){ i, i }; s->u.circle.r = i + 1;
            AT; I(argc); A(argv); A(list); I(i); A(s); D(s->u.circle.c.x); D(s->u.circle.r); END;
            break;
        case SHAPE_RECT:
            AT; I(argc); A(argv); A(list); I(i); A(s); END;
            s->u.rect.a = (struct point){ 0, 0 }; s->u.rect.b = (struct point){ i, 2.0 * i };
            AT; I(argc); A(argv); A(list); I(i); A(s); D(s->u.rect.b.x); D(s->u.rect.b.y); END;
            break;
        case SHAPE_POLY: {
            AT; I(argc); A(argv); A(list); I(i); A(s); END;
            struct point *pts = malloc(3 * sizeof *pts);
            AT; I(argc); A(argv); A(list); I(i); A(s); A(pts); END;
            pts[0] = (struct point){ 0, 0 }; pts[1] = (struct point){ 4, 0 }; pts[2] = (struct point){ 0, (double)i };
            AT; I(argc); A(argv); A(list); I(i); A(s); A(pts); D(pts[1].x); D(pts[2].y); END;
            s->u.poly.n = 3; s->u.poly.pts = pts; break; }
        }
        s->next = list; list = s;
        AT; I(argc); A(argv); A(list); I(i); A(s); A(s->next); A(list->next); END;
    }
    double total = 0;
    AT; I(argc); A(argv); A(list); D(total); END;
    for (shape *s = list; s; s = s->next) {
        AT; I(argc); A(argv); A(list); D(total); A(s); END;
        double a = area_table[s->kind](s);
        AT; I(argc); A(argv); A(list); D(total); A(s); D(a); END;
        printf("%-6s %-6s layer=%u area=%.3f\n", s->name, kind_names[s->kind], s->layer, a);
        total += a;
        AT; I(argc); A(argv); A(list); D(total); A(s); D(a); END;
    }
    int arr[16]; unsigned seed = 42;
    AT; I(argc); A(argv); A(list); D(total); I(seed); END;
    for (int i = 0; i < 16; i++) {
        seed = seed * 1103515245u + 12345u;
        AT; I(argc); A(argv); A(list); D(total); I(seed); I(i); END;
        arr[i] = (int)(seed >> 16) % 100;
        AT; I(argc); A(argv); A(list); D(total); I(seed); I(i); I(arr[i]); END;
    }
    bubble(arr, 16);
    AT; I(argc); A(argv); A(list); D(total); I(seed); I(arr[0]); I(arr[7]); I(arr[15]); END;
    for (int i = 0; i < 16; i++) printf("%d ", arr[i]);
    int64_t f = fib(argc > 1 ? atoi(argv[1]) : 5);
    AT; I(argc); A(argv); A(list); D(total); I(seed); I(arr[1]); I(f); I(g_count); I(tls_depth); S(kind_names[2]); END;
    printf("\ntotal=%.3f count=%d fib=%lld depth=%d\n", total, g_count, (long long)f, tls_depth);
    sink = (int)f;
    AT; I(argc); A(argv); A(list); D(total); I(seed); I(arr[2]); I(f); I(sink); END;
    return 0;
}
