package dev.wasmscope.ui.runconfig;

import dev.wasmscope.engine.host.inject.Injection;
import dev.wasmscope.engine.host.inject.InjectionException;
import dev.wasmscope.session.DirAccess;
import dev.wasmscope.session.DirMapping;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.PathMappings;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.session.UnknownImports;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a module is run, as it is written down: paths as typed, relative ones starting at {@link
 * #folder}.
 *
 * @param name unique for the module
 * @param args of the program, or of the export
 * @param env all of the environment
 * @param folder where relative paths start, itself relative to the module's folder; empty for that
 * @param dirs the program sees
 * @param input standard input
 * @param limits what it may use up
 * @param faults as {@code --inject} takes them
 * @param mappings of source paths
 * @param sourceDirs in which sources are looked for
 * @param invoke the export that is called; empty for {@code _start}
 * @param stopOnEntry whether it stops before its first instruction
 * @param unknownImports what becomes of functions that it imports and nobody provides
 */
public record RunConfig(
        String name,
        List<String> args,
        Map<String, String> env,
        String folder,
        List<Dir> dirs,
        Input input,
        Limits limits,
        List<String> faults,
        List<Mapping> mappings,
        List<String> sourceDirs,
        String invoke,
        boolean stopOnEntry,
        UnknownImports unknownImports) {

    /** A folder that the program sees. */
    public record Dir(String host, String guest, DirAccess access) {}

    /** A prefix of recorded source paths and the folder that stands for it. */
    public record Mapping(String from, String to) {}

    public RunConfig {
        args = List.copyOf(args);
        env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
        dirs = List.copyOf(dirs);
        faults = List.copyOf(faults);
        mappings = List.copyOf(mappings);
        sourceDirs = List.copyOf(sourceDirs);
    }

    /** One that gives the program nothing. */
    public static RunConfig plain(String name) {
        return new RunConfig(
                name,
                List.of(),
                Map.of(),
                "",
                List.of(),
                new Input.Console(),
                Limits.NONE,
                List.of(),
                List.of(),
                List.of(),
                "",
                false,
                UnknownImports.REFUSE);
    }

    /** One that runs a program as it was launched. */
    public static RunConfig of(String name, LaunchConfig launched) {
        Path base = home(launched.wasm());
        return new RunConfig(
                name,
                launched.args(),
                launched.env(),
                "",
                launched.preopens().stream()
                        .map(d -> new Dir(written(base, d.host()), d.guest(), d.access()))
                        .toList(),
                switch (launched.stdin()) {
                    case StdinSource.Empty _ -> new Input.None();
                    case StdinSource.Bytes b ->
                            new Input.Text(new String(b.bytes(), StandardCharsets.UTF_8));
                    case StdinSource.File f -> new Input.File(written(base, f.path()));
                    case StdinSource.Inherit _, StdinSource.Fed _ -> new Input.Console();
                },
                Limits.of(launched.limits()),
                launched.injections().stream().map(Injection::toString).toList(),
                launched.paths().prefixes().stream()
                        .map(p -> new Mapping(p.from(), written(base, p.to())))
                        .toList(),
                launched.paths().searchFolders().stream().map(p -> written(base, p)).toList(),
                launched.invoke().orElse(""),
                launched.stopOnEntry(),
                launched.unknownImports());
    }

    /** The same under another name. */
    public RunConfig withName(String other) {
        return new RunConfig(
                other,
                args,
                env,
                folder,
                dirs,
                input,
                limits,
                faults,
                mappings,
                sourceDirs,
                invoke,
                stopOnEntry,
                unknownImports);
    }

    /** The folder at which relative paths of a module's configurations start. */
    static Path home(Path module) {
        Path parent = module.toAbsolutePath().normalize().getParent();
        return parent == null ? module.toAbsolutePath() : parent;
    }

    /** A path as it is written: relative when it lies near the module, so that both can move. */
    static String written(Path base, Path path) {
        Path whole = path.toAbsolutePath().normalize();
        Path near = base.getParent();
        if (whole.equals(base)) {
            return ".";
        }
        boolean close =
                whole.startsWith(base)
                        || near != null && near.getNameCount() > 1 && whole.startsWith(near);
        return (close ? base.relativize(whole) : whole).toString().replace('\\', '/');
    }

    /**
     * What is launched.
     *
     * @param console what {@link Input.Console} means here
     * @throws RunConfigException names the member that cannot be meant
     */
    public LaunchConfig launch(Path module, StdinSource console) throws RunConfigException {
        Path base = path("folder", home(module), folder);
        List<DirMapping> preopens = new ArrayList<>();
        for (Dir dir : dirs) {
            preopens.add(new DirMapping(path("dirs", base, dir.host()), dir.guest(), dir.access()));
        }
        List<PathMappings.Prefix> prefixes = new ArrayList<>();
        for (Mapping mapping : mappings) {
            prefixes.add(
                    new PathMappings.Prefix(
                            mapping.from(), path("pathMappings", base, mapping.to())));
        }
        List<Path> searched = new ArrayList<>();
        for (String dir : sourceDirs) {
            searched.add(path("sourceDirs", base, dir));
        }
        LaunchConfig launch =
                LaunchConfig.of(module)
                        .withArgs(args)
                        .withEnv(env)
                        .withPreopens(preopens)
                        .withStdin(stdin(base, console))
                        .withLimits(limits.run())
                        .withInjections(injections())
                        .withPaths(new PathMappings(prefixes, searched))
                        .withStopOnEntry(stopOnEntry)
                        .withUnknownImports(unknownImports);
        return invoke.isBlank() ? launch : launch.withInvoke(invoke.strip());
    }

    private StdinSource stdin(Path base, StdinSource console) throws RunConfigException {
        return switch (input) {
            case Input.Console _ -> console;
            case Input.None _ -> new StdinSource.Empty();
            case Input.Text(String text) ->
                    new StdinSource.Bytes(text.getBytes(StandardCharsets.UTF_8));
            case Input.File(String path) -> new StdinSource.File(path("stdin", base, path));
        };
    }

    private List<Injection> injections() throws RunConfigException {
        List<Injection> parsed = new ArrayList<>();
        for (String fault : faults) {
            try {
                parsed.add(Injection.parse(fault));
            } catch (InjectionException e) {
                throw new RunConfigException("injections: " + e.getMessage());
            }
        }
        return parsed;
    }

    private static Path path(String member, Path base, String text) throws RunConfigException {
        try {
            return base.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new RunConfigException(member + ": '" + text + "' is no path here");
        }
    }
}
