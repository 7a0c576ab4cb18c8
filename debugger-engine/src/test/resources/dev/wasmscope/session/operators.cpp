#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace shop {
enum class Size { SMALL, LARGE };
struct Item {
    using Count = int;
    struct Part { int number; };
    std::string name;
    Count count = 0;
    Item(std::string n, int c) : name(std::move(n)), count(c) {}
    bool operator==(const Item &other) const { return name == other.name; }
    bool operator<(const Item &other) const { return count < other.count; }
    Part part() const { return Part{count}; }
};
struct Money {
    long cents;
    explicit Money(long c) : cents(c) {}
    Money operator+(Money other) const { return Money(cents + other.cents); }
    Money operator-() const { return Money(-cents); }
    Money &operator+=(Money other) { cents += other.cents; return *this; }
    Money &operator++() { ++cents; return *this; }
    Money operator++(int) { Money old = *this; ++cents; return old; }
    explicit operator bool() const { return cents != 0; }
    long operator()(long factor) const { return cents * factor; }
};
bool operator==(Money a, Money b) { return a.cents == b.cents; }
bool operator<(Money a, Money b) { return a.cents < b.cents; }
namespace detail { struct Hidden { int secret; }; static int depth = 3; }
using Price = Money;
class Shelf {
    std::vector<Item> items;
  public:
    typedef std::vector<Item> Items;
    enum { LIMIT = 7 };
    static int shelves;
    void add(const Item &item) { items.push_back(item); }
    Item &operator[](int i) { return items[i]; }
    const Item &operator[](const std::string &name) { for (auto &i : items) if (i.name == name) return i; return items[0]; }
    int inside(int n);
    int total(int from = 0, int to = -1) { int s = 0; for (auto &i : items) s += i.count; return s + from - to; }
};
int Shelf::shelves = 2;
}
namespace sh = shop;
using namespace shop::detail;
using shop::Item;

template <typename T> struct Handle {
    T *target;
    T &operator*() const { return *target; }
    T *operator->() const { return target; }
};
template <typename T> T twice(T x) { return x + x; }
template <typename T, int N> T times(T x) { return x * N; }
int length(const std::string &s) { return (int)s.size(); }
int lengthOf(std::string s) { return (int)s.size(); }
int viewed(std::string_view s) { return (int)s.size(); }
int plus(int a, int b = 5) { return a + b; }
static inline __attribute__((always_inline)) int inlined(int x) { return x * 3; }
static int unused(int x) { return x; }
std::string greet(const std::string &name) { return "hello " + name; }

int shop::Shelf::inside(int n) {
    int here = n + LIMIT;
    Items copy = items;
    return here + (int)copy.size() + inlined(n);
}

int main() {
    shop::Item item("book", 3), other("vase", 4);
    shop::Shelf shelf;
    shelf.add(item); shelf.add(other);
    shop::Money a(100), b(250);
    Handle<shop::Item> handle{&item};
    std::unique_ptr<shop::Item> owner = std::make_unique<shop::Item>("owned", 9);
    std::shared_ptr<shop::Item> shared = std::make_shared<shop::Item>("shared", 8);
    std::vector<int> numbers{3, 1, 2};
    std::map<std::string, int> ages{{"ann", 30}, {"bob", 40}};
    auto it = numbers.begin();
    auto mit = ages.begin();
    std::string text = "some text";
    std::string_view view = text;
    int x = 5;
    unsigned bits = 3;
    int r = shelf.inside(2) + shelf[0].count + shelf["vase"].count + (a == b) + (a < b) + (int)(a + b).cents + (int)(-a).cents + (item == other) + (item < other);
    a += b; ++a; a++;
    r += (*handle).count + handle->count + twice(3) + (int)twice(2.5) + times<int, 3>(2) + length(text) + lengthOf(text) + viewed(view) + plus(1) + (int)greet(text).size();
    r += (int)a(3) + (a ? 1 : 0) + owner->count + shared->count + *it + mit->second + shelf.total() + item.part().number + (int)shop::Shelf::shelves + depth;
    shop::detail::Hidden hidden{4};
    r += (text == "some text") + (*owner).count + hidden.secret;
    printf("%d %d %d\n", r, x, bits);
    return 0;
}
