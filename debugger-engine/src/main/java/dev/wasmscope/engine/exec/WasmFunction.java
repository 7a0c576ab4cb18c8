package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.binary.BodyLocals;
import dev.wasmscope.engine.binary.MalformedModuleException;
import dev.wasmscope.engine.lower.Code;
import dev.wasmscope.engine.lower.Lowering;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.ValType;
import dev.wasmscope.engine.module.VecType;
import dev.wasmscope.engine.validate.InvalidModuleException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A function of a module in an instance, with the forms of its code that were needed so far. */
public final class WasmFunction extends FunctionInstance {
    /** Asking so often takes about as long as lowering an ordinary function. */
    private static final int MOST_ASKED = 4_000;

    private final Instance instance;
    private final FunctionInfo info;

    /** Set breakpoints: offsets from the start of the body. */
    private final BitSet breaks = new BitSet();

    /** What the present forms stop before or ask: the breaks, and some that were cleared since. */
    private final BitSet lowered = new BitSet();

    /** How often code has asked for a cleared break. */
    private int asked;

    /** Instructions that access watched locals, by code offset, and the local. */
    private Map<Integer, Integer> localAccesses = Map.of();

    private @Nullable LoadedCode precise;
    private @Nullable List<ValType> localTypes;
    private @Nullable ValueSlots localSlots;
    private boolean validated;

    /** The code of a large body that is being made. */
    private @Nullable LargeLowering largeLowering;

    /** Whether calls are told to the thread's function probe. */
    boolean probed;

    WasmFunction(Instance instance, FunctionInfo info) {
        super(instance.type(info.typeIndex()), instance.definedType(info.typeIndex()));
        this.instance = instance;
        this.info = info;
    }

    /** The instance whose memories, tables and globals it uses. */
    public Instance instance() {
        return instance;
    }

    /** Its index in the function index space of its module. */
    public int functionIndex() {
        return info.index();
    }

    /** What the module says of it. */
    public FunctionInfo info() {
        return info;
    }

    /**
     * The fast form, made on first use.
     *
     * @throws TrapException of kind INVALID_FUNCTION if the body is not valid
     */
    LoadedCode fast() {
        LoadedCode loaded = fast;
        if (loaded == null) {
            loaded = load(false);
            fast = loaded;
        }
        return loaded;
    }

    /** The precise form, made on first use; throws like {@link #fast()}. */
    LoadedCode precise() {
        LoadedCode loaded = precise;
        if (loaded == null) {
            loaded = load(true);
            precise = loaded;
        }
        return loaded;
    }

    /** The precise form with the same breaks as some code of this function. */
    LoadedCode preciseOf(LoadedCode code) {
        return isPresent(code) ? precise() : load(true, code.code.breaks());
    }

    /** What a thread is started with: the fast form, or of a large body something to wait at. */
    LoadedCode entrance() {
        return largeLowering() == null ? fast() : make(() -> LargeBodies.entrance(this));
    }

    /**
     * Makes the code of a large body, if one of its forms is not there, or goes on with it; null if
     * they are, or the body is not large.
     */
    @Nullable LargeLowering largeLowering() {
        boolean isLarge = info.codeEnd() - info.codeOffset() >= LargeLowering.LARGE;
        if (!isLarge || (fast != null && precise != null)) {
            largeLowering = null;
        } else if (largeLowering == null || !largeLowering.has(loweredOffsets())) {
            largeLowering = LargeLowering.of(this, loweredOffsets());
        }
        return largeLowering;
    }

    private int[] loweredOffsets() {
        int start = (int) info.codeOffset();
        return lowered.stream().map(offset -> start + offset).toArray();
    }

    private LoadedCode load(boolean wantPrecise) {
        return load(wantPrecise, loweredOffsets());
    }

    private LoadedCode load(boolean wantPrecise, int[] offsets) {
        LargeLowering begun = largeLowering;
        if (begun != null && begun.has(offsets)) {
            return make(() -> begun.code(wantPrecise));
        }
        return make(
                () -> {
                    if (!validated) {
                        instance.validator().validateBody(info.index());
                        validated = true;
                    }
                    return Lowering.lower(instance.module(), info.index(), wantPrecise, offsets);
                });
    }

    private LoadedCode make(Supplier<Code> code) {
        try {
            return instance.store().load(this, code.get());
        } catch (MalformedModuleException | InvalidModuleException e) {
            throw new TrapException(TrapKind.INVALID_FUNCTION, String.valueOf(e.getMessage()));
        }
    }

    boolean hasBreak(long codeOffset) {
        return breaks.get((int) (codeOffset - info.codeOffset()));
    }

    /**
     * Sets or clears a breakpoint; code made from now on has it. Code keeps what was cleared, so
     * that steps, which set and clear the same places again and again, need no new code. Returns
     * false if it was so already.
     */
    boolean setBreak(long codeOffset, boolean set) {
        int offset = (int) (codeOffset - info.codeOffset());
        boolean changed = breaks.get(offset) != set;
        if (changed) {
            instance.store().countBreak(set);
        }
        breaks.set(offset, set);
        if (set && !lowered.get(offset)) {
            lowered.set(offset);
            renew();
        }
        return changed;
    }

    private void renew() {
        fast = null;
        precise = null;
        asked = 0;
    }

    /** Whether code has come by cleared breaks so often that new code without them is better. */
    boolean asksTooOften() {
        return ++asked > MOST_ASKED;
    }

    /** Code made from now on is without the breaks that were cleared. */
    void forgetCleared() {
        lowered.and(breaks);
        lowered.or(localBreaks());
        renew();
    }

    /** Whether the code has all breaks. */
    boolean isPresent(LoadedCode code) {
        return code == fast || code == precise;
    }

    /**
     * Code made from now on has a {@link dev.wasmscope.engine.lower.Op#BREAK} before each of these
     * instructions. Returns false if it was so already.
     *
     * @param accesses by code offset the local
     */
    boolean watchLocals(Map<Integer, Integer> accesses) {
        localAccesses = Map.copyOf(accesses);
        BitSet wanted = localBreaks();
        wanted.andNot(lowered);
        lowered.or(wanted);
        if (!wanted.isEmpty()) {
            renew();
        }
        return !wanted.isEmpty();
    }

    private BitSet localBreaks() {
        BitSet all = new BitSet();
        localAccesses.keySet().forEach(offset -> all.set(offset - (int) info.codeOffset()));
        return all;
    }

    /** The watched local that the instruction accesses, or -1. */
    int localAccessedAt(int codeOffset) {
        return localAccesses.getOrDefault(codeOffset, -1);
    }

    /** The first slot of a local. */
    int localSlot(int local) {
        return localSlots().at(local);
    }

    /** Where parameters and locals are within a frame. */
    ValueSlots localSlots() {
        ValueSlots known = localSlots;
        if (known == null) {
            known = new ValueSlots(localTypes());
            localSlots = known;
        }
        return known;
    }

    /** Whether a local takes two slots. */
    boolean isVector(int local) {
        return localTypes().get(local) == VecType.V128;
    }

    /** How many parameters and locals it has. */
    public int localCount() {
        return localTypes().size();
    }

    /** The types of parameters and locals. */
    List<ValType> localTypes() {
        List<ValType> types = localTypes;
        if (types == null) {
            types = BodyLocals.read(instance.module(), info.index()).types();
            localTypes = types;
        }
        return types;
    }

    @Override
    public String toString() {
        String name = info.name();
        return name == null ? "function " + info.index() : name;
    }
}
