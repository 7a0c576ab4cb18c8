// Maps, sets and other containers that change in every turn.
#include <cstdio>
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

struct Backwards {
    bool operator()(int a, int b) const { return b < a; }
};

int main() {
    std::map<int, int> squares;
    std::map<short, std::string> named{{-2, "minus two"}, {7, "seven"}};
    std::map<std::string, long> counts{{"one", 1}, {"two", 2}, {"a longer key than any object has room for", 3}};
    std::map<unsigned, int> bits;
    std::map<int, int, Backwards> falling;
    std::map<unsigned char, int> letters{{'a', 0}, {'b', 0}};
    std::map<unsigned long long, int> huge{{0xffffffffffffffffull, 0}, {5, 0}};
    std::map<int, int> *behind = &squares;
    std::set<int> last;
    std::set<std::string> words{"and", "or"};
    std::unordered_set<int> scattered;
    std::list<int> listed;
    std::unordered_map<std::string, int> hashed;
    std::unordered_multimap<int, int> doubled;
    std::multiset<int> many;
    std::unordered_map<short, long long> paired{{-3, 0}};
    std::deque<int> queue;
    std::vector<int> row{1, 2, 3};
    std::string text = "some text";
    long sum = 0;
    for (int i = 0; i < 200; i++) {
        squares[i % 37 - 5] = i;
        squares.erase((i + 9) % 37 - 5);
        named[-2] = i & 1 ? "odd" : "even";
        counts["two"] = i;
        counts["a longer key than any object has room for"] = -i;
        bits[1u << (i % 32)] = i;
        falling[i % 11] = i;
        letters['b'] = i;
        huge[5] = i;
        last.insert(i);
        last.erase(i - 5);
        if (i == 150) words.insert("nor");
        scattered.insert(i * 1000);
        scattered.erase((i - 3) * 1000);
        listed.push_back(i);
        if (i > 3) listed.pop_front();
        hashed[std::to_string(i % 90)] = i;
        doubled.emplace(i % 3, i);
        many.insert(i % 5);
        paired[-3] = i;
        paired[(short)i] = i;
        queue.push_back(i);
        if (i > 20) queue.pop_front();
        row[1] = i;
        text[0] = (char)('a' + i % 26);
        sum += i; /* here */
    }
    std::printf("%ld %zu\n", sum, behind->size() + falling.size());
    return 0;
}
