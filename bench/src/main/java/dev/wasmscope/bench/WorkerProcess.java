package dev.wasmscope.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The parent's side of a {@link Worker}, whatever program it is written in. */
final class WorkerProcess implements AutoCloseable {

    private final String name;
    private final Process process;
    private final Writer requests;
    private final BufferedReader answers;

    WorkerProcess(String name, List<String> command) throws IOException {
        this.name = name;
        process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        requests = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    String name() {
        return name;
    }

    /**
     * Runs a kernel once.
     *
     * @return CPU nanoseconds
     * @throws IOException if the worker died or gave a wrong result
     */
    long run(Path module, Kernel kernel) throws IOException {
        requests.write(module + " " + kernel.name() + " " + kernel.size() + "\n");
        requests.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException(name + " ended at " + kernel.name());
        }
        String[] parts = answer.split(" ");
        if (Integer.parseInt(parts[0]) != kernel.result()) {
            throw new IOException(
                    name + ": " + kernel.name() + " gave " + parts[0] + ", not " + kernel.result());
        }
        return Long.parseLong(parts[1]);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
