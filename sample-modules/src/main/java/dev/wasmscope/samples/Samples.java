package dev.wasmscope.samples;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The samples on the class path, in the order in which they are to be shown. */
public final class Samples {
    private static final String INDEX = "index.json";
    private static final String DESCRIPTION = "sample.json";
    private static final String EXPECTED = "expected.json";

    private final JsonMapper json = JsonMapper.shared();
    private final List<Sample> all;

    /**
     * Reads the index and every description.
     *
     * @throws IOException if one is missing or cannot be read as what it is
     */
    public Samples() throws IOException {
        List<Sample> found = new ArrayList<>();
        for (String id : parse(INDEX, String[].class)) {
            found.add(parse(id + "/" + DESCRIPTION, Sample.class));
        }
        all = List.copyOf(found);
    }

    /** All samples. */
    public List<Sample> all() {
        return all;
    }

    /** The sample with this id. */
    public Optional<Sample> find(String id) {
        return all.stream().filter(sample -> sample.id().equals(id)).findFirst();
    }

    /**
     * The bytes of a sample's module.
     *
     * @throws IOException if it cannot be read
     */
    public byte[] module(Sample sample) throws IOException {
        return bytes(sample, sample.module());
    }

    /**
     * The text of one of the sample's files.
     *
     * @param file its name relative to the sample's folder
     * @throws IOException if there is no such file
     */
    public String text(Sample sample, String file) throws IOException {
        return new String(bytes(sample, file), StandardCharsets.UTF_8);
    }

    /**
     * What each run of the sample must give, in the order of {@link Sample#runs}.
     *
     * @throws IOException if the record is missing or damaged
     */
    public List<ExpectedRun> expected(Sample sample) throws IOException {
        return Arrays.asList(parse(sample.id() + "/" + EXPECTED, ExpectedRun[].class));
    }

    /**
     * Copies a sample (module, sources, build script, input files) into a folder named after it,
     * over what an earlier copy left there.
     *
     * @param parent where the sample's folder is made; created if missing
     * @throws IOException if it cannot be written
     */
    public ExtractedSample extractTo(Sample sample, Path parent) throws IOException {
        Path folder = parent.resolve(sample.id());
        for (String file : filesOf(sample)) {
            Path target = folder.resolve(file);
            Files.createDirectories(folder.resolve(file + "/..").normalize());
            Files.write(target, bytes(sample, file));
        }
        makeExecutable(folder.resolve(sample.build()));
        return new ExtractedSample(sample, folder);
    }

    private static List<String> filesOf(Sample sample) {
        return Stream.of(
                        Stream.of(sample.module(), sample.build()),
                        sample.sources().stream(),
                        sample.files().stream())
                .flatMap(names -> names)
                .toList();
    }

    private static void makeExecutable(Path script) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private <T> T parse(String resource, Class<T> type) throws IOException {
        try {
            return json.readValue(bytes(resource), type);
        } catch (JacksonException e) {
            throw new IOException("samples/" + resource + ": " + e.getOriginalMessage(), e);
        }
    }

    private static byte[] bytes(Sample sample, String file) throws IOException {
        return bytes(sample.id() + "/" + file);
    }

    private static byte[] bytes(String resource) throws IOException {
        try (InputStream in = Samples.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException("samples/" + resource + ": not on the class path");
            }
            return in.readAllBytes();
        }
    }
}
