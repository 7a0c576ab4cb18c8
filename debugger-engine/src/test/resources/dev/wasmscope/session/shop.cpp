#include <cstdio>
#include <string>
#include <vector>

namespace shop {
struct Price {
    long cents;
    Price operator+(const Price &other) const { return {cents + other.cents}; }
    double euros() const { return cents / 100.0; }
    Price times(int n) const { return {cents * n}; }
};

class Item {
public:
    Item(std::string name, Price price) : name_(std::move(name)), price_(price) {}
    virtual ~Item() = default;
    virtual int weight() const { return 1; }
    virtual const char *kind() const = 0;
    const std::string &name() const { return name_; }
    Price price(int count = 1) const { return price_.times(count); }
    void rename(const char *to) { name_ = to; }
protected:
    std::string name_;
    Price price_;
};

struct Fragile {
    virtual ~Fragile() = default;
    virtual int care() const { return 10; }
    int level = 3;
};

class Book : public Item {
public:
    Book(std::string name, Price price, int pages) : Item(std::move(name), price), pages_(pages) {}
    int weight() const override { return pages_ / 100; }
    const char *kind() const override { return "book"; }
private:
    int pages_;
};

class Vase : public Item, public Fragile {
public:
    Vase(std::string name, Price price) : Item(std::move(name), price) {}
    const char *kind() const override { return "vase"; }
    int care() const override { return level * 100; }
};

int pick(int value) { return value; }
double pick(double value) { return value / 2; }
const char *pick(const char *value) { return value; }
int total(const std::vector<int> &values) {
    int sum = 0;
    for (int value : values) sum += value;
    return sum;
}
int square(const int &value) { return value * value; }
void swap(int &a, int &b) { int t = a; a = b; b = t; }
Price cheaper(Price a, Price b) { return a.cents < b.cents ? a : b; }
template <typename T> T twice(T value) { return value + value; }
int tend(const Fragile *fragile) { return fragile->care(); }
int tended(const Fragile &fragile) { return fragile.care(); }
std::string label(const Item &item) { return item.name() + "!"; }
}

static int visits;
int visit(const shop::Item *item) { visits++; return item->weight(); }

int main(int argc, char **) {
    using namespace shop;
    Book book("wasm", {1999}, 350);
    Vase vase("ming", {500000});
    Item *item = &book;
    Fragile *fragile = &vase;
    std::vector<int> counts{1, 2, 3};
    int a = 3, b = 4;
    Price sum = book.price(2) + vase.price();
    std::printf("%ld %s %d %d %d\n", sum.cents, item->kind(), item->weight(), a, b);
    if (argc > 9) {
        swap(a, b);
        book.rename("x");
        return pick(1) + (int)pick(2.0) + *pick("x") + total(counts) + square(3) + (int)cheaper(sum, sum).cents
            + (int)label(book).size() + fragile->care() + (int)sum.euros() + visit(item)
            + twice(2) + (int)twice(2.0) + tend(fragile) + tended(vase);
    }
    return 0;
}
