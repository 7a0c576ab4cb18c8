package dev.wasmscope.engine.fuzz;

import dev.wasmscope.engine.module.Proposal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;

/** One node process that runs module after module. */
final class NodeWorker implements AutoCloseable {
    private static final Path SCRIPT = Path.of("src", "test", "resources", "fuzz", "node.mjs");
    private static final int FIRST_WITH_ALL = 24;

    private final Process process;
    private final OutputStream modules;
    private final BufferedReader answers;

    /**
     * Starts node.
     *
     * @param node the program: {@link #program()}
     */
    NodeWorker(String node) throws IOException {
        process =
                new ProcessBuilder(node, SCRIPT.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        modules = process.getOutputStream();
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** The node to ask: the one that {@code -Dwasmscope.node=PROGRAM} names, or the path's. */
    static String program() {
        return System.getProperty("wasmscope.node", "node");
    }

    /** What the node can run; skips the test visibly if there is none. */
    static Set<Proposal> features(String node) throws InterruptedException {
        try {
            Process asked = new ProcessBuilder(node, "-p", "process.versions.node").start();
            String version =
                    new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            asked.waitFor();
            int major = Integer.parseInt(version.substring(0, version.indexOf('.')));
            return major >= FIRST_WITH_ALL ? all() : older();
        } catch (IOException e) {
            Assumptions.abort("needs node 20 or newer: " + e.getMessage());
            throw new IllegalStateException(e);
        }
    }

    /** Everything but threads and what may differ from engine to engine. */
    static Set<Proposal> all() {
        return EnumSet.complementOf(EnumSet.of(Proposal.THREADS, Proposal.RELAXED_SIMD));
    }

    private static Set<Proposal> older() {
        Set<Proposal> features = all();
        features.removeAll(
                List.of(
                        Proposal.GC,
                        Proposal.FUNCTION_REFERENCES,
                        Proposal.MEMORY64,
                        Proposal.EXTENDED_CONST,
                        Proposal.MULTI_MEMORY,
                        Proposal.EXCEPTIONS));
        return features;
    }

    /** Hands a module over; the answer is read later, so that both sides work at once. */
    void send(byte[] wasm) throws IOException {
        modules.write(
                ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(wasm.length).array());
        modules.write(wasm);
        modules.flush();
    }

    /** The description of the earliest run that was not read yet. */
    String answer() throws IOException {
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("node ended");
        }
        return answer;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
