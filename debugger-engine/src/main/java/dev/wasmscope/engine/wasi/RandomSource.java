package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.host.inject.RandomOverride;
import java.security.SecureRandom;
import java.util.SplittableRandom;

/** Where {@code random_get} takes its bytes. */
@FunctionalInterface
public interface RandomSource {
    /** Fills the whole array. */
    void fill(byte[] bytes);

    /** The machine's secure generator. */
    static RandomSource secure() {
        SecureRandom random = new SecureRandom();
        return random::nextBytes;
    }

    /** The same bytes for the same seed, in every run. */
    static RandomSource seeded(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random::nextBytes;
    }

    /** This source, unless {@code override} has one. */
    default RandomSource overridden(RandomOverride override) {
        return bytes -> override.fill(bytes, this::fill);
    }
}
