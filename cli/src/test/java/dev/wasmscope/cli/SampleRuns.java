package dev.wasmscope.cli;

import dev.wasmscope.samples.ExtractedSample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The samples as launch configurations of editors. */
public final class SampleRuns {
    private SampleRuns() {}

    /**
     * What launches a run of a sample, written with single quotes.
     *
     * @param more further settings, each after a comma
     */
    public static String launch(Path folder, String id, String run, String more)
            throws IOException {
        ExtractedSample sample = new SampleFolder(folder).extract(id);
        String arguments =
                sample.sample().runs().stream()
                        .filter(candidate -> candidate.id().equals(run))
                        .flatMap(chosen -> chosen.arguments().stream())
                        .map(argument -> "'" + argument + "'")
                        .collect(Collectors.joining(","));
        String dirs =
                sample.sample().preopens().stream()
                        .map(p -> "'" + sample.host(p) + "::" + p.guest() + "'")
                        .collect(Collectors.joining(","));
        return "{'program':'%s','args':[%s],'dirs':[%s]%s}"
                .formatted(sample.module(), arguments, dirs, more);
    }

    /** A file of an extracted sample. */
    public static String source(Path folder, String id, String file) throws IOException {
        return new SampleFolder(folder).extract(id).folder().resolve(file).toString();
    }
}
