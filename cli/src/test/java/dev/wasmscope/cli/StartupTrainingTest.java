package dev.wasmscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that fails at its first line would make a cache of nothing, and nobody would see. */
class StartupTrainingTest {
    @TempDir Path folder;

    @Test
    void everyCommandOfTheTrainingDoesItsWork() throws Exception {
        List<Integer> codes = StartupTraining.train(folder, 1);
        Set<Integer> kinds = new TreeSet<>(codes);
        assertEquals(Set.of(0), kinds, "exit codes in order: " + codes);
        assertEquals(4 * 7, codes.size(), "seven commands for each of four samples");
    }
}
