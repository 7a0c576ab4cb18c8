package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.exec.gc.DefinedTypes;
import dev.wasmscope.engine.exec.gc.GuestHeap;
import dev.wasmscope.engine.host.HostCallLog;
import dev.wasmscope.engine.host.HostDoor;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.lower.Code;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.TypeRegistry;
import dev.wasmscope.engine.validate.ModuleValidator;
import dev.wasmscope.engine.validate.TypeMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Everything that guests of one run share (core specification 4.2, "Store"): the instances, the
 * limits, and the log of host calls. Used by one Java thread at a time.
 */
public final class Store {
    private final StoreLimits limits;
    private final HostDoor door;
    private final MemoryBudget memoryBudget;
    private final List<Instance> instances = new ArrayList<>();
    private final TypeRegistry types = new TypeRegistry();
    private final TypeMatcher matcher = new TypeMatcher(types);
    private final DefinedTypes definedTypes = new DefinedTypes(types);
    private final GuestHeap heap;
    private LoadedCode[] codes = new LoadedCode[64];
    private int codeCount;
    private int threadCount;
    private long longestBody;
    private int breaks;

    /** A store with its own log of host calls. */
    public Store(StoreLimits limits) {
        this(limits, new HostCallLog());
    }

    /** A store that logs host calls to {@code hostCalls}. */
    public Store(StoreLimits limits, HostCallLog hostCalls) {
        this(limits, new HostDoor(hostCalls));
    }

    /** A store whose guests reach the host through {@code door} only. */
    public Store(StoreLimits limits, HostDoor door) {
        this.limits = limits;
        this.door = door;
        this.heap = new GuestHeap(limits.maxMemoryBytes());
        this.memoryBudget = new MemoryBudget(limits.maxMemoryBytes());
    }

    /** What guests may use. */
    public StoreLimits limits() {
        return limits;
    }

    /** Every call from a guest of this store to the host. */
    public HostCallLog hostCalls() {
        return door.log();
    }

    /** The instances in order of instantiation. */
    public List<Instance> instances() {
        return Collections.unmodifiableList(instances);
    }

    /**
     * Instantiates a module (core specification 4.7, "Instantiation"): validates it, links the
     * imports, makes memories, tables and globals, runs the active segments and the start function.
     * Bodies are validated when they are first called.
     *
     * <p>Effects on imported memories and tables stay, even if instantiation fails later.
     *
     * @throws dev.wasmscope.engine.validate.InvalidModuleException if the module is not valid
     * @throws LinkException if an import is unknown or has another type
     * @throws TrapException if a segment is out of bounds or the start function traps
     */
    public Instance instantiate(Module module, Imports imports) {
        return instantiate(ModuleValidator.validateModule(module), imports);
    }

    /**
     * As {@link #instantiate(Module, Imports)}, of a module that was validated before.
     *
     * @throws RuntimeException as the other one
     */
    public Instance instantiate(ModuleValidator validated, Imports imports) {
        Instance instance = prepare(validated, imports);
        Instantiation.runStart(instance);
        return instance;
    }

    /**
     * Instantiates a module except for calling its start function, which a debugger does on a
     * thread of its own.
     *
     * @throws RuntimeException as {@link #instantiate(ModuleValidator, Imports)}
     */
    public Instance prepare(ModuleValidator validated, Imports imports) {
        Instance instance = new Instance(this, instances.size(), validated);
        for (FunctionInfo function : validated.module().functions()) {
            longestBody = Math.max(longestBody, function.codeEnd() - function.codeOffset());
        }
        new Instantiation(instance, limits).link(imports).allocate().runSegments();
        instances.add(instance);
        return instance;
    }

    /** Takes in an instance that was put together elsewhere; the first and only one. */
    void restored(Instance instance) {
        instances.add(instance);
    }

    /** What the memories of all instances may take together. */
    MemoryBudget memoryBudget() {
        return memoryBudget;
    }

    /** The types of all modules; equal ones have equal numbers. */
    TypeRegistry types() {
        return types;
    }

    /** Subtyping between them. */
    TypeMatcher matcher() {
        return matcher;
    }

    /** What casts and objects know of the types. */
    DefinedTypes definedTypes() {
        return definedTypes;
    }

    /**
     * Bytes of the longest body, which has at most as many instructions: the most that a thread
     * executes before it looks at the clock again.
     */
    long longestBody() {
        return longestBody;
    }

    /** A break was set in a function, or one was cleared. */
    void countBreak(boolean set) {
        breaks += set ? 1 : -1;
    }

    /** Whether any break is set. */
    boolean hasBreaks() {
        return breaks > 0;
    }

    /** Where structs and arrays come from. */
    GuestHeap heap() {
        return heap;
    }

    LoadedCode load(WasmFunction function, Code code) {
        if (codeCount == codes.length) {
            codes = Arrays.copyOf(codes, 2 * codeCount);
        }
        LoadedCode loaded = new LoadedCode(codeCount, function, code);
        codes[codeCount++] = loaded;
        return loaded;
    }

    /** The forms of functions by their number; replaced when there are more. */
    LoadedCode[] codes() {
        return codes;
    }

    HostDoor door() {
        return door;
    }

    int nextThreadNumber() {
        return threadCount++;
    }
}
