// Classes: bases, virtual bases, dynamic types, members of all kinds.
#include "show.h"

struct Shape {
    int id;
    explicit Shape(int id) : id(id) {}
    virtual ~Shape() = default;
    virtual double area() const { return 0; }
};
struct Tagged {
    long long tag = 77;
    virtual int kind() const { return 1; }
};
struct Circle : Shape {
    double radius = 1.5;
    explicit Circle(int id) : Shape(id) {}
    double area() const override { return 3 * radius * radius; }
};
struct Ring : Tagged, Circle {
    int inner = 2;
    explicit Ring(int id) : Circle(id) {}
    int kind() const override { return 2; }
};
template <class T> struct Box : Shape {
    T held;
    Box(int id, T held) : Shape(id), held(held) {}
    double area() const override { return 4; }
};
namespace deep {
struct Inner : Shape {
    int own = 5;
    explicit Inner(int id) : Shape(id) {}
};
}
namespace {
struct Hidden : Shape {
    int secret = 6;
    explicit Hidden(int id) : Shape(id) {}
    double area() const override { return 6; }
};
}

struct Top { int top = 1; };
struct Left : virtual Top { int left = 2; };
struct Right : virtual Top { int right = 3; };
struct Diamond : Left, Right { int diamond = 4; };

struct Members {
    unsigned low : 3 = 5;
    int negative : 5 = -7;
    unsigned long long across : 40 = 0x12345678ab;
    bool flag : 1 = true;
    union { int number = 65; char letter; };
    struct { int x = 8, y = 9; };
    static int shared;
    int plain = 10;
    int method() const { return plain; }
    virtual int virtualMethod() { return 1; }
    int nested[2][3] = {{1, 2, 3}, {4, 5, 6}};
    int inThis() const;
};
int Members::shared = 1234;

enum Flags : unsigned { NoFlag = 0, Read = 1, Write = 2, Run = 4 };
enum class Colour : unsigned char { Red, Green = 7 };

static int sum(int a, int b) { return a + b; }
template <int N, class T> struct Fixed { T values[N] = {}; int size() const { return N; } };

__attribute__((noinline)) void use(const void *value) { asm volatile("" : : "r"(value) : "memory"); }
template <class... T> void used(const T &...values) { (use(&values), ...); }

__attribute__((noinline)) int Members::inThis() const {
    use(this);
    return plain;
}

std::string address(const void *at) {
    char out[20];
    snprintf(out, sizeof out, "0x%lx", (unsigned long)at);
    return out;
}

__attribute__((noinline)) int look(Shape *shape, Shape &ring, const Tagged *side, Shape *box, Shape *inner, Shape *hidden) {
    Circle still(9);
    Shape *base = &still;
    Diamond diamond;
    Right *right = &diamond;
    Top *top = &diamond;
    Members members;
    Members *pointer = &members;
    int Members::*data = &Members::plain;
    int (Members::*function)() const = &Members::method;
    int (Members::*virtualFunction)() = &Members::virtualMethod;
    int Members::*noData = nullptr;
    int (Members::*noFunction)() const = nullptr;
    int (*free)(int, int) = sum;
    int (&reference)(int, int) = sum;
    int &&moved = 31;
    Flags flags = (Flags)(Read | Run), odd = (Flags)(Write | 0x10), none = NoFlag;
    Colour colour = Colour::Green, unknown = (Colour)9;
    Fixed<3, short> fixed;
    decltype(nullptr) null = nullptr;
    auto lambda = [&members, flags](int x) { return x + members.plain + (int)flags; };
    printf("shape->id: %d\n", shape->id);
    printf("shape->radius: 1.5\n");
    printf("*shape: {Shape={_vptr$Shape=%s, id=1}, radius=1.5}\n", address(*(void **)shape).c_str());
    printf("ring.inner: 2\nring.tag: 77\nring.id: 2\n");
    printf("side->inner: 2\nside->tag: %lld\n", side->tag);
    printf("box->held: 2.5\ninner->own: 5\nhidden->secret: 6\n");
    printf("base->radius: 1.5\nstill.id: 9\n");
    printf("diamond.top: %d\ndiamond.left: 2\ndiamond.right: 3\ndiamond.diamond: 4\n", diamond.top);
    printf("right->top: %d\nright->diamond: 4\n", right->top);
    printf("top->top: 1\ntop: %s\n", address(top).c_str());
    printf("members.low: %u\nmembers.negative: %d\nmembers.across: %llu\nmembers.flag: true\n", members.low,
           members.negative, (unsigned long long)members.across);
    printf("members.number: 65\nmembers.letter: 65 'A'\nmembers.x: 8\nmembers.y: 9\n");
    printf("Members::shared: %d\n", Members::shared);
    printf("members.nested: {{1, 2, 3}, {4, 5, 6}}\nmembers.nested[1]: {4, 5, 6}\nmembers.nested[1][2]: 6\n");
    printf("pointer->plain: 10\n");
    printf("data: Members::plain (offset %d)\n", (int)(intptr_t)&(((Members *)nullptr)->plain));
    printf("function: Members::method\n");
    printf("virtualFunction: Members::virtualMethod (virtual)\n");
    printf("noData: nullptr\nnoFunction: nullptr\n");
    printf("free: 0x%lx <sum>\nreference: 0x%lx <sum>\n", (unsigned long)free, (unsigned long)free);
    printf("moved: %s 31\n", address(&moved).c_str());
    printf("flags: Read | Run\nodd: Write | 0x10\nnone: NoFlag\ncolour: Colour::Green\nunknown: (Colour) 9\n");
    printf("fixed: {values={0, 0, 0}}\nnull: nullptr\n");
    printf("lambda.members.plain: 10\nlambda.flags: Read | Run\n");
    DONE();
    used(still, base, diamond, right, top, members, pointer, data, function, virtualFunction, noData, noFunction, free,
         moved, flags, odd, none, colour, unknown, fixed, null, lambda);
    return reference(1, 2) + members.inThis() + fixed.size() + lambda(1) + (int)shape->area() + side->kind();
}

int main() {
    Circle circle(1);
    Ring ring(2);
    Box<double> box(3, 2.5);
    deep::Inner inner(4);
    Hidden hidden(5);
    return look(&circle, ring, &ring, &box, &inner, &hidden) == 0;
}
