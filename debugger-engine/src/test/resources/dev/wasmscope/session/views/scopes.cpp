// Names in scope: members of this, captured ones, static ones, template values, shadowed ones.
#include "show.h"

int shadowed = 1, elsewhere = 2;
namespace outer {
int inNamespace = 3;
namespace inner { static int hidden = 4; }
}

__attribute__((noinline)) void use(const void *value) { asm volatile("" : : "r"(value) : "memory"); }
template <class... T> void used(const T &...values) { (use(&values), ...); }

template <int N, bool Flag> struct Counter {
    int member = 5, shadowed = 6;
    static inline int perClass = 7;
    template <short M> __attribute__((noinline)) int count(int parameter) {
        static int calls = 8;
        const int constant = 9;
        int shadowed = 10;
        used(parameter, constant, shadowed, calls);
        {
            int shadowed = 11;
            used(shadowed);
            auto closure = [this, parameter, &shadowed](int argument) __attribute__((noinline)) {
                int own = 12;
                used(own, argument);
                int sum = member + parameter + shadowed + argument + own;
                printf("own: 12\nargument: 13\nparameter: 14\nmember: 5\nperClass: 7\n");
                printf("elsewhere: 2\nouter::inNamespace: 3\nouter::inner::hidden: 4\nhidden: 4\n");
                if (argument == 13) DONE();
                return sum;
            };
            int got = closure(13);
            printf("shadowed: 11\nparameter: 14\nmember: 5\nthis->shadowed: 6\n::shadowed: 1\ncalls: 8\nconstant: 9\n");
            printf("N: 42\nFlag: true\nM: -3\n");
            DONE();
            return got + calls++ + constant + M + N + Flag + ::shadowed + elsewhere + outer::inNamespace + outer::inner::hidden;
        }
    }
};

int main() {
    Counter<42, true> counter;
    use(&counter);
    use(&outer::inner::hidden);
    return counter.count<-3>(14) == Counter<42, true>::perClass;
}
