// The stock of a small shop: kinds of goods with virtual prices, kept in shelves (a class
// template) and counted in a std::map.
//
// The till is wrong: the milk went off yesterday, yet it is sold at its full price. Stop in
// Perishable::price and look at `left` when `this` is the milk.
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace shop {

constexpr unsigned today = 20;

enum class Unit : unsigned char { Piece, Litre, Kilogram };

struct Money {
    long cents = 0;

    Money operator+(Money other) const { return {cents + other.cents}; }
    Money operator*(unsigned count) const { return {cents * static_cast<long>(count)}; }
};

[[gnu::always_inline]] inline Money percent_of(Money price, unsigned percent) {
    long scaled = price.cents * static_cast<long>(percent);
    return {(scaled + 50) / 100};
}

class Item {
public:
    Item(std::string name, Money base, Unit unit)
        : name_(std::move(name)), base_(base), unit_(unit) {}
    virtual ~Item() = default;

    const std::string& name() const { return name_; }
    Unit unit() const { return unit_; }
    virtual Money price() const { return base_; }
    virtual const char* category() const = 0;

private:
    std::string name_;

protected:
    Money base_;

private:
    Unit unit_;
};

class Tool : public Item {
public:
    Tool(std::string name, Money base, bool sharp)
        : Item(std::move(name), base, Unit::Piece), sharp_(sharp) {}

    const char* category() const override { return sharp_ ? "sharp tool" : "tool"; }

private:
    bool sharp_;
};

class Perishable : public Item {
public:
    Perishable(std::string name, Money base, Unit unit, unsigned best_before)
        : Item(std::move(name), base, unit), best_before_(best_before) {}

    Money price() const override {
        unsigned left = best_before_ - today;
        if (left > 7) return base_;
        return percent_of(base_, 30 + left * 10);
    }
    const char* category() const override { return "food"; }

private:
    unsigned best_before_;
};

template <typename T, unsigned Capacity>
class Shelf {
public:
    explicit Shelf(std::string label) : label_(std::move(label)) {}

    bool add(std::unique_ptr<T> thing, unsigned count) {
        if (slots_.size() == Capacity) return false;
        slots_.push_back({std::move(thing), count});
        return true;
    }

    template <typename Visitor>
    void for_each(Visitor visit) const {
        for (const auto& [thing, count] : slots_) visit(*thing, count);
    }

    const std::string& label() const { return label_; }

private:
    std::string label_;
    std::vector<std::pair<std::unique_ptr<T>, unsigned>> slots_;
};

const char* name_of(Unit unit) {
    switch (unit) {
    case Unit::Piece: return "pc";
    case Unit::Litre: return "l";
    case Unit::Kilogram: return "kg";
    }
    return "?";
}

Money value_of(const Shelf<Item, 3>& shelf, std::map<std::string, unsigned>& stock) {
    Money total;
    shelf.for_each([&](const Item& item, unsigned count) {
        Money price = item.price();
        std::printf("  %-10s %-10s %2u %-2s at %3ld.%02ld\n", item.name().c_str(), item.category(),
                    count, name_of(item.unit()), price.cents / 100, price.cents % 100);
        total = total + price * count;
        stock[item.category()] += count;
    });
    return total;
}

}  // namespace shop

int main() {
    using namespace shop;
    std::setvbuf(stdout, nullptr, _IOLBF, 0);  // a line shows as soon as it is printed
    std::vector<Shelf<Item, 3>> shelves;

    Shelf<Item, 3> workshop("workshop");
    workshop.add(std::make_unique<Tool>("hammer", Money{1250}, false), 4);
    workshop.add(std::make_unique<Tool>("chisel", Money{899}, true), 6);
    shelves.push_back(std::move(workshop));

    Shelf<Item, 3> pantry("pantry");
    pantry.add(std::make_unique<Perishable>("milk", Money{119}, Unit::Litre, 19), 12);
    pantry.add(std::make_unique<Perishable>("apples", Money{240}, Unit::Kilogram, 22), 5);
    pantry.add(std::make_unique<Perishable>("flour", Money{105}, Unit::Kilogram, 90), 9);
    bool fits = pantry.add(std::make_unique<Tool>("corkscrew", Money{300}, true), 1);
    shelves.push_back(std::move(pantry));

    std::map<std::string, unsigned> stock;
    Money total;
    for (const auto& shelf : shelves) {
        std::printf("%s\n", shelf.label().c_str());
        total = total + value_of(shelf, stock);
    }
    for (const auto& [category, count] : stock) std::printf("%s: %u\n", category.c_str(), count);
    std::printf("total %ld.%02ld%s\n", total.cents / 100, total.cents % 100,
                fits ? "" : ", and no room for the corkscrew");
    return 0;
}
