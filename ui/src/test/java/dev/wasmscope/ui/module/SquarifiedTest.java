package dev.wasmscope.ui.module;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.ui.module.Squarified.Box;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SquarifiedTest {
    private static final Box SPACE = new Box(10, 20, 600, 400);

    /** The example of the paper: areas 6, 6, 4, 3, 2, 2, 1 in a rectangle of 6 by 4. */
    @Test
    void laysThePapersExampleOut() {
        List<Box> boxes =
                Squarified.layout(new long[] {6, 6, 4, 3, 2, 2, 1}, 24, new Box(0, 0, 6, 4));
        assertEquals(new Box(0, 0, 3, 2), boxes.get(0));
        assertEquals(new Box(0, 2, 3, 2), boxes.get(1));
        assertEquals(3, boxes.get(2).x(), 1e-9);
        assertEquals(4.0 / (7.0 / 3), boxes.get(2).width(), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100, 5000})
    void fillsTheSpaceInProportion(int count) {
        Random random = new Random(count);
        long[] sizes = random.longs(count, 1, 100_000).sorted().toArray();
        long[] largestFirst =
                java.util.stream.IntStream.range(0, count)
                        .mapToLong(i -> sizes[count - 1 - i])
                        .toArray();
        long sum = Arrays.stream(sizes).sum();
        List<Box> boxes = Squarified.layout(largestFirst, sum, SPACE);
        assertEquals(count, boxes.size());
        for (int i = 0; i < count; i++) {
            Box box = boxes.get(i);
            double share = box.width() * box.height() / (SPACE.width() * SPACE.height());
            assertEquals((double) largestFirst[i] / sum, share, 1e-6, "box " + i);
            assertTrue(
                    box.x() >= SPACE.x() - 1e-6
                            && box.y() >= SPACE.y() - 1e-6
                            && box.x() + box.width() <= SPACE.x() + SPACE.width() + 1e-6
                            && box.y() + box.height() <= SPACE.y() + SPACE.height() + 1e-6,
                    () -> box + " is outside");
        }
    }
}
