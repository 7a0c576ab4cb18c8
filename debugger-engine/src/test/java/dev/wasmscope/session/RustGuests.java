package dev.wasmscope.session;

import dev.wasmscope.testing.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Rust programs that are compiled for a test from its resources, by a compiler that has Rust's
 * library for WASI. Without one the test is skipped and says what to install.
 */
final class RustGuests {
    private static final String LINKER = "wasm-ld-14";

    private RustGuests() {}

    /**
     * A compiled program.
     *
     * @param source name of the source among the resources of this package
     * @param options further ones of the compiler; without any it does not optimise
     */
    static Path build(String source, String... options) {
        Optional<Path> compiler = compiler();
        Assumptions.assumeTrue(
                compiler.isPresent() && Tools.isInstalled(LINKER),
                "skipped: needs rustc for wasm32-wasi:"
                        + " apt-get install rustc libstd-rust-dev-wasm32 lld-14");
        try {
            String file =
                    Objects.requireNonNull(RustGuests.class.getResource(source), source).getPath();
            String name = source.replace(".rs", String.join("", options) + ".wasm");
            Path wasm = Path.of("target", "rust-guests").resolve(name);
            Files.createDirectories(wasm.getParent());
            List<String> command = new ArrayList<>();
            command.addAll(List.of(compiler.orElseThrow().toString(), "--crate-name=app"));
            command.addAll(List.of("--edition=2021", "-g", "--target=wasm32-wasi"));
            command.addAll(List.of("-Cpanic=abort", "-Clinker=" + LINKER));
            command.addAll(List.of(options));
            command.addAll(List.of(file, "-o", wasm.toString()));
            Tools.run("", command.toArray(String[]::new));
            return wasm.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first on the path that has the library. */
    private static Optional<Path> compiler() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(folder -> Path.of(folder, "rustc"))
                .filter(Files::isExecutable)
                .filter(RustGuests::hasLibrary)
                .findFirst();
    }

    private static boolean hasLibrary(Path compiler) {
        String root = Tools.run("", compiler.toString(), "--print=sysroot").strip();
        return Files.isDirectory(Path.of(root, "lib", "rustlib", "wasm32-wasi", "lib"));
    }
}
