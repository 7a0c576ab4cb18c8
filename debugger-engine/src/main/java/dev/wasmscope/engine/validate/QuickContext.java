package dev.wasmscope.engine.validate;

import dev.wasmscope.engine.module.AddressType;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.Global;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.Table;
import org.jspecify.annotations.Nullable;

/**
 * What {@link QuickCheck} looks up, packed into arrays. Answers null, or {@link TypeCodes#NONE},
 * for what does not exist and for what it does not know.
 */
final class QuickContext {
    final Module module;
    private final @Nullable QuickSignature[] types;
    private final int[] functions;
    private final int[] tags;
    private final byte[] globals;
    private final boolean[] mutable;
    private final byte[] memories;
    private final byte[] tables;

    /** Of a module that is valid but for its bodies. */
    QuickContext(Module module) {
        this.module = module;
        this.types = new QuickSignature[module.types().size()];
        for (int i = 0; i < types.length; i++) {
            if (module.types().get(i).composite() instanceof FuncType type) {
                types[i] = TypeCodes.of(type);
            }
        }
        this.functions = new int[module.functions().size()];
        for (int i = 0; i < functions.length; i++) {
            functions[i] = module.functions().get(i).typeIndex();
        }
        this.tags = new int[module.tags().size()];
        for (int i = 0; i < tags.length; i++) {
            tags[i] = module.tags().get(i).type().typeIndex();
        }
        this.globals = new byte[module.globals().size()];
        this.mutable = new boolean[globals.length];
        for (Global global : module.globals()) {
            globals[global.index()] = TypeCodes.of(global.type().valType());
            mutable[global.index()] = global.type().mutable();
        }
        this.memories = new byte[module.memories().size()];
        for (int i = 0; i < memories.length; i++) {
            memories[i] = address(module.memories().get(i).type().addressType());
        }
        this.tables = new byte[module.tables().size()];
        for (Table table : module.tables()) {
            if (table.type().elementType().equals(RefType.FUNCREF)) {
                tables[table.index()] = address(table.type().addressType());
            }
        }
    }

    private static byte address(AddressType type) {
        return type == AddressType.I32 ? TypeCodes.I32 : TypeCodes.I64;
    }

    private static byte get(byte[] codes, int index) {
        return index >= 0 && index < codes.length ? codes[index] : TypeCodes.NONE;
    }

    @Nullable QuickSignature type(int index) {
        return index >= 0 && index < types.length ? types[index] : null;
    }

    @Nullable QuickSignature function(int index) {
        return index >= 0 && index < functions.length ? type(functions[index]) : null;
    }

    @Nullable QuickSignature tag(int index) {
        return index >= 0 && index < tags.length ? type(tags[index]) : null;
    }

    byte global(int index) {
        return get(globals, index);
    }

    boolean isMutable(int global) {
        return global >= 0 && global < mutable.length && mutable[global];
    }

    /** The address type of a memory. */
    byte memory(int index) {
        return get(memories, index);
    }

    /** The address type of a table of {@code funcref}. */
    byte functionTable(int index) {
        return get(tables, index);
    }
}
