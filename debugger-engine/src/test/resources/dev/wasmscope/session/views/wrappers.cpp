// Wrappers, smart pointers and functions of libc++, printed by their public interface.
#include "show.h"
#include <any>
#include <atomic>
#include <chrono>
#include <complex>
#include <functional>
#include <memory>
#include <optional>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

struct Empty {};
struct Node {
    int id;
    std::shared_ptr<Node> next;
    std::weak_ptr<Node> back;
};

std::string address(const void *at) {
    char out[20];
    snprintf(out, sizeof out, "0x%lx", (unsigned long)at);
    return out;
}

static int twice(int x) { return 2 * x; }

__attribute__((noinline)) void use(const void *value) { asm volatile("" : : "r"(value) : "memory"); }
template <class... T> void used(const T &...values) { (use(&values), ...); }

int main() {
    std::pair<int, std::string> pair{1, "one"};
    std::tuple<int, Empty, std::string, double> tuple{1, {}, "two", 3.5};
    std::tuple<> unit;
    std::optional<int> some = 5, none;
    std::optional<std::string> text = "text";
    std::optional<std::pair<int, bool>> nested = std::pair{1, true};
    std::variant<int, std::string, double> number = 7, word = "seven", real = 7.5;
    std::any nothing, anInt = 42, aText = std::string("any text that is long enough"), aVector = std::vector<int>{1, 2};
    std::unique_ptr<int> unique = std::make_unique<int>(9), freed;
    std::unique_ptr<int[]> block(new int[3]{4, 5, 6});
    std::unique_ptr<std::string> owned = std::make_unique<std::string>("owned");
    std::shared_ptr<int> shared = std::make_shared<int>(3), other = shared, lost;
    std::weak_ptr<int> weak = shared, expired = std::make_shared<int>(1);
    std::shared_ptr<Node> ring = std::make_shared<Node>();
    ring->id = 1;
    ring->next = ring;
    ring->back = ring;
    int captured = 11;
    std::function<int(int)> function = twice, lambda = [captured](int x) { return x + captured; }, unset;
    using namespace std::chrono_literals;
    std::chrono::milliseconds ms = 1500ms;
    std::chrono::seconds seconds = 2s;
    std::chrono::hours hours = 3h;
    std::chrono::nanoseconds ns = 4ns;
    std::chrono::duration<double, std::ratio<1, 3>> thirds{2.5};
    std::chrono::duration<int, std::ratio<7>> sevens{8};
    std::chrono::time_point<std::chrono::system_clock, std::chrono::seconds> when{12s};
    std::atomic<int> counter = 12;
    std::atomic<bool> flag = true;
    std::atomic<int *> place = &captured;
    std::complex<double> complex{1.5, -2.0};
    std::complex<float> plus{0.5f, 2.0f};
    used(pair, tuple, unit, some, none, text, nested, number, word, real, nothing, anInt, aText, aVector, unique, freed,
         block, owned, shared, other, lost, weak, expired, ring, captured, function, lambda, unset, ms, seconds, hours,
         ns, thirds, sevens, when, counter, flag, place, complex, plus);
    printf("pair: (%d, %s)\n", pair.first, show(pair.second).c_str());
    printf("tuple: (%d, {}, %s, 3.5)\n", std::get<0>(tuple), show(std::get<2>(tuple)).c_str());
    printf("tuple[2]: %s\n", show(std::get<2>(tuple)).c_str());
    printf("unit: ()\n");
    printf("some: %d\n*some: %d\nnone: nullopt\n", *some, *some);
    printf("text: %s\n", show(*text).c_str());
    printf("nested: (1, true)\nnested->first: 1\n");
    printf("number: [%d] %d\n", (int)number.index(), std::get<0>(number));
    printf("word: [%d] %s\n", (int)word.index(), show(std::get<1>(word)).c_str());
    printf("real: [%d] 7.5\nreal[2]: 7.5\n", (int)real.index());
    printf("nothing: no value\nanInt: %d\n", std::any_cast<int>(anInt));
    printf("aText: %s\n", show(std::any_cast<std::string>(aText)).c_str());
    printf("aVector: size=2 {1, 2}\n*aVector: size=2 {1, 2}\n");
    printf("unique: %s %d\n*unique: %d\nfreed: nullptr\n", address(unique.get()).c_str(), *unique, *unique);
    printf("block: %s 4\nblock[2]: %d\n", address(block.get()).c_str(), block[2]);
    printf("owned: %s \"owned\"\n", address(owned.get()).c_str());
    printf("shared: %s (%ld strong, 1 weak) 3\n", address(shared.get()).c_str(), shared.use_count());
    printf("*other: %d\nlost: nullptr\n", *other);
    printf("weak: %s (%ld strong, 1 weak) 3\nexpired: expired\n", address(shared.get()).c_str(), weak.use_count());
    std::string at = address(ring.get()) + " (2 strong, 1 weak)";
    printf("ring: %s {id=1, next=%s, back=%s}\n", at.c_str(), at.c_str(), at.c_str());
    printf("ring->next->next->id: 1\n");
    printf("function: 0x%lx <twice>\n", (unsigned long)*function.target<int (*)(int)>());
    printf("lambda->captured: %d\nunset: empty\n", captured);
    printf("ms: %lldms\nseconds: %llds\nhours: %ldh\nns: %lldns\n", (long long)ms.count(), (long long)seconds.count(),
           (long)hours.count(), (long long)ns.count());
    printf("thirds: 2.5[1/3]s\nsevens: %d[7]s\nwhen: %llds\n", sevens.count(), (long long)when.time_since_epoch().count());
    printf("counter: %d\nflag: true\nplace: %s\n", counter.load(), address(place.load()).c_str());
    printf("complex: 1.5 - 2.0i\nplus: 0.5 + 2.0i\n");
    DONE();
    used(pair, tuple, unit, some, none, text, nested, number, word, real, nothing, anInt, aText, aVector, unique, freed,
         block, owned, shared, other, lost, weak, expired, ring, captured, function, lambda, unset, ms, seconds, hours,
         ns, thirds, sevens, when, counter, flag, place, complex, plus);
    return function(1) + lambda(2) == 0;
}
