#include <stdio.h>
#include <stdlib.h>

__attribute__((noinline)) static int gcd(int a, int b) {
    while (b != 0) {
        int rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

int main(int argc, char **argv) {
    int first = argc > 1 ? atoi(argv[1]) : 48;
    printf("%d\n", gcd(first, argc > 2 ? atoi(argv[2]) : 18));
    return 0;
}
