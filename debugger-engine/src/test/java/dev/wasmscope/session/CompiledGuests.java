package dev.wasmscope.session;

import dev.wasmscope.testing.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/**
 * Programs that are compiled for a test from its resources, once for each set of options. Without
 * the compiler the test is skipped and says what to install.
 */
final class CompiledGuests {
    private static final String COMPILER = "clang-19";

    private CompiledGuests() {}

    /**
     * A compiled program.
     *
     * @param source name of the source among the resources of this package
     */
    static Path build(String source, String... options) {
        Assumptions.assumeTrue(
                Tools.isInstalled(COMPILER) && Tools.isInstalled("wasm-ld-19"),
                "skipped: needs "
                        + COMPILER
                        + " for WebAssembly: apt-get install clang-19 lld-19 wasi-libc"
                        + " libclang-rt-19-dev-wasm32 libc++-19-dev-wasm32 libc++abi-19-dev-wasm32");
        Path file = resource(source);
        Path wasm =
                Path.of("target", "compiled-guests")
                        .resolve(source.replaceAll("[.]\\w+$", "") + name(options) + ".wasm");
        try {
            if (!Files.exists(wasm) || isOlder(wasm, file.getParent())) {
                Files.createDirectories(wasm.getParent());
                compile(file, wasm, options);
            }
            return wasm.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(String... options) {
        return String.join("", options).replaceAll("[^A-Za-z0-9-]", "");
    }

    private static boolean isOlder(Path wasm, Path sources) throws IOException {
        try (var files = Files.list(sources)) {
            for (Path source : files.toList()) {
                if (Files.getLastModifiedTime(wasm).compareTo(Files.getLastModifiedTime(source))
                        < 0) {
                    return true;
                }
            }
            return false;
        }
    }

    private static void compile(Path source, Path wasm, String... options) {
        List<String> command = new ArrayList<>();
        boolean isC = source.toString().endsWith(".c");
        command.addAll(List.of(COMPILER, "--target=wasm32-wasi", "-g", "-w"));
        command.addAll(
                isC
                        ? List.of("-std=gnu23", "-lc-printscan-long-double")
                        : List.of("--driver-mode=g++", "-std=c++20", "-fno-exceptions"));
        command.addAll(List.of(options));
        command.addAll(List.of(source.toString(), "-o", wasm.toString()));
        Tools.run("", command.toArray(String[]::new));
    }

    private static Path resource(String name) {
        URL url = Objects.requireNonNull(CompiledGuests.class.getResource(name), name);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The lines of a program's source. */
    static List<String> source(String name) {
        try {
            return Files.readAllLines(resource(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
