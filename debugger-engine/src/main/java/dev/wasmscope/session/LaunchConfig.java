package dev.wasmscope.session;

import dev.wasmscope.engine.host.inject.Injection;
import dev.wasmscope.engine.probe.Instrumentation;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What to run and how. Made with {@link #of} and the {@code with…} methods.
 *
 * @param wasm the module's file
 * @param args the program's arguments, its own name (argv[0]) not among them
 * @param env the environment; nothing is inherited
 * @param preopens folders the guest sees
 * @param listen where it may accept connections; bound when it starts
 * @param stdin its standard input
 * @param paths how sources are found
 * @param limits what it may use up
 * @param invoke the exported function to call instead of {@code _start}; its arguments are {@code
 *     args} as numbers
 * @param stopOnEntry whether {@link DebugSession#run()} stops before the first instruction
 * @param programName the program's own name (argv[0]); the file's name if empty
 * @param terminal whether the guest takes its input and outputs for a terminal; C libraries then
 *     write line by line
 * @param profile what is attached to the run to measure it; the run is then slower
 * @param callKeeping what is kept of its calls to the host
 * @param injections faults injected into its calls to the host
 * @param recording the file that keeps everything that comes from the host; each run replaces it
 * @param replay the recording that answers instead of the host; what it says of the export to call
 *     and its arguments holds
 * @param unknownImports what becomes of imported functions that nobody provides, as a module made
 *     for another host has them
 * @param core the core file that is opened instead of running the program
 * @param readAhead whether debug information is read on a thread of its own from the start: a
 *     breakpoint that is set meanwhile is bound a little later, and a start waits for those; else
 *     what is asked for is read when it is asked for
 */
public record LaunchConfig(
        Path wasm,
        List<String> args,
        Map<String, String> env,
        List<DirMapping> preopens,
        List<ListenAddress> listen,
        StdinSource stdin,
        PathMappings paths,
        RunLimits limits,
        Optional<String> invoke,
        boolean stopOnEntry,
        Optional<Instrumentation> profile,
        CallKeeping callKeeping,
        Optional<String> programName,
        boolean terminal,
        List<Injection> injections,
        Optional<Path> recording,
        Optional<Path> replay,
        Optional<Path> core,
        UnknownImports unknownImports,
        boolean readAhead) {
    public LaunchConfig {
        args = List.copyOf(args);
        env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
        preopens = List.copyOf(preopens);
        injections = List.copyOf(injections);
        listen = List.copyOf(listen);
    }

    /** The plain launch of a file: no arguments, no folders, empty input. */
    public static LaunchConfig of(Path wasm) {
        return new Draft(wasm).config();
    }

    /** The same of another {@link #wasm}. */
    public LaunchConfig withWasm(Path file) {
        Draft draft = new Draft(file);
        draft.take(this);
        return draft.config();
    }

    /** The same with another {@link #args}. */
    public LaunchConfig withArgs(List<String> args) {
        return with(draft -> draft.args = args);
    }

    /** The same with another {@link #env}. */
    public LaunchConfig withEnv(Map<String, String> env) {
        return with(draft -> draft.env = env);
    }

    /** The same with another {@link #preopens}. */
    public LaunchConfig withPreopens(List<DirMapping> preopens) {
        return with(draft -> draft.preopens = preopens);
    }

    /** The same with another {@link #listen}. */
    public LaunchConfig withListen(List<ListenAddress> listen) {
        return with(draft -> draft.listen = listen);
    }

    /** The same with another {@link #stdin}. */
    public LaunchConfig withStdin(StdinSource stdin) {
        return with(draft -> draft.stdin = stdin);
    }

    /** The same with another {@link #paths}. */
    public LaunchConfig withPaths(PathMappings paths) {
        return with(draft -> draft.paths = paths);
    }

    /** The same with another {@link #limits}. */
    public LaunchConfig withLimits(RunLimits limits) {
        return with(draft -> draft.limits = limits);
    }

    /** The same with another {@link #invoke}. */
    public LaunchConfig withInvoke(String function) {
        return with(draft -> draft.invoke = Optional.of(function));
    }

    /** The same with another {@link #stopOnEntry}. */
    public LaunchConfig withStopOnEntry(boolean stopOnEntry) {
        return with(draft -> draft.stopOnEntry = stopOnEntry);
    }

    /** The same with another {@link #profile}. */
    public LaunchConfig withProfile(Instrumentation profile) {
        return with(draft -> draft.profile = Optional.of(profile));
    }

    /** The same with another {@link #callKeeping}. */
    public LaunchConfig withCallKeeping(CallKeeping keeping) {
        return with(draft -> draft.callKeeping = keeping);
    }

    /** The same with another {@link #programName}. */
    public LaunchConfig withProgramName(String name) {
        return with(draft -> draft.programName = Optional.of(name));
    }

    /** The same with another {@link #terminal}. */
    public LaunchConfig withTerminal(boolean isTerminal) {
        return with(draft -> draft.terminal = isTerminal);
    }

    /** The same with other {@link #injections}. */
    public LaunchConfig withInjections(List<Injection> faults) {
        return with(draft -> draft.injections = faults);
    }

    /** The same with a {@link #recording}. */
    public LaunchConfig withRecording(Path file) {
        return with(draft -> draft.recording = Optional.of(file));
    }

    /** The same with a {@link #replay}. */
    public LaunchConfig withReplay(Path file) {
        return with(draft -> draft.replay = Optional.of(file));
    }

    /** The same with a {@link #core}. */
    public LaunchConfig withCore(Path file) {
        return with(draft -> draft.core = Optional.of(file));
    }

    /** The same with other {@link #unknownImports}. */
    public LaunchConfig withUnknownImports(UnknownImports what) {
        return with(draft -> draft.unknownImports = what);
    }

    /** The same with another {@link #readAhead}. */
    public LaunchConfig withReadAhead(boolean ahead) {
        return with(draft -> draft.readAhead = ahead);
    }

    private LaunchConfig with(Consumer<Draft> change) {
        Draft draft = new Draft(wasm);
        draft.take(this);
        change.accept(draft);
        return draft.config();
    }

    /** The one place that copies: a component more touches this class and its {@code with…}. */
    private static final class Draft {
        private final Path wasm;
        private List<String> args = List.of();
        private Map<String, String> env = Map.of();
        private List<DirMapping> preopens = List.of();
        private List<ListenAddress> listen = List.of();
        private StdinSource stdin = new StdinSource.Empty();
        private PathMappings paths = PathMappings.NONE;
        private RunLimits limits = RunLimits.NONE;
        private Optional<String> invoke = Optional.empty();
        private boolean stopOnEntry;
        private Optional<Instrumentation> profile = Optional.empty();
        private CallKeeping callKeeping = CallKeeping.DEFAULT;
        private Optional<String> programName = Optional.empty();
        private boolean terminal;
        private List<Injection> injections = List.of();
        private Optional<Path> recording = Optional.empty();
        private Optional<Path> replay = Optional.empty();
        private Optional<Path> core = Optional.empty();
        private UnknownImports unknownImports = UnknownImports.REFUSE;
        private boolean readAhead;

        Draft(Path wasm) {
            this.wasm = wasm;
        }

        void take(LaunchConfig from) {
            args = from.args;
            env = from.env;
            preopens = from.preopens;
            listen = from.listen;
            stdin = from.stdin;
            paths = from.paths;
            limits = from.limits;
            invoke = from.invoke;
            stopOnEntry = from.stopOnEntry;
            profile = from.profile;
            callKeeping = from.callKeeping;
            programName = from.programName;
            terminal = from.terminal;
            injections = from.injections;
            recording = from.recording;
            replay = from.replay;
            core = from.core;
            unknownImports = from.unknownImports;
            readAhead = from.readAhead;
        }

        LaunchConfig config() {
            return new LaunchConfig(
                    wasm,
                    args,
                    env,
                    preopens,
                    listen,
                    stdin,
                    paths,
                    limits,
                    invoke,
                    stopOnEntry,
                    profile,
                    callKeeping,
                    programName,
                    terminal,
                    injections,
                    recording,
                    replay,
                    core,
                    unknownImports,
                    readAhead);
        }
    }
}
