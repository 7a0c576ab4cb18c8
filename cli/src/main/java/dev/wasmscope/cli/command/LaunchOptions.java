package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.cli.option.DirOption;
import dev.wasmscope.cli.option.NamedConfig;
import dev.wasmscope.cli.option.OptionValues;
import dev.wasmscope.engine.host.record.Fingerprint;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.DirMapping;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.PathMappings;
import dev.wasmscope.session.RunLimits;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.session.UnknownImports;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of every command that runs a guest. */
final class LaunchOptions {

    @Mixin private ModuleFile module = new ModuleFile();

    @Parameters(
            index = "1..*",
            paramLabel = "ARGS",
            description = "The guest's arguments; put '--' before them when one begins with '-'.")
    private List<String> args = List.of();

    @Option(
            names = "--config",
            paramLabel = "NAME",
            description =
                    "Run as a run configuration says, of MODULE.wasmscope.json beside the module or"
                            + " of the desktop's settings; other options and ARGS come on top.")
    private @Nullable String configuration;

    @Option(
            names = "--invoke",
            paramLabel = "NAME",
            description =
                    "Call this export instead of _start, of a reactor after _initialize; ARGS are its"
                            + " arguments: numbers, i32x4:1,2,3,4 for a vector. Results are printed"
                            + " with their types.")
    private @Nullable String invoke;

    @Option(
            names = "--dir",
            paramLabel = "HOST[::GUEST][:ro|:overlay]",
            description =
                    "Let the guest see a folder, as GUEST; with :ro it can change nothing, with"
                            + " :overlay its changes stay in memory (may be repeated).")
    private List<String> dirs = List.of();

    @Option(
            names = "--listen",
            paramLabel = "[HOST:]PORT",
            description =
                    "Let the guest accept connections there; only from this machine unless HOST says"
                            + " otherwise, at any free port with 0. Its descriptors follow those of"
                            + " the folders (may be repeated).")
    private List<String> listen = List.of();

    @Option(
            names = "--env",
            paramLabel = "KEY=VALUE",
            description = "Set an environment variable; none is inherited (may be repeated).")
    private List<String> env = List.of();

    @Option(
            names = "--unknown-imports",
            paramLabel = "refuse|trap|zero",
            description =
                    "What becomes of imported functions that nobody provides: the module is refused,"
                            + " their calls trap, or their calls return zeros. With the latter two,"
                            + " memories, tables and globals that are missing are empty.")
    private UnknownImports unknownImports = UnknownImports.REFUSE;

    @Option(
            names = "--stdin",
            paramLabel = "INPUT",
            description = "The guest's standard input comes from this file.")
    private @Nullable Path stdin;

    @Option(
            names = "--inject",
            paramLabel = "CALLS:WHAT",
            description =
                    "Inject a fault into calls to the host, for example"
                            + " 'path_open:errno=noent:when=3'; @FILE reads one a line"
                            + " (may be repeated).")
    private List<String> injections = List.of();

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Keep everything that comes from the host in FILE, for --replay.")
    private @Nullable Path record;

    @Option(
            names = "--replay",
            paramLabel = "FILE",
            description = "Repeat a recorded run without touching the host.")
    private @Nullable Path replay;

    @Option(
            names = "--state",
            description =
                    "At the end, print the number of instructions executed and a hash of all"
                            + " memories and globals: equal runs print equal lines.")
    private boolean state;

    @Option(
            names = "--max-instructions",
            paramLabel = "N",
            description = "Stop after N executed instructions.")
    private @Nullable Long maxInstructions;

    @Option(
            names = "--max-memory",
            paramLabel = "BYTES",
            description = "Let linear memory grow to BYTES at most (64K, 2G …).")
    private @Nullable String maxMemory;

    @Option(
            names = "--max-table",
            paramLabel = "N",
            description = "Let each table have N elements at most.")
    private @Nullable Integer maxTable;

    @Option(
            names = "--max-depth",
            paramLabel = "N",
            description = "Let calls nest N deep at most; one more is a trap.")
    private @Nullable Integer maxDepth;

    @Option(names = "--timeout", paramLabel = "S", description = "Stop after S seconds.")
    private @Nullable Double timeout;

    Path file() {
        return module.path();
    }

    /**
     * What to launch.
     *
     * @param defaultStdin the guest's input unless {@code --stdin} names a file
     */
    LaunchConfig config(StdinSource defaultStdin) {
        LaunchConfig base =
                configuration == null
                        ? LaunchConfig.of(module.path()).withStdin(defaultStdin)
                        : NamedConfig.launch(module.path(), configuration, defaultStdin);
        Map<String, String> environment = new LinkedHashMap<>(base.env());
        environment.putAll(OptionValues.environment(env));
        LaunchConfig config =
                base.withArgs(args.isEmpty() ? base.args() : args)
                        .withEnv(environment)
                        .withUnknownImports(unknownImports)
                        .withPreopens(joined(base.preopens(), preopens()))
                        .withListen(listen.stream().map(OptionValues::listenAddress).toList())
                        .withStdin(stdin == null ? base.stdin() : new StdinSource.File(stdin))
                        .withPaths(paths(base.paths()))
                        .withInjections(
                                joined(base.injections(), OptionValues.injections(injections)))
                        .withLimits(limits(base.limits()));
        if (record != null) {
            config = config.withRecording(record);
        }
        if (replay != null) {
            config = config.withReplay(replay);
        }
        return invoke == null ? config : config.withInvoke(invoke);
    }

    /** Prints the state in which a run ended, if asked to. */
    void printState(CommandIo io, DebugSession session, int code) {
        if (state) {
            Fingerprint print = session.fingerprint().join();
            io.error(
                    "state: %d instructions, memories %s, globals %s, exit code %d"
                            .formatted(
                                    print.instructions(), print.memories(), print.globals(), code));
        }
    }

    private List<DirMapping> preopens() {
        return dirs.stream().map(DirOption::parse).toList();
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private PathMappings paths(PathMappings base) {
        PathMappings own = module.paths();
        return new PathMappings(
                joined(own.prefixes(), base.prefixes()),
                joined(own.searchFolders(), base.searchFolders()),
                own.sourceMap().or(base::sourceMap),
                joined(own.debugFiles(), base.debugFiles()));
    }

    private RunLimits limits(RunLimits base) {
        RunLimits limits = base;
        if (maxInstructions != null) {
            limits =
                    limits.withMaxInstructions(
                            OptionValues.positive("--max-instructions", maxInstructions));
        }
        if (maxMemory != null) {
            limits = limits.withMaxMemoryBytes(OptionValues.bytes("--max-memory", maxMemory));
        }
        if (maxTable != null) {
            limits = limits.withMaxTableElements(OptionValues.positive("--max-table", maxTable));
        }
        if (maxDepth != null) {
            limits = limits.withMaxCallDepth(OptionValues.positive("--max-depth", maxDepth));
        }
        return timeout == null
                ? limits
                : limits.withTimeout(OptionValues.seconds("--timeout", timeout));
    }
}
