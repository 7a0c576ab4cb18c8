#include <cstdio>

struct Weight {
    int grams = 1;
    double share = 0.5;
};
struct Price {
    long long cents = 2;
};
struct Parcel : Weight, Price {
    int number = 3;
    virtual int sum() { return grams + (int)cents; }
};

int main() {
    Parcel parcel;
    Parcel *at = &parcel;
    int sum = 0;
    for (int i = 0; i < 100; i++) {
        at->grams = i;
        at->cents = 2 * i;
        at->share = i / 100.0;
        parcel.number = -i;
        sum += at->sum();
    }
    std::printf("%d\n", sum);
}
