package dev.wasmscope.bench;

import java.util.List;

/**
 * A kernel of {@code guests/kernels.c} with a size that takes an interpreter some 20 to 3000 ms,
 * and the result that every engine must give.
 */
record Kernel(String name, int size, int result) {

    static List<Kernel> all() {
        return List.of(
                new Kernel("fib", 25, 75025),
                new Kernel("sieve", 1, 78498),
                new Kernel("sha256", 64, 1082560470),
                new Kernel("nbody", 8000, 38034442),
                new Kernel("matrix", 1, 568820),
                new Kernel("strings", 2, -753302622),
                new Kernel("dispatch", 600, 1550740251),
                new Kernel("hash64", 1000, -628280972));
    }
}
