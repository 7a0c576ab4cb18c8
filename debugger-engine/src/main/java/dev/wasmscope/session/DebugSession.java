package dev.wasmscope.session;

import dev.wasmscope.engine.host.HostCallLog;
import dev.wasmscope.engine.host.inject.Injection;
import dev.wasmscope.engine.host.record.Fingerprint;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.memory.MemoryTools;
import dev.wasmscope.session.run.WasmDebugSession;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One program under the debugger. This is all that front ends know of the engine.
 *
 * <p>Control requests return at once; their future completes with the next {@link Stop}, whatever
 * it is (a breakpoint, a trap or the program's end can come before a step is done). Queries are
 * answered for the present stop, on the guest's thread. A request that the state does not allow, a
 * stale frame or variable and a faulty expression complete the future exceptionally with a {@link
 * SessionException} whose message is one line for the user. No method blocks, and all may be called
 * from any thread; a future's dependents may run on the guest's thread and must not wait there.
 */
public interface DebugSession extends Breakpoints, AutoCloseable {
    /**
     * Reads the module and its debug information and prepares the launch. Nothing runs.
     *
     * @throws SessionException if the file is missing, malformed, invalid or of an unsupported
     *     kind, if an import is not known or a folder does not exist
     */
    static DebugSession open(LaunchConfig config) throws SessionException {
        return open(config, OpenProgress.NONE);
    }

    /**
     * The same, telling how far it is.
     *
     * @throws SessionException as {@link #open(LaunchConfig)}
     */
    static DebugSession open(LaunchConfig config, OpenProgress progress) throws SessionException {
        return WasmDebugSession.open(config, progress);
    }

    /** What was launched. */
    LaunchConfig config();

    /** How much of the debug information was read ahead. */
    default ReadingProgress debugInfoRead() {
        return ReadingProgress.NONE;
    }

    /** The module and its sources. */
    ModuleView module();

    /** What the guest is doing now. */
    SessionState state();

    /** The present stop, or the last one when the program is over; empty while it runs. */
    Optional<Stop> lastStop();

    /** Adds a listener; it hears what happens from now on. */
    void addListener(SessionListener listener);

    /** Removes a listener. */
    void removeListener(SessionListener listener);

    // ---- run control

    /** Starts the program, or starts it again when it is over, and runs to the first stop. */
    CompletableFuture<Stop> run();

    /** Runs to the next stop. */
    CompletableFuture<Stop> continueRun();

    /**
     * Asks a running guest to stop; completes with the stop that follows. Also wakes a waiting host
     * call.
     */
    CompletableFuture<Stop> pause();

    /**
     * Runs to the next line of this function, or into its caller when it returns. Calls are not
     * entered.
     */
    CompletableFuture<Stop> stepOver();

    /**
     * Like {@link #stepOver}, but stops in the first function with source that is called on the
     * way.
     */
    CompletableFuture<Stop> stepInto();

    /** Runs until the function of the innermost row has returned to its caller. */
    CompletableFuture<Stop> stepOut();

    /** Executes exactly one wasm instruction; a call is entered. */
    CompletableFuture<Stop> stepInstruction();

    /** Like {@link #stepInstruction}, but a call is one step. */
    CompletableFuture<Stop> stepInstructionOver();

    /** Further steps, and what steps run through. */
    Stepping stepping();

    /** Runs to a line in any frame, as with a breakpoint that is used once. */
    CompletableFuture<Stop> runTo(String file, int line);

    /** Runs to an instruction in any frame. */
    CompletableFuture<Stop> runTo(CodeLocation location);

    /** Ends the program wherever it is; completes with a {@link StopReason.Killed} stop. */
    CompletableFuture<Stop> kill();

    /** What can be watched by breakpoints on data. */
    default DataBreakpoints dataBreakpoints() {
        return DataBreakpoints.NONE;
    }

    // ---- state of the stopped guest

    /**
     * Rows of the stack.
     *
     * @param from index of the first row
     * @param count at most so many
     */
    CompletableFuture<List<SymbolisedFrame>> frames(int from, int count);

    /**
     * Parameters and variables in scope at a row of the stack, parameters first, inner scopes
     * before outer ones.
     */
    CompletableFuture<List<Variable>> variables(int frameIndex);

    /** Variables of static storage of the row's compilation unit. */
    CompletableFuture<List<Variable>> globalVariables(int frameIndex);

    /**
     * Members, elements or the target of a variable.
     *
     * @param from index of the first child
     * @param count at most so many
     */
    CompletableFuture<List<Variable>> children(Variable variable, long from, int count);

    /** How to write variables of this stop in an expression, one for each. */
    default CompletableFuture<List<String>> expressions(List<Variable> variables) {
        return CompletableFuture.completedFuture(variables.stream().map(Variable::name).toList());
    }

    /**
     * The variable that an expression names: {@code name}, then any of {@code .member}, {@code
     * ->member}, {@code [index]}; a leading {@code *} follows a pointer.
     */
    CompletableFuture<Variable> evaluate(int frameIndex, String expression);

    /**
     * A variable in memory piece by piece, for the typed memory view; empty when it is not in
     * memory.
     */
    CompletableFuture<List<MemoryField>> memoryLayout(Variable variable);

    /** The wasm locals of a row's frame. */
    CompletableFuture<List<WasmValue>> wasmLocals(int frameIndex);

    /** The operand stack of a row's frame, bottom first. */
    CompletableFuture<List<WasmValue>> operandStack(int frameIndex);

    /** The wasm globals. */
    CompletableFuture<List<WasmValue>> wasmGlobals();

    /** Present size of a memory in bytes; 0 when there is none of that index. */
    CompletableFuture<Long> memorySize(int memory);

    /**
     * Bytes of a memory; fewer than asked for when it ends before.
     *
     * @param memory index; 0 is the usual one
     */
    CompletableFuture<byte[]> readMemory(int memory, long address, int length);

    /**
     * Writes bytes; all of them or, when they do not fit, none (an error). An error too while the
     * run is recorded: a recording holds only what comes from the host.
     */
    CompletableFuture<Void> writeMemory(int memory, long address, byte[] bytes);

    /** Memories, tables and segments as they are at the present stop. */
    default CompletableFuture<InstanceView> instance() {
        return CompletableFuture.completedFuture(
                new InstanceView(List.of(), List.of(), List.of(), List.of()));
    }

    /** Elements of a table, functions with their names; fewer than asked for where it ends. */
    default CompletableFuture<List<WasmValue>> tableElements(int table, long from, int count) {
        return CompletableFuture.completedFuture(List.of());
    }

    /** Bytes of a data segment as the file has them, whether it was dropped or not. */
    default CompletableFuture<byte[]> dataSegment(int segment, long from, int length) {
        return CompletableFuture.completedFuture(new byte[0]);
    }

    /** Elements of an element segment as the file has them, whether it was dropped or not. */
    default CompletableFuture<List<WasmValue>> elementSegment(int segment, long from, int count) {
        return CompletableFuture.completedFuture(List.of());
    }

    /** Calls of the program's functions, and changes of where it goes on. */
    default StateChanges changes() {
        throw new UnsupportedOperationException("this session changes nothing");
    }

    // ---- changes in folders with DirAccess.OVERLAY

    /**
     * What the guest of the present or last run has changed so far, by path. Each run starts with
     * the folders as they are on the host: what was not saved is gone when the program is started
     * again or the session is closed. May be asked in any state.
     */
    default List<OverlayChange> overlayChanges() {
        return List.of();
    }

    /**
     * Contents as the guest sees them; fewer bytes than asked for where the file ends.
     *
     * @return fails with a {@link SessionException} if the change is out of date or no regular file
     */
    default CompletableFuture<byte[]> overlayContents(
            OverlayChange change, long offset, int length) {
        return CompletableFuture.failedFuture(new SessionException("no such change"));
    }

    /**
     * Makes changes on the host, and those that they depend on: the new directory that a file is
     * in, the other half of a swap. A file is written under a temporary name and renamed. Refused
     * is what was changed on the host since the guest first changed it.
     *
     * @return one outcome for each change that was tried
     */
    default CompletableFuture<List<OverlayOutcome>> saveOverlay(Collection<OverlayChange> changes) {
        return CompletableFuture.completedFuture(List.of());
    }

    /**
     * Forgets changes, and those that depend on them: the guest then sees what the host has. Files
     * that the guest holds open stay readable to it.
     *
     * @return one outcome for each change that was tried
     */
    default CompletableFuture<List<OverlayOutcome>> discardOverlay(
            Collection<OverlayChange> changes) {
        return CompletableFuture.completedFuture(List.of());
    }

    // ---- console and host calls

    /** Every call from the guest to the host in the present or last run; empty before the first. */
    HostCallLog hostCalls();

    /**
     * What tells the present state of the stopped or ended guest apart from others: equal runs end
     * in equal ones.
     */
    CompletableFuture<Fingerprint> fingerprint();

    /** The faults that are injected into the guest's calls, as set at launch or later. */
    List<Injection> injections();

    /**
     * Replaces the injected faults; they hold from the next call on, and for later runs. One that
     * was there already goes on counting its calls until the program is started again.
     *
     * @throws IllegalStateException when a recording is replayed: nothing is asked of the host
     */
    void setInjections(List<Injection> faults);

    /** Find, fill, save, load, compare, and what is at an address. */
    default MemoryTools memoryTools() {
        return MemoryTools.none();
    }

    /** The objects of a guest whose memory is garbage-collected. */
    default GcHeap gcHeap() {
        return GcHeap.NONE;
    }

    /** What is attached to the program to measure it, and which parts of its run count. */
    default Profiling profiling() {
        return Profiling.NONE;
    }

    /** Going to moments of the run. */
    default InstructionClock clock() {
        return InstructionClock.NONE;
    }

    /** Writing core files, and what is to be said of one that is open. */
    default Coredumps coredumps() {
        return Coredumps.NONE;
    }

    /** Gives the guest input ({@link StdinSource.Fed}); ignored for other kinds of input. */
    void feedStdin(byte[] bytes);

    /** Ends the guest's input. */
    void closeStdin();

    /**
     * Kills the guest if it runs, and frees everything. What is being read of its {@link #module}
     * meanwhile ends with a {@link java.util.concurrent.CancellationException}, and so does what
     * would have to be read later; what was read before can still be asked.
     */
    @Override
    void close();
}
