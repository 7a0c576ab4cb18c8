package dev.wasmscope.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Real inputs that are not part of the repository: guests and conformance suites, as archives in
 * the folders that {@code -Dwasmscope.guests=DIR} and {@code -Dwasmscope.suites=DIR} name. They are
 * unpacked once into {@code target/inputs}. Where they are missing, the asking test is skipped and
 * says how to get them.
 */
public final class TestInputs {
    private TestInputs() {}

    /**
     * A file of the guests archive.
     *
     * @param path path below the archive's {@code g} folder, such as {@code c/shapes-c19-O0.wasm}
     */
    public static Path guest(String path) {
        return unpacked("wasmscope.guests", "guests").resolve("g").resolve(path);
    }

    /** The bytes of a file of the guests archive. */
    public static byte[] guestBytes(String path) {
        try {
            return Files.readAllBytes(guest(path));
        } catch (IOException e) {
            throw new UncheckedIOException("guest " + path, e);
        }
    }

    /**
     * One of the large modules that {@code tools/modules/fetch} gets, from {@code target/modules}
     * or the folder that {@code -Dwasmscope.modules=DIR} names.
     *
     * @param fileName the file's name, such as {@code ruby.debug+stdlib.wasm}
     */
    public static Path module(String fileName) {
        Path folder = Path.of(System.getProperty("wasmscope.modules", "../target/modules"));
        Optional<Path> found = Optional.empty();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                found = files.filter(file -> file.endsWith(fileName)).findFirst();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        Assumptions.assumeTrue(
                found.isPresent(),
                () -> "skipped: needs " + fileName + " below " + folder + "; tools/modules/fetch");
        return found.orElseThrow();
    }

    /**
     * The folder of an unpacked suite.
     *
     * @param name name of the archive without {@code .tar.xz}, such as {@code spec-core-3.0}
     */
    public static Path suite(String name) {
        return unpacked("wasmscope.suites", name);
    }

    private static Path unpacked(String property, String archive) {
        String folder = System.getProperty(property, "");
        Path source = Path.of(folder).resolve(archive + ".tar.xz");
        Assumptions.assumeTrue(
                !folder.isEmpty() && Files.isRegularFile(source),
                () ->
                        "skipped: needs "
                                + source
                                + "; give the folder of "
                                + archive
                                + ".tar.xz with -D"
                                + property
                                + "=DIR");
        try {
            return unpackOnce(source, Path.of("target", "inputs").toAbsolutePath(), archive);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + source, e);
        }
    }

    private static synchronized Path unpackOnce(Path source, Path inputs, String name)
            throws IOException {
        Path folder = inputs.resolve(name);
        Path stamp = inputs.resolve(name + ".stamp");
        String state = Files.size(source) + " " + Files.getLastModifiedTime(source);
        Files.createDirectories(inputs);
        try (FileChannel channel =
                        FileChannel.open(
                                inputs.resolve(name + ".lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            if (!Files.exists(stamp) || !Files.readString(stamp).equals(state)) {
                TarXz.unpack(source, folder);
                Files.writeString(stamp, state);
            }
        }
        return folder;
    }
}
