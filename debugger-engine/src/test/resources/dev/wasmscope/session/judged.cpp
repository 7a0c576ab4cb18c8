#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

enum Mode { OFF, ON, BROKEN };

struct Flags {
    unsigned low : 3;
    int sign : 5;
    unsigned long long wide : 40;
    Mode mode : 2;
    bool set : 1;
};

struct Base {
    int grams = 1;
    std::string label = "base";
};
struct Left : virtual Base {
    int left = 2;
};
struct Right : virtual Base {
    int right = 3;
    union {
        int number;
        float part;
    };
};
struct Both : Left, Right {
    int own = 4;
    int turns(int n);
};

struct Item {
    int key;
    std::vector<int> parts;
    std::unique_ptr<int> owned;
    std::shared_ptr<Item> next;
};

static int counter;
static std::string words[] = {"one", "two", "a longer text that has no room in its object"};

int Both::turns(int n) {
    int sum = 0;
    Both *at = this;
    Flags flags{};
    std::string name, text;
    std::string_view view;
    std::vector<int> row{1, 2, 3, 4};
    std::vector<Item> items(3);
    std::unique_ptr<Item> item = std::make_unique<Item>();
    std::shared_ptr<Item> shared;
    item->next = std::make_shared<Item>();
    item->owned = std::make_unique<int>(1);
    for (int i = 0; i < n; i++) {
        row[i & 3] = i;
        items[i % 3].key = i;
        items[1].parts.resize(i % 5);
        *item->owned = i;
        item->next->key = i;
        shared = i > 193 ? item->next : nullptr;
        flags.low = i;
        flags.sign = i;
        flags.wide = 1ull << (i % 40);
        flags.mode = (Mode)(i % 3);
        flags.set = i & 1;
        grams = i;
        number = -i;
        label = words[i % 3];
        own = i % 7;
        name = words[i % 2];
        text = words[(i + 1) % 3];
        view = text;
        counter = i;
        sum += i; /* here */
    }
    return sum;
}

int main() {
    Both both;
    std::printf("%d\n", both.turns(200));
    return 0;
}
