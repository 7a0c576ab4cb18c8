package dev.wasmscope.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every seed of the fuzz targets, and random changes of them, end in answers and problems, in
 * bounded time and memory. {@code -Dwasmscope.fuzz.mutations=N} asks for more changes; {@code
 * -Pfuzz} runs the same targets under Jazzer.
 */
class MutatedSectionsTest {
    private static final int MUTATIONS = Integer.getInteger("wasmscope.fuzz.mutations", 150);
    private static final long FIRST = Long.getLong("wasmscope.fuzz.seed", 0);

    /** Far beyond what any input takes; only an endless loop comes here. */
    private static final Duration LIMIT = Duration.ofSeconds(60L + MUTATIONS / 100);

    @ParameterizedTest
    @EnumSource
    void endInAnswersAndProblems(FuzzTarget target) {
        List<byte[]> seeds = FuzzSeeds.of(target);
        AtomicReference<byte[]> current = new AtomicReference<>(new byte[0]);
        Assertions.assertTimeoutPreemptively(
                LIMIT,
                () -> {
                    seeds.forEach(seed -> check(target, seed, current));
                    for (long i = FIRST; i < FIRST + MUTATIONS; i++) {
                        byte[] one = seeds.get((int) (i % seeds.size()));
                        byte[] other = seeds.get((int) ((i * 7 + 3) % seeds.size()));
                        check(target, new SectionMutator(i).change(one, other), current);
                    }
                },
                () -> "no end; the input: " + HexFormat.of().formatHex(current.get()));
    }

    private static void check(FuzzTarget target, byte[] bytes, AtomicReference<byte[]> current) {
        current.set(bytes);
        try {
            target.check(bytes);
        } catch (AssertionError e) {
            throw new AssertionError(
                    e.getMessage() + "; the input: " + HexFormat.of().formatHex(bytes), e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theHonestBytesAreReadWithoutAProblem(FuzzTarget target) {
        byte[] honest = target.honest();
        assertTrue(honest.length > 0, target + " has no section");
        assertEquals(List.of(), target.problems(honest));
    }
}
