package dev.wasmscope.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * What every engine runs: an export of a module without imports, with a size that takes an
 * interpreter some 20 to 3000 ms (a whole program: up to a minute), and the result that every
 * engine must give.
 *
 * @param program whether the module is one that {@code guests/programs.sh} builds, named like the
 *     export, and not {@code guests/kernels.c}
 * @param mostRounds how often it is run at most: one that takes a minute is warm in its first
 */
record Kernel(String name, int size, int result, boolean program, int mostRounds) {

    static List<Kernel> all() {
        return List.of(
                kernel("fib", 25, 75025),
                kernel("sieve", 1, 78498),
                kernel("sha256", 64, 1082560470),
                kernel("nbody", 8000, 38034442),
                kernel("matrix", 1, 568820),
                kernel("strings", 2, -753302622),
                kernel("dispatch", 600, 1550740251),
                kernel("hash64", 1000, -628280972),
                new Kernel("lua", 4, 910624, true, Integer.MAX_VALUE),
                new Kernel("gzip", 5120, 363207131, true, 2));
    }

    private static Kernel kernel(String name, int size, int result) {
        return new Kernel(name, size, result, false, Integer.MAX_VALUE);
    }

    /** The module, compiled at a level such as {@code O2}. */
    Path module(Path kernels, Path programs, String level) {
        return program
                ? programs.resolve(name + "-" + level + ".wasm")
                : kernels.resolve("kernels-" + level + ".wasm");
    }
}
