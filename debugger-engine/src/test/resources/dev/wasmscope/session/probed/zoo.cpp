// zoo.cpp with probes: see probe.h; T() prints values of the library as the debugger shows them.
#include <cstdio>
#include <string>
#include <vector>
#include <map>
#include <unordered_map>
#include <memory>
#include <algorithm>
#include <functional>
#include <optional>
#include <variant>
#include "probe.h"

static std::string text(int v) { return std::to_string(v); }
static std::string text(const std::string& v) { return "\"" + v + "\""; }
static std::string text(const std::vector<int>& v) {
    std::string out = "{";
    for (size_t i = 0; i < v.size(); i++) out += (i ? ", " : "") + text(v[i]);
    return out + "}";
}
static std::string text(const std::map<std::string, int>& v) {
    std::string out = "{";
    for (auto& [key, value] : v) out += (out.size() > 1 ? ", " : "") + text(key) + ": " + text(value);
    return out + "}";
}
#define TEXT(v) text(v).c_str()

namespace zoo {
enum class Diet : unsigned char { Herbivore, Carnivore, Omnivore };
static std::string text(Diet d) {
    return d == Diet::Herbivore ? "zoo::Diet::Herbivore" : d == Diet::Carnivore ? "zoo::Diet::Carnivore" : "zoo::Diet::Omnivore";
}
using ::text;

struct Vec2 {
    float x{}, y{};
    Vec2 operator+(const Vec2& o) const {
        AT; D(x); D(y); D(o.x); D(o.y); A(this); A(&o); END;
        return {x + o.x, y + o.y};
    }
};

class Animal {
public:
    explicit Animal(std::string n, Diet d) : name_(std::move(n)), diet_(d) {
        AT; T(name_); T(n); T(d); T(diet_); D(pos_.x); D(this->pos_.y); I(count); A(this); END;
        ++count;
        AT; T(this->name_); T(n); T(d); I(count); A(this); END;
    }
    virtual ~Animal() { --count; }
    virtual int legs() const = 0;
    virtual std::string speak() const { return "..."; }
    const std::string& name() const {
        AT; T(name_); T(diet_); A(this); END;
        return name_;
    }
    static int count;
protected:
    std::string name_;
    Diet diet_;
    Vec2 pos_{1.0f, 2.0f};
};
int Animal::count = 0;

struct Flying { virtual ~Flying() = default; virtual double wingspan() const = 0; int altitude = 100; };

class Dog : public Animal {
public:
    Dog(std::string n) : Animal(std::move(n), Diet::Carnivore) {}
    int legs() const override {
        AT; T(name_); T(diet_); A(this); END;
        return 4;
    }
    std::string speak() const override {
        AT; T(name_); A(this); END;
        return name_ + " says woof";
    }
};
class Bird : public Animal, public virtual Flying {
public:
    Bird(std::string n, double w) : Animal(std::move(n), Diet::Omnivore), w_(w) {
        AT; T(n); D(w); D(w_); T(name_); A(this); END;
    }
    int legs() const override {
        AT; D(w_); T(name_); I(altitude); A(this); END;
        return 2;
    }
    double wingspan() const override { return w_; }
private:
    double w_;
};

template <typename X, int N>
struct Ring {
    X buf_[N]{};
    unsigned head_ = 0;
    inline void push(const X& v) {
        AT; I(v); I(head_); I(buf_[0]); A(this); I(N); END;
        buf_[head_++ % N] = v;
        AT; I(v); I(head_); I(buf_[3]); A(this); I(N); END;
    }
    template <typename F> auto fold(X init, F f) const {
        AT; I(init); I(head_); A(this); I(N); END;
        for (auto& e : buf_) {
            AT; I(init); I(e); A(this); I(N); END;
            init = f(init, e);
            AT; I(init); I(e); A(this); I(N); END;
        }
        return init;
    }
};
}

using Value = std::variant<int, double, std::string>;

static inline int clampi(int v, int lo, int hi) {
    AT; I(v); I(lo); I(hi); END;
    return v < lo ? lo : v > hi ? hi : v;
}

static int checked_div(int a, int b) {
    AT; I(a); I(b); END;
    if (b == 0) return -1;
    return a / b;
}

int main() {
    using namespace zoo;
    std::vector<std::unique_ptr<Animal>> animals;
    animals.push_back(std::make_unique<Dog>("Rex"));
    animals.push_back(std::make_unique<Bird>("Tweety", 0.25));
    int legs = 0;
    AT; I(legs); I(Animal::count); END;
    for (const auto& a : animals) {
        AT; I(legs); A(&a); END;
        legs += a->legs();
        AT; I(legs); A(&a); END;
        std::printf("%s: %s\n", a->name().c_str(), a->speak().c_str());
    }
    Ring<int, 8> ring;
    AT; I(legs); I(ring.head_); I(ring.buf_[1]); END;
    for (int i = 0; i < 20; i++) {
        AT; I(legs); I(i); I(ring.head_); END;
        ring.push(clampi(i * 7 % 13, 2, 9));
    }
    int total = ring.fold(0, [legs](int acc, int v) {
        AT; I(acc); I(v); I(legs); END;
        return acc + v * legs;
    });
    AT; I(legs); I(total); I(ring.buf_[7]); END;
    std::map<std::string, int> counts;
    AT; I(legs); I(total); T(counts); END;
    for (const char* w : {"wasm", "dwarf", "wasm", "java", "dwarf", "wasm"}) {
        AT; I(legs); I(total); T(counts); S(w); END;
        counts[w]++;
        AT; I(legs); I(total); T(counts); S(w); END;
    }
    for (auto& [k, v] : counts) {
        AT; I(legs); I(total); T(counts); T(k); I(v); END;
        std::printf("%s=%d\n", k.c_str(), v);
    }
    std::unordered_map<int, std::string> um{{1, "one"}, {2, "two"}};
    std::vector<Value> vals{1, 2.5, std::string("three")};
    AT; I(legs); I(total); END;
    std::optional<int> opt;
    std::vector<int> xs{5, 3, 9, 1, 7};
    AT; I(legs); I(total); T(xs); END;
    std::sort(xs.begin(), xs.end(), std::greater<>());
    AT; I(legs); I(total); T(xs); END;
    opt = xs.front();
    AT; I(legs); I(total); T(xs); END;
    std::function<int(int)> fact = [&](int n) {
        AT; I(n); END;
        return n <= 1 ? 1 : n * fact(n - 1);
    };
    int six = fact(6);
    AT; I(legs); I(total); T(xs); I(six); END;
    Vec2 sum = Vec2{1, 2} + Vec2{3, 4};
    AT; I(legs); I(total); T(xs); I(six); D(sum.x); D(sum.y); END;
    std::printf("legs=%d total=%d opt=%d fact=%d div=%d um=%zu animals=%d vals=%zu\n", legs, total, *opt, six, checked_div(7, 2), um.size(), Animal::count, vals.size());
    return 0;
}
