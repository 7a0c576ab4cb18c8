package dev.wasmscope.engine.validate;

import dev.wasmscope.engine.module.AbstractHeapType;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.ValType;
import dev.wasmscope.engine.module.VecType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Value types as single bytes, the ones of the binary format, for {@link QuickCheck}: numbers,
 * vectors and the three references that every compiler uses. Each of them matches only itself.
 */
final class TypeCodes {
    /** No such type among them. */
    static final byte NONE = 0;

    /** Any type: an operand in code that is never executed. */
    static final byte UNKNOWN = 1;

    /** In a {@link QuickSignature}: the address type of the memory named. */
    static final byte ADDRESS = 2;

    static final byte FUNCREF = 0x70;
    static final byte EXTERNREF = 0x6F;
    static final byte EXNREF = 0x69;
    static final byte V128 = 0x7B;
    static final byte F64 = 0x7C;
    static final byte F32 = 0x7D;
    static final byte I64 = 0x7E;
    static final byte I32 = 0x7F;

    static final byte[] EMPTY = {};

    private TypeCodes() {}

    static byte of(ValType type) {
        return switch (type) {
            case NumType.I32 -> I32;
            case NumType.I64 -> I64;
            case NumType.F32 -> F32;
            case NumType.F64 -> F64;
            case VecType.V128 -> V128;
            case RefType(boolean nullable, AbstractHeapType heap) when nullable -> of(heap);
            case RefType _ -> NONE;
        };
    }

    private static byte of(AbstractHeapType type) {
        return switch (type) {
            case FUNC -> FUNCREF;
            case EXTERN -> EXTERNREF;
            case EXN -> EXNREF;
            default -> NONE;
        };
    }

    /** Whether the byte stands for a type in the binary format, and here. */
    static boolean isType(int code) {
        return code >= V128 && code <= I32
                || code == FUNCREF
                || code == EXTERNREF
                || code == EXNREF;
    }

    /** The codes of types, or null if one of them has none. */
    static byte @Nullable [] of(List<ValType> types) {
        byte[] codes = new byte[types.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = of(types.get(i));
            if (codes[i] == NONE) {
                return null;
            }
        }
        return codes;
    }

    /** Parameters and results; null if one of the types has no code. */
    static @Nullable QuickSignature of(FuncType type) {
        byte[] params = of(type.params());
        byte[] results = of(type.results());
        return params == null || results == null ? null : QuickSignature.of(params, results);
    }
}
