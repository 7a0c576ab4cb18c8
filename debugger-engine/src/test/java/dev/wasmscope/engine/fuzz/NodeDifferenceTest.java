package dev.wasmscope.engine.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.engine.module.Proposal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Random modules run as they do under node. {@code -Dwasmscope.fuzz.modules=N} asks for more, from
 * {@code -Dwasmscope.fuzz.seed=N} on, and {@code -Dwasmscope.node=PROGRAM} for a newer node, which
 * covers more features; modules that differ are written to {@code target/fuzz}.
 */
class NodeDifferenceTest {
    private static final Path FOUND = Path.of("target", "fuzz");

    @Test
    void randomModulesRunAsUnderNode() throws IOException, InterruptedException {
        String node = NodeWorker.program();
        Set<Proposal> features = NodeWorker.features(node);
        long first = Long.getLong("wasmscope.fuzz.seed", 1);
        long count = Long.getLong("wasmscope.fuzz.modules", 300);
        List<String> found = new ArrayList<>();
        Runner ours = Runner.plain();
        try (NodeWorker worker = new NodeWorker(node)) {
            for (long seed = first; seed < first + count; seed++) {
                byte[] wasm = ModuleGenerator.generate(seed, features);
                worker.send(wasm);
                String answer = run(ours, wasm);
                Optional<String> difference = Runner.difference(answer, worker.answer());
                if (difference.isPresent()) {
                    found.add(keep(seed, wasm) + ": " + difference.get());
                }
            }
        }
        List<String> shown = found.subList(0, Math.min(5, found.size()));
        assertEquals(
                List.of(), shown, "%d of %d differ under %s".formatted(found.size(), count, node));
    }

    private static String run(Runner ours, byte[] wasm) {
        try {
            return ours.run(wasm);
        } catch (RuntimeException e) {
            return "not run: " + e;
        }
    }

    private static Path keep(long seed, byte[] wasm) throws IOException {
        Files.createDirectories(FOUND);
        return Files.write(FOUND.resolve("seed-" + seed + ".wasm"), wasm);
    }
}
