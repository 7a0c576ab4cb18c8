package dev.wasmscope.ui.testing;

import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.host.HostCallLog;
import dev.wasmscope.engine.host.HostValue;
import dev.wasmscope.engine.host.inject.Injection;
import dev.wasmscope.engine.host.record.Fingerprint;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointOptions;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DataBreakpoints;
import dev.wasmscope.session.DataTarget;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.DirAccess;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.MemoryField;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.OutputStreamKind;
import dev.wasmscope.session.OverlayChange;
import dev.wasmscope.session.OverlayOutcome;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.SessionListener;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.session.StateChanges;
import dev.wasmscope.session.Stepping;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.StopReason;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.WasmValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A session without an engine: plays the lines of {@link FakeModule} in a fixed order on a thread
 * of its own. With the argument {@code trap} it traps in {@code walk}; with {@code calls=N} it
 * calls the host N times before anything else. It has changed files when its first folder is an
 * overlay and it was run.
 */
public final class FakeSession implements DebugSession {
    /** What it executes, line by line. */
    private static final int[] SCRIPT = {16, 17, 8, 9, 5, 9, 5, 9, 5, 9, 12, 18, 19};

    private static final int TRAP_AT = 6;

    /** What the user typed, for tests. */
    private final StringBuilder fed = new StringBuilder();

    private final LaunchConfig config;
    private final FakeModule module = new FakeModule();
    private final List<SessionListener> listeners = new ArrayList<>();
    private final List<Breakpoint> breakpoints = new ArrayList<>();
    private final HostCallLog calls = new HostCallLog();
    private final ExecutorService guest =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("fake-guest").factory());
    private volatile SessionState state = SessionState.NOT_STARTED;
    private volatile Optional<Stop> last = Optional.empty();
    private volatile List<Injection> injections = List.of();
    private volatile Optional<FakeOverlay> overlay = Optional.empty();
    private final FakeChanges changes = new FakeChanges(this);
    private int at = -1;
    private int stops;
    private int nextId = 1;

    public FakeSession(LaunchConfig config) {
        this.config = config;
    }

    /** Writes something to standard output, whatever the script does. */
    public void write(String text) {
        output(OutputStreamKind.STDOUT, text);
    }

    /** Everything that was fed to standard input. */
    public String fed() {
        return fed.toString();
    }

    @Override
    public LaunchConfig config() {
        return config;
    }

    @Override
    public ModuleView module() {
        return module;
    }

    @Override
    public SessionState state() {
        return state;
    }

    @Override
    public Optional<Stop> lastStop() {
        return last;
    }

    @Override
    public synchronized void addListener(SessionListener listener) {
        listeners.add(listener);
    }

    @Override
    public synchronized void removeListener(SessionListener listener) {
        listeners.remove(listener);
    }

    private synchronized List<SessionListener> listeners() {
        return List.copyOf(listeners);
    }

    private CompletableFuture<Stop> resume(java.util.function.Supplier<StopReason> how) {
        state = SessionState.RUNNING;
        return CompletableFuture.supplyAsync(
                () -> {
                    listeners().forEach(SessionListener::onRunning);
                    return stop(how.get());
                },
                guest);
    }

    private Stop stop(StopReason reason) {
        boolean over = reason instanceof StopReason.Exited || reason instanceof StopReason.Killed;
        Stop stop =
                new Stop(
                        ++stops,
                        reason,
                        over ? List.of() : FakeData.frames(SCRIPT[Math.min(at, SCRIPT.length - 1)]),
                        over ? 0 : 2,
                        1000L + at * 37L);
        last = Optional.of(stop);
        state = over ? SessionState.ENDED : SessionState.STOPPED;
        listeners().forEach(l -> l.onStop(stop));
        if (over) {
            listeners().forEach(SessionListener::onEnded);
        }
        return stop;
    }

    @Override
    public CompletableFuture<Stop> run() {
        return resume(
                () -> {
                    at = -1;
                    if (manyCalls() > 0) {
                        for (long number = 1; number <= manyCalls(); number++) {
                            call(FakeCalls.call(number));
                        }
                        return toBreakpoint();
                    }
                    call(FakeData.call(1, "args_sizes_get", List.of(), "success", 0, 0));
                    call(
                            FakeData.call(
                                    2,
                                    "fd_prestat_get",
                                    List.of(new HostArgument("fd", new HostValue.Handle(3, ""))),
                                    "badf",
                                    8,
                                    0));
                    return toBreakpoint();
                });
    }

    @Override
    public CompletableFuture<Stop> continueRun() {
        return resume(this::toBreakpoint);
    }

    private long manyCalls() {
        return config.args().stream()
                .filter(arg -> arg.startsWith("calls="))
                .mapToLong(arg -> Long.parseLong(arg.substring("calls=".length())))
                .findFirst()
                .orElse(0);
    }

    private StopReason toBreakpoint() {
        while (advance()) {
            if (traps()) {
                return new StopReason.Trapped("integer divide by zero", "", OptionalLong.empty());
            }
            List<Integer> hit = hit();
            if (!hit.isEmpty()) {
                return new StopReason.AtBreakpoint(hit);
            }
        }
        return new StopReason.Exited(0, List.of());
    }

    private boolean traps() {
        return config.args().contains("trap") && at == TRAP_AT;
    }

    private synchronized List<Integer> hit() {
        return breakpoints.stream()
                .filter(Breakpoint::enabled)
                .filter(
                        b ->
                                b.locations().stream()
                                        .anyMatch(
                                                l ->
                                                        l.position().orElseThrow().line()
                                                                == SCRIPT[at]))
                .map(Breakpoint::id)
                .toList();
    }

    private boolean advance() {
        at++;
        if (at < SCRIPT.length && SCRIPT[at] == 19 && manyCalls() == 0) {
            call(
                    FakeData.call(
                            3,
                            "fd_write",
                            List.of(new HostArgument("fd", new HostValue.Handle(1, "stdout"))),
                            "success",
                            0,
                            9));
            output(OutputStreamKind.STDOUT, "total 12\n");
            output(OutputStreamKind.STDERR, "a warning\n");
        }
        return at < SCRIPT.length;
    }

    private void call(HostCallEvent event) {
        calls.append(event);
        listeners().forEach(l -> l.onHostCall(event));
    }

    private void output(OutputStreamKind stream, String text) {
        listeners().forEach(l -> l.onOutput(stream, text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public CompletableFuture<Stop> pause() {
        return resume(() -> new StopReason.Paused(Optional.empty()));
    }

    @Override
    public CompletableFuture<Stop> stepOver() {
        return resume(
                () -> {
                    int depth = depth(SCRIPT[at]);
                    do {
                        if (!advance()) {
                            return new StopReason.Exited(0, List.of());
                        }
                    } while (depth(SCRIPT[at]) > depth);
                    return new StopReason.StepDone();
                });
    }

    private static int depth(int line) {
        return line >= 15 ? 0 : line == 5 ? 2 : 1;
    }

    @Override
    public CompletableFuture<Stop> stepInto() {
        return resume(
                () -> advance() ? new StopReason.StepDone() : new StopReason.Exited(0, List.of()));
    }

    @Override
    public Stepping stepping() {
        throw new UnsupportedOperationException("the script has plain steps only");
    }

    @Override
    public CompletableFuture<Stop> stepOut() {
        return resume(
                () -> {
                    int depth = depth(SCRIPT[at]);
                    while (advance()) {
                        if (depth(SCRIPT[at]) < depth) {
                            return new StopReason.StepDone();
                        }
                    }
                    return new StopReason.Exited(0, List.of());
                });
    }

    @Override
    public CompletableFuture<Stop> stepInstruction() {
        return stepInto();
    }

    @Override
    public CompletableFuture<Stop> stepInstructionOver() {
        return stepOver();
    }

    @Override
    public CompletableFuture<Stop> runTo(String file, int line) {
        return resume(
                () -> {
                    while (advance()) {
                        if (SCRIPT[at] == line) {
                            return new StopReason.StepDone();
                        }
                    }
                    return new StopReason.Exited(0, List.of());
                });
    }

    @Override
    public CompletableFuture<Stop> runTo(CodeLocation location) {
        return stepOver();
    }

    @Override
    public CompletableFuture<Stop> kill() {
        return resume(StopReason.Killed::new);
    }

    @Override
    public synchronized Breakpoint addBreakpoint(BreakpointSpec spec, BreakpointOptions options) {
        Breakpoint b =
                new Breakpoint(nextId++, spec, options, FakeBreakpoints.bind(module, spec), 0, "");
        breakpoints.add(b);
        listeners.forEach(l -> l.onBreakpointChanged(b, false));
        return b;
    }

    @Override
    public synchronized void removeBreakpoint(int id) {
        breakpoints.removeIf(b -> b.id() == id);
    }

    @Override
    public synchronized void setBreakpointOptions(int id, BreakpointOptions options) {
        breakpoints.replaceAll(b -> b.id() == id ? b.withOptions(options) : b);
    }

    @Override
    public synchronized List<Breakpoint> breakpoints() {
        return List.copyOf(breakpoints);
    }

    private <T> CompletableFuture<T> answer(java.util.function.Supplier<T> value) {
        return state == SessionState.STOPPED
                ? CompletableFuture.supplyAsync(value, guest)
                : CompletableFuture.failedFuture(
                        new SessionException("the program is not stopped"));
    }

    @Override
    public CompletableFuture<List<SymbolisedFrame>> frames(int from, int count) {
        return answer(List::of);
    }

    @Override
    public CompletableFuture<List<Variable>> variables(int frameIndex) {
        return answer(
                () ->
                        FakeData.variables(
                                        last.orElseThrow().frames().get(frameIndex).function(), at)
                                .stream()
                                .map(changes::changed)
                                .toList());
    }

    @Override
    public CompletableFuture<List<Variable>> globalVariables(int frameIndex) {
        return answer(FakeData::globals);
    }

    @Override
    public CompletableFuture<List<Variable>> children(Variable variable, long from, int count) {
        return answer(() -> FakeData.children(variable));
    }

    @Override
    public CompletableFuture<Variable> evaluate(int frameIndex, String expression) {
        return variables(frameIndex)
                .thenCompose(
                        all ->
                                all.stream()
                                        .filter(v -> v.name().equals(expression))
                                        .findFirst()
                                        .map(CompletableFuture::completedFuture)
                                        .orElseGet(
                                                () ->
                                                        CompletableFuture.failedFuture(
                                                                new SessionException(
                                                                        "there is no variable "
                                                                                + expression))));
    }

    @Override
    public StateChanges changes() {
        return changes;
    }

    @Override
    public DataBreakpoints dataBreakpoints() {
        return new DataBreakpoints() {
            @Override
            public CompletableFuture<DataTarget> target(int frameIndex, String expression) {
                return evaluate(frameIndex, expression)
                        .thenApply(_ -> new DataTarget.Expression(expression, Optional.empty()));
            }

            @Override
            public CompletableFuture<DataTarget> location(int frameIndex, String expression) {
                return target(frameIndex, expression);
            }
        };
    }

    @Override
    public Breakpoint preview(BreakpointSpec spec, BreakpointOptions options) {
        return new Breakpoint(0, spec, options, FakeBreakpoints.bind(module, spec), 0, "");
    }

    @Override
    public CompletableFuture<List<MemoryField>> memoryLayout(Variable variable) {
        return answer(List::of);
    }

    @Override
    public CompletableFuture<List<WasmValue>> wasmLocals(int frameIndex) {
        return answer(
                () ->
                        List.of(
                                new WasmValue(0, "", "i32", "69600", "0x10fe0", true),
                                new WasmValue(1, "", "i32", "7", "0x7", true)));
    }

    @Override
    public CompletableFuture<List<WasmValue>> operandStack(int frameIndex) {
        return answer(() -> List.of(new WasmValue(0, "", "i32", "2", "0x2", false)));
    }

    @Override
    public CompletableFuture<List<WasmValue>> wasmGlobals() {
        return answer(
                () ->
                        List.of(
                                new WasmValue(
                                        0, "__stack_pointer", "i32", "69584", "0x10fd0", true)));
    }

    @Override
    public CompletableFuture<Long> memorySize(int memory) {
        return answer(() -> (long) FakeData.MEMORY);
    }

    @Override
    public CompletableFuture<byte[]> readMemory(int memory, long address, int length) {
        return answer(
                () ->
                        Arrays.copyOfRange(
                                FakeData.memory(),
                                (int) address,
                                (int) Math.min(FakeData.MEMORY, address + length)));
    }

    @Override
    public CompletableFuture<Void> writeMemory(int memory, long address, byte[] bytes) {
        return CompletableFuture.failedFuture(new SessionException("the script cannot be changed"));
    }

    private Optional<FakeOverlay> overlay() {
        boolean has =
                config.preopens().stream().anyMatch(f -> f.access() == DirAccess.OVERLAY)
                        && state != SessionState.NOT_STARTED;
        if (has && overlay.isEmpty()) {
            overlay = Optional.of(new FakeOverlay(config.preopens().getFirst()));
        }
        return overlay;
    }

    @Override
    public synchronized List<OverlayChange> overlayChanges() {
        return overlay().map(FakeOverlay::changes).orElse(List.of());
    }

    @Override
    public CompletableFuture<byte[]> overlayContents(
            OverlayChange change, long offset, int length) {
        return CompletableFuture.supplyAsync(
                () -> overlay().map(o -> o.contents(change, offset, length)).orElse(new byte[0]),
                guest);
    }

    @Override
    public CompletableFuture<List<OverlayOutcome>> saveOverlay(Collection<OverlayChange> chosen) {
        return CompletableFuture.supplyAsync(
                () -> overlay().map(o -> o.save(chosen)).orElse(List.of()), guest);
    }

    @Override
    public CompletableFuture<List<OverlayOutcome>> discardOverlay(
            Collection<OverlayChange> chosen) {
        return CompletableFuture.supplyAsync(
                () -> overlay().map(o -> o.discard(chosen)).orElse(List.of()), guest);
    }

    @Override
    public HostCallLog hostCalls() {
        return calls;
    }

    @Override
    public CompletableFuture<Fingerprint> fingerprint() {
        return answer(() -> new Fingerprint(at, "0".repeat(64), "0".repeat(64)));
    }

    @Override
    public List<Injection> injections() {
        return injections;
    }

    @Override
    public void setInjections(List<Injection> faults) {
        injections = List.copyOf(faults);
    }

    @Override
    public void feedStdin(byte[] bytes) {
        fed.append(new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public void closeStdin() {
        fed.append("<end>");
    }

    @Override
    public void close() {
        guest.shutdownNow();
    }

    /** Whether it was closed. */
    public boolean closed() {
        return guest.isShutdown();
    }
}
