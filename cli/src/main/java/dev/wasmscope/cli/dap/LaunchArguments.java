package dev.wasmscope.cli.dap;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.wasmscope.cli.option.DirOption;
import dev.wasmscope.cli.option.OptionValues;
import dev.wasmscope.session.DirAccess;
import dev.wasmscope.session.DirMapping;
import dev.wasmscope.session.JustMyCode;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.PathMappings;
import dev.wasmscope.session.RunLimits;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.session.UnknownImports;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The launch configuration of a client: what {@code editors/vscode/package.json} describes. */
final class LaunchArguments {
    private final Settings settings;
    private final Path cwd;

    private LaunchArguments(JsonObject settings) {
        this.settings = new Settings("", settings);
        this.cwd = Path.of("").toAbsolutePath().resolve(this.settings.text("cwd").orElse(""));
    }

    /** Reads what a client sent. */
    static LaunchArguments of(Map<String, Object> arguments) {
        return of(new Gson().toJsonTree(arguments).getAsJsonObject());
    }

    /** The same, as it was sent. */
    static LaunchArguments of(JsonObject arguments) {
        return new LaunchArguments(arguments);
    }

    /** Whether the same is to be launched; what editors keep for themselves begins with "__". */
    boolean isSameAs(LaunchArguments other) {
        return own(settings).equals(own(other.settings));
    }

    private static JsonObject own(Settings all) {
        JsonObject own = all.json().deepCopy();
        List.copyOf(own.keySet()).stream().filter(key -> key.startsWith("__")).forEach(own::remove);
        return own;
    }

    /** Whether the user wants to run rather than to debug. */
    boolean noDebug() {
        return settings.flag("noDebug");
    }

    /** What to launch; a failure names the setting that cannot be meant. */
    LaunchConfig config() {
        Path program =
                here(
                        "program",
                        settings.text("program")
                                .orElseThrow(
                                        () ->
                                                OptionValues.usage(
                                                        "program is missing: the WebAssembly"
                                                                + " module to debug")));
        LaunchConfig config =
                LaunchConfig.of(program)
                        .withArgs(settings.texts("args"))
                        .withEnv(settings.textMap("env"))
                        .withPreopens(dirs())
                        .withListen(
                                settings.texts("listen").stream()
                                        .map(OptionValues::listenAddress)
                                        .toList())
                        .withStdin(stdin())
                        .withPaths(paths())
                        .withLimits(limits())
                        .withInjections(OptionValues.injections(settings.texts("injections")))
                        .withStopOnEntry(settings.flag("stopOnEntry") && !noDebug())
                        .withTerminal(settings.flag("terminal"));
        return optional(config);
    }

    private LaunchConfig optional(LaunchConfig plain) {
        LaunchConfig config = plain;
        Optional<String> invoke = settings.text("invoke");
        if (invoke.isPresent()) {
            config = config.withInvoke(invoke.get());
        }
        Optional<String> unknown = settings.text("unknownImports");
        if (unknown.isPresent()) {
            config = config.withUnknownImports(unknownImports(unknown.get()));
        }
        Optional<String> name = settings.text("programName");
        if (name.isPresent()) {
            config = config.withProgramName(name.get());
        }
        Optional<Path> core = file("coreFile");
        if (core.isPresent()) {
            config = config.withCore(core.get());
        }
        Optional<Path> record = file("record");
        if (record.isPresent()) {
            config = config.withRecording(record.get());
        }
        Optional<Path> replay = file("replay");
        return replay.isPresent() ? config.withReplay(replay.get()) : config;
    }

    private static UnknownImports unknownImports(String what) {
        return switch (what.toLowerCase(Locale.ROOT)) {
            case "refuse" -> UnknownImports.REFUSE;
            case "trap" -> UnknownImports.TRAP;
            case "zero" -> UnknownImports.ZERO;
            default ->
                    throw OptionValues.usage(
                            "unknownImports is refuse, trap or zero, not '" + what + "'");
        };
    }

    /** What steps run through. */
    JustMyCode justMyCode() {
        boolean all = settings.has("justMyCode") && !settings.flag("justMyCode");
        return new JustMyCode(
                !all, !all, settings.texts("skipFiles"), settings.texts("skipFunctions"));
    }

    private List<DirMapping> dirs() {
        List<DirMapping> dirs = new ArrayList<>();
        for (JsonElement entry : settings.list("dirs")) {
            if (entry.isJsonObject()) {
                dirs.add(dir(new Settings("dirs: ", entry.getAsJsonObject())));
            } else {
                DirMapping dir = DirOption.parse(entry.getAsString());
                dirs.add(new DirMapping(cwd.resolve(dir.host()), dir.guest(), dir.access()));
            }
        }
        return dirs;
    }

    private DirMapping dir(Settings dir) {
        String host =
                dir.text("host")
                        .orElseThrow(() -> OptionValues.usage("dirs: host is missing: a folder"));
        DirAccess access =
                switch (dir.text("access").orElse("read-write").toLowerCase(Locale.ROOT)) {
                    case "read-write", "rw" -> DirAccess.READ_WRITE;
                    case "read-only", "ro" -> DirAccess.READ_ONLY;
                    case "overlay" -> DirAccess.OVERLAY;
                    default ->
                            throw OptionValues.usage(
                                    "dirs: access is read-write, read-only or overlay, not '"
                                            + dir.text("access").orElse("")
                                            + "'");
                };
        return new DirMapping(here("dirs", host), dir.text("guest").orElse(host), access);
    }

    private StdinSource stdin() {
        Optional<String> text = settings.text("stdinText");
        if (text.isPresent()) {
            return new StdinSource.Bytes(text.get().getBytes(StandardCharsets.UTF_8));
        }
        return file("stdin")
                .<StdinSource>map(StdinSource.File::new)
                .orElseGet(StdinSource.Empty::new);
    }

    private PathMappings paths() {
        List<PathMappings.Prefix> prefixes =
                settings.textMap("pathMappings").entrySet().stream()
                        .map(
                                entry ->
                                        new PathMappings.Prefix(
                                                entry.getKey(),
                                                here("pathMappings", entry.getValue())))
                        .toList();
        PathMappings paths =
                new PathMappings(prefixes, files("sourceDirs")).withDebugFiles(files("debugFiles"));
        return file("sourceMap").map(paths::withSourceMap).orElse(paths);
    }

    private RunLimits limits() {
        Settings limits = settings.part("limits");
        RunLimits all = RunLimits.NONE;
        Optional<Double> instructions = limits.number("instructions");
        if (instructions.isPresent()) {
            all = all.withMaxInstructions(whole("limits.instructions", instructions.get()));
        }
        Optional<String> memory = limits.text("memory");
        if (memory.isPresent()) {
            all = all.withMaxMemoryBytes(OptionValues.bytes("limits.memory", memory.get()));
        }
        Optional<Double> elements = limits.number("tableElements");
        if (elements.isPresent()) {
            all = all.withMaxTableElements((int) whole("limits.tableElements", elements.get()));
        }
        Optional<Double> depth = limits.number("callDepth");
        if (depth.isPresent()) {
            all = all.withMaxCallDepth((int) whole("limits.callDepth", depth.get()));
        }
        Optional<Double> seconds = limits.number("seconds");
        return seconds.isPresent()
                ? all.withTimeout(OptionValues.seconds("limits.seconds", seconds.get()))
                : all;
    }

    private static long whole(String name, double number) {
        return OptionValues.positive(name, (long) number);
    }

    private List<Path> files(String name) {
        return settings.texts(name).stream().map(text -> here(name, text)).toList();
    }

    private Optional<Path> file(String name) {
        return settings.text(name).map(text -> here(name, text));
    }

    private Path here(String name, String text) {
        return cwd.resolve(OptionValues.path(name, text));
    }
}
