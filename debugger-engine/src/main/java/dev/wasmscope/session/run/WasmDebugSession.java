package dev.wasmscope.session.run;

import dev.wasmscope.dwarf.section.Cancellation;
import dev.wasmscope.engine.binary.MalformedModuleException;
import dev.wasmscope.engine.control.Plan;
import dev.wasmscope.engine.control.RunTo;
import dev.wasmscope.engine.host.HostCallLog;
import dev.wasmscope.engine.host.inject.Injection;
import dev.wasmscope.engine.host.record.Fingerprint;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.validate.InvalidModuleException;
import dev.wasmscope.engine.validate.ModuleValidator;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointLocation;
import dev.wasmscope.session.BreakpointOptions;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.Coredumps;
import dev.wasmscope.session.DataBreakpoints;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.GcHeap;
import dev.wasmscope.session.InstanceView;
import dev.wasmscope.session.InstructionClock;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.MemoryField;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.OpenProgress;
import dev.wasmscope.session.OpenProgress.Phase;
import dev.wasmscope.session.OverlayChange;
import dev.wasmscope.session.OverlayOutcome;
import dev.wasmscope.session.PathMappings;
import dev.wasmscope.session.Profiling;
import dev.wasmscope.session.ReadingProgress;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.SessionListener;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.session.StateChanges;
import dev.wasmscope.session.Stepping;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.WasmValue;
import dev.wasmscope.session.memory.MemoryTools;
import dev.wasmscope.session.symbol.BreakpointBinder;
import dev.wasmscope.session.symbol.Symbols;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The session over the engine: puts its parts together and hands requests on to them. */
public final class WasmDebugSession implements DebugSession {
    /** Debug information of fewer bytes is read in a few milliseconds when it is asked for. */
    private static final long WORTH_READING_AHEAD = 512 << 10;

    private final LaunchConfig config;
    private final ModuleView view;
    private final BreakpointBinder binder;
    private final BreakpointDesk desk;
    private final StepPlans plans;
    private final Stepping stepping;
    private final Queries queries;
    private final InstanceQueries instanceQueries;
    private final Listeners listeners = new Listeners();
    private final RunControl control;
    private final Changes changes;
    private final DataBreakpoints dataBreakpoints;
    private final ReadAhead readAhead;
    private final Cancellation cancellation;
    private final boolean readsAhead;

    private final Overlays overlays;
    private final Coredumps coredumps;
    private final MemoryTools memoryTools;
    private final GcHeap gcHeap;
    private final Profiling profiling;
    private final InstructionClock clock;

    private WasmDebugSession(
            LaunchConfig config,
            Symbols symbols,
            Launcher launcher,
            CoreFiles.@Nullable Restored core)
            throws SessionException {
        this.config = config;
        this.cancellation = symbols.cancellation();
        this.view = new WasmModuleView(config.wasm(), symbols);
        this.binder = new BreakpointBinder(symbols, core == null ? launcher.entryFunction() : -1);
        BreakpointBook book = new BreakpointBook(binder, new ConditionCheck(symbols));
        this.plans = new StepPlans(symbols);
        this.queries = new Queries(symbols, config, new CallScopes(symbols, config, book));
        this.instanceQueries = new InstanceQueries(symbols);
        this.control = new RunControl(config, symbols, launcher, book, listeners);
        this.changes = new Changes(config, control, symbols, queries);
        this.stepping = new StepRequests(plans, control, symbols);
        this.dataBreakpoints = new DataDesk(control);
        this.readsAhead = config.readAhead() && symbols.dwarf().byteSize() >= WORTH_READING_AHEAD;
        this.readAhead =
                new ReadAhead(
                        symbols.dwarf(),
                        now -> listeners.tell(listener -> listener.onDebugInfoRead(now)));
        this.desk = new BreakpointDesk(book, control, listeners, readAhead, this::readsAtOnce);
        this.overlays = new Overlays(control);
        this.coredumps =
                new CoreFiles(
                        config, control, symbols.module(), core == null ? null : core.opened());
        this.memoryTools = new MemoryDesk(config, control, symbols);
        this.gcHeap = new HeapDesk(control, symbols.module());
        this.profiling = new ProfileDesk(config, view, symbols.module(), binder, control);
        this.clock = new ClockDesk(control);
        if (core != null) {
            control.stand(core.core());
        }
    }

    /** See {@link DebugSession#open(LaunchConfig, OpenProgress)}. */
    public static WasmDebugSession open(LaunchConfig config, OpenProgress progress)
            throws SessionException {
        Symbols symbols = ModuleFile.read(config.wasm(), config.paths(), progress);
        ModuleValidator validated =
                requireValid(
                        config.wasm(),
                        symbols,
                        module ->
                                ModuleValidator.validateAll(
                                        module, share -> progress.at(Phase.VALIDATING, share)));
        progress.at(Phase.PREPARING, 0);
        LaunchConfig prepared = Recordings.prepare(config, symbols.module());
        Launcher launcher = new Launcher(prepared, validated);
        CoreFiles.Restored core = null;
        if (config.core().isPresent()) {
            core = CoreFiles.open(config.core().get(), validated, launcher.limits());
        } else {
            checkImports(prepared, launcher);
        }
        WasmDebugSession session = new WasmDebugSession(prepared, symbols, launcher, core);
        if (session.readsAhead) {
            session.readAhead.start();
        }
        return session;
    }

    private static void checkImports(LaunchConfig prepared, Launcher launcher)
            throws SessionException {
        try (HostSide trial = HostSide.of(prepared, List.of(), (_, _) -> {})) {
            trial.system().mounts().close();
            launcher.check(trial.system().wasi().modules());
        }
    }

    /** See {@link ModuleView#read}. */
    public static ModuleView readModule(Path wasm, PathMappings paths) throws SessionException {
        Symbols symbols = ModuleFile.read(wasm, paths, OpenProgress.NONE);
        // Bodies are left out: what is in a function can be looked at even when it does not
        // type-check.
        requireValid(wasm, symbols, ModuleValidator::validateModule);
        return new WasmModuleView(wasm, symbols);
    }

    private static ModuleValidator requireValid(
            Path wasm, Symbols symbols, Function<Module, ModuleValidator> validation)
            throws SessionException {
        try {
            return validation.apply(symbols.module());
        } catch (InvalidModuleException | MalformedModuleException e) {
            throw new SessionException(wasm + ": " + e.getMessage(), e);
        }
    }

    @Override
    public LaunchConfig config() {
        return config;
    }

    @Override
    public ModuleView module() {
        return view;
    }

    @Override
    public SessionState state() {
        return control.state();
    }

    @Override
    public Optional<Stop> lastStop() {
        return control.lastStop();
    }

    @Override
    public void addListener(SessionListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeListener(SessionListener listener) {
        listeners.remove(listener);
    }

    @Override
    public CompletableFuture<Stop> run() {
        CompletableFuture<?> bound = readAhead.answered();
        return bound.isDone() ? control.start() : bound.thenCompose(_ -> control.start());
    }

    @Override
    public ReadingProgress debugInfoRead() {
        return readsAhead ? readAhead.progress() : ReadingProgress.NONE;
    }

    /** Whether what needs debug information is answered at once. */
    private boolean readsAtOnce() {
        return debugInfoRead().complete();
    }

    @Override
    public CompletableFuture<Stop> continueRun() {
        return control.resume(RunTo.nextStop());
    }

    @Override
    public CompletableFuture<Stop> pause() {
        return control.pause();
    }

    @Override
    public CompletableFuture<Stop> stepOver() {
        return control.resume(plans.over());
    }

    @Override
    public CompletableFuture<Stop> stepInto() {
        return control.resume(plans.into());
    }

    @Override
    public CompletableFuture<Stop> stepOut() {
        return control.resume(plans.out());
    }

    @Override
    public CompletableFuture<Stop> stepInstruction() {
        return control.resume(plans.instruction(false));
    }

    @Override
    public CompletableFuture<Stop> stepInstructionOver() {
        return control.resume(plans.instruction(true));
    }

    @Override
    public Stepping stepping() {
        return stepping;
    }

    @Override
    public CompletableFuture<Stop> runTo(String file, int line) {
        return runTo(new BreakpointSpec.Line(file, line));
    }

    @Override
    public CompletableFuture<Stop> runTo(CodeLocation location) {
        return runTo(new BreakpointSpec.Instruction(location));
    }

    private CompletableFuture<Stop> runTo(BreakpointSpec spec) {
        return readsAtOnce()
                ? runTo(binder.bind(spec))
                : readAhead.ask(() -> binder.bind(spec)).thenCompose(this::runTo);
    }

    private CompletableFuture<Stop> runTo(BreakpointBinder.Bound bound) {
        if (bound.locations().isEmpty()) {
            return RunControl.failed(bound.message());
        }
        Plan plan =
                new RunTo(bound.locations().stream().map(BreakpointLocation::location).toList());
        return control.resume(plan);
    }

    @Override
    public CompletableFuture<Stop> kill() {
        return control.kill();
    }

    @Override
    public Breakpoint addBreakpoint(BreakpointSpec spec, BreakpointOptions options) {
        return desk.addBreakpoint(spec, options);
    }

    @Override
    public Breakpoint preview(BreakpointSpec spec, BreakpointOptions options) {
        return desk.preview(spec, options);
    }

    @Override
    public void setBreakpointOptions(int id, BreakpointOptions options) {
        desk.setBreakpointOptions(id, options);
    }

    @Override
    public void removeBreakpoint(int id) {
        desk.removeBreakpoint(id);
    }

    @Override
    public List<Breakpoint> breakpoints() {
        return desk.breakpoints();
    }

    @Override
    public DataBreakpoints dataBreakpoints() {
        return dataBreakpoints;
    }

    @Override
    public CompletableFuture<List<SymbolisedFrame>> frames(int from, int count) {
        return control.ask(stop -> stop.rows(from, count));
    }

    @Override
    public CompletableFuture<List<Variable>> variables(int frameIndex) {
        return control.ask(stop -> queries.variables(stop, frameIndex));
    }

    @Override
    public CompletableFuture<List<Variable>> globalVariables(int frameIndex) {
        return control.ask(stop -> queries.globals(stop, frameIndex));
    }

    @Override
    public CompletableFuture<List<Variable>> children(Variable variable, long from, int count) {
        return control.ask(stop -> queries.children(stop, variable, from, count));
    }

    @Override
    public CompletableFuture<List<String>> expressions(List<Variable> variables) {
        List<Variable> asked = List.copyOf(variables);
        return control.ask(stop -> queries.expressions(stop, asked));
    }

    @Override
    public CompletableFuture<Variable> evaluate(int frameIndex, String expression) {
        return control.ask(stop -> queries.evaluate(stop, frameIndex, expression));
    }

    @Override
    public CompletableFuture<List<MemoryField>> memoryLayout(Variable variable) {
        return control.ask(stop -> queries.memoryLayout(stop, variable));
    }

    @Override
    public CompletableFuture<List<WasmValue>> wasmLocals(int frameIndex) {
        return control.ask(stop -> queries.locals(stop, frameIndex));
    }

    @Override
    public CompletableFuture<List<WasmValue>> operandStack(int frameIndex) {
        return control.ask(stop -> queries.operands(stop, frameIndex));
    }

    @Override
    public CompletableFuture<List<WasmValue>> wasmGlobals() {
        return control.ask(queries::wasmGlobals);
    }

    @Override
    public CompletableFuture<Long> memorySize(int memory) {
        return control.ask(stop -> queries.memorySize(stop, memory));
    }

    @Override
    public CompletableFuture<byte[]> readMemory(int memory, long address, int length) {
        return control.ask(stop -> queries.readMemory(stop, memory, address, length));
    }

    @Override
    public CompletableFuture<Void> writeMemory(int memory, long address, byte[] bytes) {
        Optional<String> refusal = Recordings.changeRefusal(config, "memory");
        if (refusal.isPresent()) {
            return RunControl.failed(refusal.get());
        }
        byte[] copy = bytes.clone();
        return control.ask(
                        stop -> {
                            queries.writeMemory(stop, memory, address, copy);
                            return copy.length;
                        })
                .thenAccept(_ -> {});
    }

    @Override
    public StateChanges changes() {
        return changes;
    }

    @Override
    public CompletableFuture<InstanceView> instance() {
        return control.ask(instanceQueries::view);
    }

    @Override
    public CompletableFuture<List<WasmValue>> tableElements(int table, long from, int count) {
        return control.ask(stop -> instanceQueries.tableElements(stop, table, from, count));
    }

    @Override
    public CompletableFuture<byte[]> dataSegment(int segment, long from, int length) {
        return control.ask(_ -> instanceQueries.dataSegment(segment, from, length));
    }

    @Override
    public CompletableFuture<List<WasmValue>> elementSegment(int segment, long from, int count) {
        return control.ask(_ -> instanceQueries.elementSegment(segment, from, count));
    }

    @Override
    public List<OverlayChange> overlayChanges() {
        return overlays.changes();
    }

    @Override
    public CompletableFuture<byte[]> overlayContents(
            OverlayChange change, long offset, int length) {
        return overlays.contents(change, offset, length);
    }

    @Override
    public CompletableFuture<List<OverlayOutcome>> saveOverlay(Collection<OverlayChange> changes) {
        return overlays.save(List.copyOf(changes));
    }

    @Override
    public CompletableFuture<List<OverlayOutcome>> discardOverlay(
            Collection<OverlayChange> changes) {
        return overlays.discard(List.copyOf(changes));
    }

    @Override
    public HostCallLog hostCalls() {
        return control.hostCalls().orElseGet(HostCallLog::new);
    }

    @Override
    public MemoryTools memoryTools() {
        return memoryTools;
    }

    @Override
    public GcHeap gcHeap() {
        return gcHeap;
    }

    @Override
    public Profiling profiling() {
        return profiling;
    }

    @Override
    public InstructionClock clock() {
        return clock;
    }

    @Override
    public Coredumps coredumps() {
        return coredumps;
    }

    @Override
    public CompletableFuture<Fingerprint> fingerprint() {
        return control.fingerprint();
    }

    @Override
    public List<Injection> injections() {
        return control.injections();
    }

    @Override
    public void setInjections(List<Injection> faults) {
        if (config.replay().isPresent()) {
            throw new IllegalStateException(Recordings.NO_INJECTION);
        }
        control.inject(List.copyOf(faults));
    }

    @Override
    public void feedStdin(byte[] bytes) {
        control.system().ifPresent(system -> system.feed(bytes));
    }

    @Override
    public void closeStdin() {
        control.system().ifPresent(WasiSetup::endInput);
    }

    @Override
    public void close() {
        cancellation.cancel();
        readAhead.close();
        control.close();
    }

    /** How many breakpoints of plans are set; for tests: none at a stop. */
    public CompletableFuture<Integer> internalBreakpoints() {
        return control.breakpoints().internal();
    }
}
