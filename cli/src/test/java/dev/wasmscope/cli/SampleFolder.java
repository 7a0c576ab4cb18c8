package dev.wasmscope.cli;

import dev.wasmscope.samples.ExtractedSample;
import dev.wasmscope.samples.Sample;
import dev.wasmscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Samples copied into a test's own folder, and the command lines that run them. */
final class SampleFolder {

    private final Samples samples = new Samples();
    private final Path folder;

    SampleFolder(Path folder) throws IOException {
        this.folder = folder;
    }

    Samples samples() {
        return samples;
    }

    ExtractedSample extract(String id) throws IOException {
        return samples.extractTo(samples.find(id).orElseThrow(), folder);
    }

    /** {@code command --dir … FILE -- arguments of the run}, options of the command in between. */
    String[] command(ExtractedSample sample, String run, String command, String... options) {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(List.of(options));
        for (Sample.Preopen preopen : sample.sample().preopens()) {
            line.addAll(List.of("--dir", sample.host(preopen) + "::" + preopen.guest()));
        }
        line.add(sample.module().toString());
        line.add("--");
        sample.sample().runs().stream()
                .filter(candidate -> candidate.id().equals(run))
                .forEach(chosen -> line.addAll(chosen.arguments()));
        return line.toArray(String[]::new);
    }
}
