package dev.wasmscope.ui.runconfig;

import dev.wasmscope.session.DirMapping;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.session.UnknownImports;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A run configuration as a form holds it.
 *
 * @param module that it is for
 * @param name unique for the module
 * @param args in one line, see {@link CommandLine}
 * @param env {@code KEY=VALUE}, one a line
 * @param folder where relative paths start
 * @param dirs with absolute paths
 * @param input standard input
 * @param limits what the program may use up
 * @param faults one a line
 * @param mappings {@code FROM = TO}, one a line
 * @param sourceDirs one a line
 * @param invoke export to call
 * @param stopOnEntry whether it stops before its first instruction
 * @param unknownImports what becomes of functions that nobody provides
 */
record RunConfigDraft(
        Path module,
        String name,
        String args,
        String env,
        String folder,
        List<DirMapping> dirs,
        Input input,
        Limits limits,
        String faults,
        String mappings,
        String sourceDirs,
        String invoke,
        boolean stopOnEntry,
        UnknownImports unknownImports) {
    RunConfigDraft {
        dirs = List.copyOf(dirs);
    }

    static RunConfigDraft of(Path module, RunConfig config) {
        Path base = base(module, config.folder());
        return new RunConfigDraft(
                module,
                config.name(),
                CommandLine.join(config.args()),
                config.env().entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining("\n")),
                config.folder(),
                config.dirs().stream()
                        .map(
                                d ->
                                        new DirMapping(
                                                base.resolve(d.host()).normalize(),
                                                d.guest(),
                                                d.access()))
                        .toList(),
                config.input(),
                config.limits(),
                String.join("\n", config.faults()),
                config.mappings().stream()
                        .map(m -> m.from() + " = " + m.to())
                        .collect(Collectors.joining("\n")),
                String.join("\n", config.sourceDirs()),
                config.invoke(),
                config.stopOnEntry(),
                config.unknownImports());
    }

    /** Where relative paths start; the module's folder while what is typed is no path. */
    static Path base(Path module, String folder) {
        try {
            return RunConfig.home(module).resolve(folder.strip()).normalize();
        } catch (InvalidPathException e) {
            return RunConfig.home(module);
        }
    }

    /**
     * What was meant.
     *
     * @throws RunConfigException names the field that cannot be meant
     */
    RunConfig config() throws RunConfigException {
        if (name.isBlank()) {
            throw new RunConfigException("The name is missing");
        }
        Path base = base(module, folder);
        RunConfig config =
                new RunConfig(
                        name.strip(),
                        CommandLine.split(args),
                        environment(),
                        folder.strip(),
                        dirs.stream()
                                .map(
                                        d ->
                                                new RunConfig.Dir(
                                                        RunConfig.written(base, d.host()),
                                                        d.guest(),
                                                        d.access()))
                                .toList(),
                        input,
                        limits,
                        lines(faults),
                        pairs(),
                        lines(sourceDirs),
                        invoke.strip(),
                        stopOnEntry,
                        unknownImports);
        config.launch(module, new StdinSource.Empty());
        return config;
    }

    /** What is wrong, in one line; {@code ""} if nothing is. */
    String problem() {
        try {
            config();
            return "";
        } catch (RunConfigException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    }

    private Map<String, String> environment() throws RunConfigException {
        Map<String, String> all = new LinkedHashMap<>();
        int number = 0;
        for (String line : env.lines().toList()) {
            number++;
            int equals = line.indexOf('=');
            if (!line.isBlank()) {
                if (equals <= 0) {
                    throw new RunConfigException(
                            "environment, line " + number + ": KEY=VALUE, not '" + line + "'");
                }
                all.put(line.substring(0, equals).strip(), line.substring(equals + 1));
            }
        }
        return all;
    }

    private List<RunConfig.Mapping> pairs() throws RunConfigException {
        List<RunConfig.Mapping> all = new ArrayList<>();
        for (String line : lines(mappings)) {
            int equals = line.indexOf('=');
            if (equals <= 0 || equals == line.length() - 1) {
                throw new RunConfigException(
                        "path mappings: RECORDED = FOLDER HERE, not '" + line + "'");
            }
            all.add(
                    new RunConfig.Mapping(
                            line.substring(0, equals).strip(), line.substring(equals + 1).strip()));
        }
        return all;
    }
}
