package dev.wasmscope.engine.host.inject;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Random bytes that are the same in every run, while an injection asks for them. Set from any
 * thread, used on the guest's.
 */
public final class RandomOverride {
    private record Source(Effect.Seed effect, SplittableRandom generator) {}

    private volatile @Nullable Source source;
    private @Nullable Effect used;

    /** Takes what concerns randomness; a generator whose seed stays goes on where it is. */
    void apply(List<Effect> effects) {
        Source present = source;
        Source next = null;
        for (Effect effect : effects) {
            if (effect instanceof Effect.Seed seed) {
                boolean same = present != null && present.effect().equals(seed);
                next = same ? present : new Source(seed, new SplittableRandom(seed.seed()));
            }
        }
        source = next;
    }

    /** Fills the array from the seeded generator, or lets {@code host} do it. */
    public void fill(byte[] bytes, Consumer<byte[]> host) {
        Source now = source;
        if (now == null) {
            host.accept(bytes);
        } else {
            now.generator().nextBytes(bytes);
            used = now.effect();
        }
    }

    /** What was used since the last time that this was asked. */
    Optional<Effect> takeUsed() {
        Effect taken = used;
        used = null;
        return Optional.ofNullable(taken);
    }
}
