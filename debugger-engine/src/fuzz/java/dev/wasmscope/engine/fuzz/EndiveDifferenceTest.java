package dev.wasmscope.engine.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.module.Proposal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random modules on Endive's interpreter, a second opinion beside node's: where Endive gives
 * another result than we do, node decides. {@code -Dwasmscope.fuzz.modules=N} asks for more.
 */
@Tag("fuzz")
class EndiveDifferenceTest {
    @Test
    void whereEndiveDiffersNodeGivesOurResult() throws IOException, InterruptedException {
        String node = NodeWorker.program();
        Set<Proposal> features = NodeWorker.features(node);
        // what Endive 1.2.0 refuses
        features.removeAll(List.of(Proposal.MEMORY64, Proposal.LEGACY_EXCEPTIONS));
        long count = Long.getLong("wasmscope.fuzz.modules", 300);
        long first = Long.getLong("wasmscope.fuzz.seed", 1);
        Runner ours = Runner.plain();
        EndiveRunner endive = new EndiveRunner();
        List<String> wrong = new ArrayList<>();
        int agreed = 0;
        try (NodeWorker worker = new NodeWorker(node)) {
            for (long seed = first; seed < first + count; seed++) {
                byte[] wasm = ModuleGenerator.generate(seed, features);
                String answer = ours.run(wasm);
                if (answer.equals(endive.run(wasm))) {
                    agreed++;
                    continue;
                }
                worker.send(wasm);
                Runner.difference(answer, worker.answer()).ifPresent(wrong::add);
            }
        }
        System.out.printf("Endive agrees on %d of %d modules%n", agreed, count);
        assertEquals(List.of(), wrong);
        assertTrue(agreed > count / 4, "Endive agrees on " + agreed);
    }
}
