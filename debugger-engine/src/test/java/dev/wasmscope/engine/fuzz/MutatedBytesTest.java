package dev.wasmscope.engine.fuzz;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every seed of the fuzz targets, and random changes of them, end in a result or in an error with
 * its place, in bounded memory. {@code -Dwasmscope.fuzz.mutations=N} asks for more changes; {@code
 * -Pfuzz} runs the same targets under Jazzer.
 */
class MutatedBytesTest {
    private static final int MUTATIONS = Integer.getInteger("wasmscope.fuzz.mutations", 500);

    @ParameterizedTest
    @EnumSource
    void endInAResultOrAnErrorWithItsPlace(Target target) {
        List<byte[]> seeds = Seeds.of(target);
        seeds.forEach(seed -> check(target, seed));
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] one = seeds.get(i % seeds.size());
            byte[] other = seeds.get((i * 7 + 3) % seeds.size());
            check(target, new Mutator(i).change(one, other));
        }
    }

    private static void check(Target target, byte[] bytes) {
        try {
            target.check(bytes);
        } catch (AssertionError e) {
            throw new AssertionError(
                    e.getMessage() + "; the input: " + HexFormat.of().formatHex(bytes), e);
        }
    }
}
