package dev.wasmscope.cli.command;

import dev.wasmscope.cli.option.OptionValues;
import dev.wasmscope.session.PathMappings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of every command that reads a module: the file and where its sources are. */
final class ModuleFile {

    @Parameters(index = "0", paramLabel = "FILE", description = "The WebAssembly module.")
    private Path file;

    @Option(
            names = "--map",
            paramLabel = "FROM=TO",
            description = "Sources recorded under FROM are found under TO (may be repeated).")
    private List<String> prefixes = List.of();

    @Option(
            names = "--source-dir",
            paramLabel = "DIR",
            description = "Also look for sources in DIR (may be repeated).")
    private List<Path> searchFolders = List.of();

    @Option(
            names = "--source-map",
            paramLabel = "MAP",
            description = "The module's source map, when it is not found beside the module.")
    private @Nullable Path sourceMap;

    @Option(
            names = "--debug-file",
            paramLabel = "PATH",
            description =
                    "Debug information is also looked for in PATH: a folder, a .dwo or .dwp, or a"
                            + " module with debug sections (may be repeated).")
    private List<Path> debugFiles = List.of();

    @SuppressWarnings("NullAway.Init") // picocli sets the file before any command runs
    ModuleFile() {}

    Path path() {
        return file;
    }

    PathMappings paths() {
        return new PathMappings(
                prefixes.stream().map(OptionValues::prefix).toList(),
                searchFolders,
                Optional.ofNullable(sourceMap),
                debugFiles);
    }
}
