#include <cstdio>
#include <string>
#include <string_view>

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

static int counter;
static std::string words[] = {"one", "two", "a longer text that has no room in its object"};

int Both::turns(int n) {
    int sum = 0;
    Both *at = this;
    Flags flags{};
    std::string name, text;
    std::string_view view;
    for (int i = 0; i < n; i++) {
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
