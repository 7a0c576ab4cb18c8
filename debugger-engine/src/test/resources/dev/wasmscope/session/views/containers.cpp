// Containers of libc++, printed by their public interface.
#include "show.h"
#include <deque>
#include <forward_list>
#include <list>
#include <map>
#include <set>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

struct Point { int x, y; };
inline bool operator<(const Point &a, const Point &b) { return a.x < b.x; }
struct Wide { long double number; int tag; };

inline std::string text(Tag, const Point &v) { return "{x=" + show(v.x) + ", y=" + show(v.y) + "}"; }
inline std::string text(Tag, const Wide &v) { return "{number=" + show((double)v.number) + ", tag=" + show(v.tag) + "}"; }

template <class C> std::string sized(const C &v) { return "size=" + std::to_string(v.size()) + " " + listed(v); }
template <class T> std::string text(Tag, const std::vector<T> &v) { return sized(v); }
template <class T, std::size_t N> std::string text(Tag, const std::array<T, N> &v) { return sized(v); }
template <class T, std::size_t N> std::string text(Tag, std::span<T, N> v) { return sized(v); }
template <class T> std::string text(Tag, const std::deque<T> &v) { return sized(v); }
template <class T> std::string text(Tag, const std::list<T> &v) { return sized(v); }
template <class T> std::string text(Tag, const std::set<T> &v) { return sized(v); }
template <class T> std::string text(Tag, const std::multiset<T> &v) { return sized(v); }
template <class T> std::string text(Tag, const std::unordered_set<T> &v) { return sized(v); }
template <class T> std::string text(Tag, const std::unordered_multiset<T> &v) { return sized(v); }
template <class T> std::string text(Tag, const std::forward_list<T> &v) {
    return "size=" + std::to_string(std::distance(v.begin(), v.end())) + " " + listed(v);
}
template <class A, class B> struct Pair { const A &first; const B &second; };
template <class A, class B> std::string text(Tag, const Pair<A, B> &v) { return show(v.first) + ": " + show(v.second); }
template <class M> std::string mapped(const M &v) {
    std::string out = "size=" + std::to_string(v.size()) + " {";
    int shown = 0;
    for (const auto &entry : v) {
        if (shown == 6) { out += ", …"; break; }
        out += (shown++ ? ", " : "") + show(entry.first) + ": " + show(entry.second);
    }
    return out + "}";
}
template <class K, class V> std::string text(Tag, const std::map<K, V> &v) { return mapped(v); }
template <class K, class V> std::string text(Tag, const std::multimap<K, V> &v) { return mapped(v); }
template <class K, class V> std::string text(Tag, const std::unordered_map<K, V> &v) { return mapped(v); }
template <class K, class V> std::string text(Tag, const std::unordered_multimap<K, V> &v) { return mapped(v); }

__attribute__((noinline)) void use(const void *value) { asm volatile("" : : "r"(value) : "memory"); }
template <class... T> void used(const T &...values) { (use(&values), ...); }

int main() {
    std::vector<int> empty, ints{1, -2, 3}, many;
    for (int i = 0; i < 40; i++) many.push_back(i * i);
    std::vector<std::string> words{"one", "two", "a word that is too long to be stored in place"};
    std::vector<std::vector<int>> rows{{1}, {2, 3}, {}};
    std::vector<bool> bits{true, false, true, true, false, false, true, false, true};
    std::vector<bool> manyBits(70, true);
    manyBits[1] = false;
    std::array<short, 3> array{7, 8, 9};
    std::array<Point, 0> none{};
    std::span<int> span(many.data() + 2, 4);
    std::span<int, 2> fixed(many.data(), 2);
    std::deque<int> deque;
    for (int i = 0; i < 3000; i++) deque.push_back(i);
    for (int i = 0; i < 2990; i++) deque.pop_front();
    for (int i = 0; i < 3; i++) deque.push_front(-i);
    std::deque<std::string> texts{"x", "y"};
    std::list<int> list{5, 4, 3, 2, 1};
    std::list<Wide> wides{{1.5L, 2}, {2.5L, 3}};
    std::list<int> emptyList;
    std::forward_list<std::string> forward{"f", "g"};
    std::forward_list<int> emptyForward;
    std::map<std::string, int> ages{{"Zoe", 31}, {"Adam", 52}, {"Mia", 7}};
    std::map<int, std::string> numbers;
    for (int i = 0; i < 100; i++) numbers[(i * 37) % 101] = std::to_string(i);
    std::map<Point, long double> points{{{1, 2}, 0.5L}, {{3, 4}, 1.5L}};
    std::map<int, int> emptyMap;
    std::multimap<int, short> letters{};
    std::multimap<int, bool> multi{{1, true}, {1, false}, {0, true}};
    std::set<int> set{3, 1, 2};
    std::multiset<std::string> bag{"b", "a", "b"};
    std::set<unsigned char> emptySet;
    std::unordered_map<std::string, double> prices{{"tea", 2.5}, {"coffee", 3.0}, {"milk", 1.0}};
    std::unordered_set<int> hashed{10, 20, 30};
    std::unordered_multimap<int, int> multiHash{{1, 2}, {1, 3}};
    std::unordered_multiset<int> hashBag{4, 4};
    std::unordered_map<int, int> emptyHash;
    std::map<std::string, std::vector<int>> deep{{"a", {1, 2}}, {"b", {}}};
    used(empty, ints, many, words, rows, bits, manyBits, array, none, span, fixed, deque, texts, list, wides, emptyList,
         forward, emptyForward, ages, numbers, points, emptyMap, letters, multi, set, bag, emptySet, prices, hashed,
         multiHash, hashBag, emptyHash, deep);
    SHOW(empty); SHOW(ints); SHOW(many); SHOW(words);
    printf("rows: size=3 {size=1 {1}, size=2 {2, 3}, size=0 {}}\n");
    printf("rows[1][0]: 2\n");
    SHOW(bits); SHOW(manyBits); SHOW(array); SHOW(none); SHOW(span); SHOW(fixed);
    SHOW(deque);
    printf("deque[12]: %d\n", deque[12]);
    SHOW(texts); SHOW(list); SHOW(wides); SHOW(emptyList); SHOW(forward); SHOW(emptyForward);
    SHOW(ages);
    printf("ages[\"Mia\"]: 7\n");
    SHOW(numbers);
    printf("numbers[55]: %s\n", show(numbers[55]).c_str());
    SHOW(points); SHOW(emptyMap); SHOW(letters); SHOW(multi); SHOW(set); SHOW(bag); SHOW(emptySet);
    SHOW(prices);
    printf("prices[\"tea\"]: 2.5\n");
    SHOW(hashed); SHOW(multiHash); SHOW(hashBag); SHOW(emptyHash); SHOW(deep);
    DONE();
    used(empty, ints, many, words, rows, bits, manyBits, array, none, span, fixed, deque, texts, list, wides, emptyList,
         forward, emptyForward, ages, numbers, points, emptyMap, letters, multi, set, bag, emptySet, prices, hashed,
         multiHash, hashBag, emptyHash, deep);
    return 0;
}
