package dev.wasmscope.session;

import dev.wasmscope.engine.probe.CallListener;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to run and how. Made with {@link #of} and the {@code with…} methods.
 *
 * @param wasm the module's file
 * @param args the program's arguments, its own name (argv[0]) not among them
 * @param env the environment; nothing is inherited
 * @param preopens folders the guest sees
 * @param stdin its standard input
 * @param paths how sources are found
 * @param limits what it may use up
 * @param invoke the exported function to call instead of {@code _start}; its arguments are {@code
 *     args} as numbers
 * @param stopOnEntry whether {@link DebugSession#run()} stops before the first instruction
 * @param programName the program's own name (argv[0]); the file's name if empty
 * @param terminal whether the guest takes its input and outputs for a terminal; C libraries then
 *     write line by line
 * @param profile hears every call and return, on the guest's thread; the run is then slower
 */
public record LaunchConfig(
        Path wasm,
        List<String> args,
        Map<String, String> env,
        List<DirMapping> preopens,
        StdinSource stdin,
        PathMappings paths,
        RunLimits limits,
        Optional<String> invoke,
        boolean stopOnEntry,
        Optional<CallListener> profile,
        Optional<String> programName,
        boolean terminal) {
    public LaunchConfig {
        args = List.copyOf(args);
        env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
        preopens = List.copyOf(preopens);
    }

    /** The plain launch of a file: no arguments, no folders, empty input. */
    public static LaunchConfig of(Path wasm) {
        return new LaunchConfig(
                wasm,
                List.of(),
                Map.of(),
                List.of(),
                new StdinSource.Empty(),
                PathMappings.NONE,
                RunLimits.NONE,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** The same with another {@link #args}. */
    public LaunchConfig withArgs(List<String> args) {
        return new LaunchConfig(
                wasm,
                args,
                env,
                preopens,
                stdin,
                paths,
                limits,
                invoke,
                stopOnEntry,
                profile,
                programName,
                terminal);
    }

    /** The same with another {@link #env}. */
    public LaunchConfig withEnv(Map<String, String> env) {
        return new LaunchConfig(
                wasm,
                args,
                env,
                preopens,
                stdin,
                paths,
                limits,
                invoke,
                stopOnEntry,
                profile,
                programName,
                terminal);
    }

    /** The same with another {@link #preopens}. */
    public LaunchConfig withPreopens(List<DirMapping> preopens) {
        return new LaunchConfig(
                wasm,
                args,
                env,
                preopens,
                stdin,
                paths,
                limits,
                invoke,
                stopOnEntry,
                profile,
                programName,
                terminal);
    }

    /** The same with another {@link #stdin}. */
    public LaunchConfig withStdin(StdinSource stdin) {
        return new LaunchConfig(
                wasm,
                args,
                env,
                preopens,
                stdin,
                paths,
                limits,
                invoke,
                stopOnEntry,
                profile,
                programName,
                terminal);
    }

    /** The same with another {@link #paths}. */
    public LaunchConfig withPaths(PathMappings paths) {
        return new LaunchConfig(
                wasm,
                args,
                env,
                preopens,
                stdin,
                paths,
                limits,
                invoke,
                stopOnEntry,
                profile,
                programName,
                terminal);
    }

    /** The same with another {@link #limits}. */
    public LaunchConfig withLimits(RunLimits limits) {
        return new LaunchConfig(
                wasm,
                args,
                env,
                preopens,
                stdin,
                paths,
                limits,
                invoke,
                stopOnEntry,
                profile,
                programName,
                terminal);
    }

    /** The same with another {@link #invoke}. */
    public LaunchConfig withInvoke(String function) {
        return new LaunchConfig(
                wasm,
                args,
                env,
                preopens,
                stdin,
                paths,
                limits,
                Optional.of(function),
                stopOnEntry,
                profile,
                programName,
                terminal);
    }

    /** The same with another {@link #stopOnEntry}. */
    public LaunchConfig withStopOnEntry(boolean stopOnEntry) {
        return new LaunchConfig(
                wasm,
                args,
                env,
                preopens,
                stdin,
                paths,
                limits,
                invoke,
                stopOnEntry,
                profile,
                programName,
                terminal);
    }

    /** The same with a listener to calls. */
    public LaunchConfig withProfile(CallListener listener) {
        return new LaunchConfig(
                wasm,
                args,
                env,
                preopens,
                stdin,
                paths,
                limits,
                invoke,
                stopOnEntry,
                Optional.of(listener),
                programName,
                terminal);
    }

    /** The same with another {@link #programName}. */
    public LaunchConfig withProgramName(String name) {
        return new LaunchConfig(
                wasm,
                args,
                env,
                preopens,
                stdin,
                paths,
                limits,
                invoke,
                stopOnEntry,
                profile,
                Optional.of(name),
                terminal);
    }

    /** The same with another {@link #terminal}. */
    public LaunchConfig withTerminal(boolean isTerminal) {
        return new LaunchConfig(
                wasm,
                args,
                env,
                preopens,
                stdin,
                paths,
                limits,
                invoke,
                stopOnEntry,
                profile,
                programName,
                isTerminal);
    }
}
