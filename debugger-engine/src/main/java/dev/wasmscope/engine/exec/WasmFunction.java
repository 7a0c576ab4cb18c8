package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.binary.MalformedModuleException;
import dev.wasmscope.engine.lower.Code;
import dev.wasmscope.engine.lower.Lowering;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.validate.InvalidModuleException;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A function of a module in an instance, with the forms of its code that were needed so far. */
public final class WasmFunction extends FunctionInstance {
    private static final int[] NO_BREAKS = {};

    private final Instance instance;
    private final FunctionInfo info;
    private final TreeSet<Integer> breaks = new TreeSet<>();
    private @Nullable LoadedCode precise;
    private boolean validated;

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

    private LoadedCode load(boolean wantPrecise) {
        try {
            if (!validated) {
                instance.validator().validateBody(info.index());
                validated = true;
            }
            int[] offsets =
                    breaks.isEmpty()
                            ? NO_BREAKS
                            : breaks.stream().mapToInt(Integer::intValue).toArray();
            Code code = Lowering.lower(instance.module(), info.index(), wantPrecise, offsets);
            return instance.store().load(this, code);
        } catch (MalformedModuleException | InvalidModuleException e) {
            throw new TrapException(TrapKind.INVALID_FUNCTION, String.valueOf(e.getMessage()));
        }
    }

    boolean hasBreak(long codeOffset) {
        return breaks.contains((int) codeOffset);
    }

    /**
     * Sets or clears a breakpoint; code made from now on has it. Returns false if it was so
     * already.
     */
    boolean setBreak(long codeOffset, boolean set) {
        boolean changed = set ? breaks.add((int) codeOffset) : breaks.remove((int) codeOffset);
        if (changed) {
            fast = null;
            precise = null;
        }
        return changed;
    }

    @Override
    public String toString() {
        String name = info.name();
        return name == null ? "function " + info.index() : name;
    }
}
