#include <cstdio>
#include <map>
#include <string>
#include <vector>

struct Counter {
    int steps = 0;
    std::vector<int> seen;
    // changes the object and takes memory: nothing of that may stay
    int next(int by) {
        steps += by;
        seen.resize(seen.size() + 1000);
        return steps;
    }
    bool isAt(int step) const { return steps == step; }
};

struct Shape {
    virtual ~Shape() = default;
    virtual int corners() const { return 0; }
};
struct Square : Shape {
    int corners() const override { return 4; }
};

struct Number {
    int value;
    bool operator==(const Number &other) const { return value == other.value; }
    bool operator<(const Number &other) const { return value < other.value; }
};

enum Colour { RED, GREEN, BLUE };

static int asked;

static int twice(int x) {
    asked++;
    return 2 * x;
}
static long long wide(long long x, unsigned char low) { return x * 1000000007LL + low; }
static double half(double x) { return x / 2; }
static float third(float x) { return x / 3; }
static Colour colour(int i) { return (Colour)(i % 3); }
static int length(const char *text) {
    int n = 0;
    while (text[n]) n++;
    return n;
}
static int key(const Counter *counter) { return counter->steps; }
static int depth(int n) { return n == 0 ? 0 : 1 + depth(n - 1); }
static int divide(int a, int b) { return a / b; }
static int many(int) { return 1; }
static int many(double) { return 2; }

int turns(int n) {
    int sum = 0, i;
    Counter counter;
    Square square;
    Shape *shape = &square;
    Number a{0}, b{100};
    std::map<int, int> map;
    std::vector<int> row{1, 2, 3, 4};
    const char *word = "word";
    double real = 0;
    float single = 0;
    for (i = 0; i < n; i++) {
        counter.next(1);
        a.value = i;
        map[i % 50] = i;
        row[i & 3] = i;
        real = i;
        single = i;
        sum += twice(i) / 2; /* here */
    }
    sum += wide(i, 1) + half(real) + third(single) + colour(i) + length(word) + key(&counter);
    sum += depth(3) + divide(i, 7) + many(1) + many(1.0) + shape->corners() + counter.isAt(3);
    sum += (a == b) + (a < b) + map.size() + row.at(2) + map.count(3);
    return sum + asked;
}

int main() {
    std::printf("%d\n", turns(200));
    return 0;
}
