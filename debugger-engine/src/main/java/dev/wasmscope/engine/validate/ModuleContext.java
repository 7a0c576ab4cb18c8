package dev.wasmscope.engine.validate;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.module.AddressType;
import dev.wasmscope.engine.module.ArrayType;
import dev.wasmscope.engine.module.ConstExpr;
import dev.wasmscope.engine.module.ElementSegment;
import dev.wasmscope.engine.module.Export;
import dev.wasmscope.engine.module.ExternKind;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.Global;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.StructType;
import dev.wasmscope.engine.module.SubType;
import dev.wasmscope.engine.module.Table;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules look up while they check instructions (core specification 3.1.1, "Contexts"). A
 * lookup answers null for an index that does not exist; the caller knows the error's place.
 */
final class ModuleContext {

    private final Module module;
    private final TypeMatcher matcher;
    private final BitSet declaredFunctions;

    ModuleContext(Module module) {
        this.module = module;
        this.matcher = new TypeMatcher(module);
        this.declaredFunctions = declaredFunctions(module);
    }

    Module module() {
        return module;
    }

    TypeMatcher matcher() {
        return matcher;
    }

    private static <T> @Nullable T get(List<T> list, int index) {
        return index >= 0 && index < list.size() ? list.get(index) : null;
    }

    @Nullable SubType type(int index) {
        return get(module.types(), index);
    }

    @Nullable FuncType funcType(int index) {
        SubType type = type(index);
        return type != null && type.composite() instanceof FuncType f ? f : null;
    }

    @Nullable StructType structType(int index) {
        SubType type = type(index);
        return type != null && type.composite() instanceof StructType s ? s : null;
    }

    @Nullable ArrayType arrayType(int index) {
        SubType type = type(index);
        return type != null && type.composite() instanceof ArrayType a ? a : null;
    }

    boolean hasFunction(int index) {
        return get(module.functions(), index) != null;
    }

    @Nullable Table table(int index) {
        return get(module.tables(), index);
    }

    /** The address type of a memory, or null if there is no such memory. */
    @Nullable AddressType memory(int index) {
        var memory = get(module.memories(), index);
        return memory == null ? null : memory.type().addressType();
    }

    @Nullable Global global(int index) {
        return get(module.globals(), index);
    }

    @Nullable FuncType tagType(int index) {
        var tag = get(module.tags(), index);
        return tag == null ? null : funcType(tag.type().typeIndex());
    }

    @Nullable ElementSegment element(int index) {
        return get(module.elements(), index);
    }

    /** Data segments are known from the data count section while bodies are checked. */
    boolean hasData(int index) {
        int count = module.dataCount().orElse(module.data().size());
        return Integer.compareUnsigned(index, count) < 0;
    }

    /** Whether {@code ref.func} may name the function in a body. */
    boolean isDeclared(int functionIndex) {
        return declaredFunctions.get(functionIndex);
    }

    /** The functions that occur outside bodies and the start function (3.5.16, "refs"). */
    private static BitSet declaredFunctions(Module module) {
        BitSet declared = new BitSet();
        for (Export export : module.exports()) {
            if (export.kind() == ExternKind.FUNCTION) {
                add(module, declared, export.index());
            }
        }
        module.globals().forEach(global -> addAll(module, declared, global.init()));
        module.tables().forEach(table -> addAll(module, declared, table.init()));
        for (ElementSegment segment : module.elements()) {
            switch (segment.items()) {
                case ElementSegment.FunctionIndices items ->
                        items.indices().forEach(index -> add(module, declared, index));
                case ElementSegment.Expressions items ->
                        items.expressions().forEach(e -> addAll(module, declared, e));
            }
        }
        return declared;
    }

    private static void add(Module module, BitSet declared, int index) {
        if (index >= 0 && index < module.functions().size()) {
            declared.set(index);
        }
    }

    private static void addAll(Module module, BitSet declared, @Nullable ConstExpr expression) {
        if (expression == null) {
            return;
        }
        InstructionCursor cursor = InstructionCursor.ofConstExpr(module, expression);
        while (cursor.next()) {
            if (cursor.opcode() == Opcode.REF_FUNC) {
                add(module, declared, cursor.index());
            }
        }
    }
}
