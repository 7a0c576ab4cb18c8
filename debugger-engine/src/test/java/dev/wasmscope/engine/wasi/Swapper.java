package dev.wasmscope.engine.wasi;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A second process that turns a folder and a file of a preopen into links to the outside and back,
 * as fast as it can, until its standard input ends. It writes how often it did.
 */
final class Swapper {
    private Swapper() {}

    /** Names that the two things have in the preopen. */
    static final List<String> NAMES = List.of("dir", "file");

    /** Starts it on a folder that holds the two; the links lead to {@code outside}. */
    static Process start(Path inside, Path outside) throws IOException, URISyntaxException {
        Path classes =
                Path.of(Swapper.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx32m",
                        "-cp",
                        classes.toString(),
                        Swapper.class.getName(),
                        inside.toString(),
                        outside.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Its two arguments are the folders. */
    public static void main(String[] folders) throws IOException {
        Path inside = Path.of(folders[0]);
        Path outside = Path.of(folders[1]);
        // One absolute link and one that climbs.
        Path climbing = Path.of("..", outside.getFileName().toString(), "file");
        Files.createSymbolicLink(inside.resolve("dir.link"), outside.toAbsolutePath());
        Files.createSymbolicLink(inside.resolve("file.link"), climbing);
        int swaps = 0;
        System.out.println("ready" + File.separator);
        while (System.in.available() == 0) {
            String name = NAMES.get(swaps % NAMES.size());
            swap(inside.resolve(name), inside.resolve(name + ".link"));
            swaps++;
        }
        System.out.println(swaps);
    }

    private static void swap(Path real, Path link) throws IOException {
        Path aside = real.resolveSibling(real.getFileName() + ".aside");
        Files.move(real, aside, StandardCopyOption.ATOMIC_MOVE);
        Files.move(link, real, StandardCopyOption.ATOMIC_MOVE);
        Files.move(real, link, StandardCopyOption.ATOMIC_MOVE);
        Files.move(aside, real, StandardCopyOption.ATOMIC_MOVE);
    }
}
