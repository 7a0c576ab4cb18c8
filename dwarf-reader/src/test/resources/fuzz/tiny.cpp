// The program that mutated debug sections are made from: one of everything, in few bytes.
namespace zoo {
enum Kind : short { Cat, Dog };
struct Animal {
  Kind kind;
  unsigned legs : 4;
  union { float weight; int id; };
  static int count;
  int score(int by) const { return legs * by + id; }
};
template <class T, int N> struct Cage : Animal { T inside[N][2]; Cage *next; int T::*field; };
Cage<Animal, 3> first;
int Animal::count = 5;
}
__attribute__((noinline)) int feed(zoo::Animal &animal, int times) {
  static int visits;
  int sum = 0;
  for (int i = 0; i < times; i++) {
    const int more = animal.score(i) + animal.score(times);
    sum += more * more;
  }
  visits += sum;
  return sum + visits;
}
int main(int argc, char **argv) {
  auto *last = &zoo::first.inside[argc % 3][0];
  last->kind = zoo::Dog;
  auto twice = [&](double by) { return last->score(int(by)) * 2 + argc; };
  return feed(*last, argc) + twice(2.5) + zoo::Animal::count;
}
