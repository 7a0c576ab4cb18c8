package dev.wasmscope.engine.binary;

import dev.wasmscope.engine.module.AbstractHeapType;
import dev.wasmscope.engine.module.AddressType;
import dev.wasmscope.engine.module.FieldType;
import dev.wasmscope.engine.module.GlobalType;
import dev.wasmscope.engine.module.HeapType;
import dev.wasmscope.engine.module.Limits;
import dev.wasmscope.engine.module.MemoryType;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.PackedType;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.StorageType;
import dev.wasmscope.engine.module.TableType;
import dev.wasmscope.engine.module.TypeIndex;
import dev.wasmscope.engine.module.ValType;
import dev.wasmscope.engine.module.VecType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads types (core specification 5.3). */
final class TypeReader {

    private static final int REF_NULL = 0x63;
    private static final int REF = 0x64;
    private static final int LIMITS_HAS_MAX = 1;
    private static final int LIMITS_SHARED = 2;
    private static final int LIMITS_64 = 4;

    private static final Map<AbstractHeapType, RefType> NULLABLE = nullableTypes();

    private TypeReader() {}

    private static Map<AbstractHeapType, RefType> nullableTypes() {
        Map<AbstractHeapType, RefType> types = new EnumMap<>(AbstractHeapType.class);
        for (AbstractHeapType type : AbstractHeapType.values()) {
            types.put(type, new RefType(true, type));
        }
        return types;
    }

    static ValType valType(ByteReader in) {
        int at = in.position();
        int code = in.u8();
        ValType type = valType(code);
        if (type != null) {
            return type;
        }
        if (code == REF_NULL || code == REF) {
            return new RefType(code == REF_NULL, heapType(in));
        }
        throw in.malformed(at, "malformed value type 0x%02x".formatted(code));
    }

    /** The value type that is this one byte, or null. */
    static @Nullable ValType valType(int code) {
        return switch (code) {
            case 0x7F -> NumType.I32;
            case 0x7E -> NumType.I64;
            case 0x7D -> NumType.F32;
            case 0x7C -> NumType.F64;
            case 0x7B -> VecType.V128;
            default -> nullable(abstractHeapType(code));
        };
    }

    private static @Nullable RefType nullable(@Nullable AbstractHeapType heap) {
        return heap == null ? null : NULLABLE.get(heap);
    }

    private static @Nullable AbstractHeapType abstractHeapType(int code) {
        return switch (code) {
            case 0x74 -> AbstractHeapType.NOEXN;
            case 0x73 -> AbstractHeapType.NOFUNC;
            case 0x72 -> AbstractHeapType.NOEXTERN;
            case 0x71 -> AbstractHeapType.NONE;
            case 0x70 -> AbstractHeapType.FUNC;
            case 0x6F -> AbstractHeapType.EXTERN;
            case 0x6E -> AbstractHeapType.ANY;
            case 0x6D -> AbstractHeapType.EQ;
            case 0x6C -> AbstractHeapType.I31;
            case 0x6B -> AbstractHeapType.STRUCT;
            case 0x6A -> AbstractHeapType.ARRAY;
            case 0x69 -> AbstractHeapType.EXN;
            default -> null;
        };
    }

    static HeapType heapType(ByteReader in) {
        int at = in.position();
        long code = in.s33();
        if (code >= 0) {
            return new TypeIndex((int) code);
        }
        AbstractHeapType type = code >= -64 ? abstractHeapType((int) code & 0x7F) : null;
        if (type == null) {
            throw in.malformed(at, "malformed heap type");
        }
        return type;
    }

    static RefType refType(ByteReader in) {
        int at = in.position();
        int code = in.peek();
        boolean isReference = code == REF_NULL || code == REF || abstractHeapType(code) != null;
        if (!isReference || !(valType(in) instanceof RefType type)) {
            throw in.malformed(at, "malformed reference type");
        }
        return type;
    }

    static List<ValType> valTypes(ByteReader in) {
        int count = in.u32();
        List<ValType> types = new ArrayList<>();
        for (int i = 0; Integer.compareUnsigned(i, count) < 0; i++) {
            types.add(valType(in));
        }
        return types;
    }

    static FieldType fieldType(ByteReader in) {
        StorageType storage = storageType(in);
        return new FieldType(storage, mutability(in));
    }

    private static StorageType storageType(ByteReader in) {
        int code = in.peek();
        if (code == 0x78 || code == 0x77) {
            in.u8();
            return code == 0x78 ? PackedType.I8 : PackedType.I16;
        }
        return valType(in);
    }

    static GlobalType globalType(ByteReader in) {
        ValType type = valType(in);
        return new GlobalType(type, mutability(in));
    }

    private static boolean mutability(ByteReader in) {
        int at = in.position();
        int flag = in.u8();
        if (flag > 1) {
            throw in.malformed(at, "malformed mutability");
        }
        return flag == 1;
    }

    static TableType tableType(ByteReader in) {
        RefType element = refType(in);
        int flags = limitsFlags(in, LIMITS_HAS_MAX | LIMITS_64);
        return new TableType(addressType(flags), limits(in, flags), element);
    }

    static MemoryType memoryType(ByteReader in) {
        int flags = limitsFlags(in, LIMITS_HAS_MAX | LIMITS_SHARED | LIMITS_64);
        Limits limits = limits(in, flags);
        return new MemoryType(addressType(flags), limits, (flags & LIMITS_SHARED) != 0);
    }

    private static int limitsFlags(ByteReader in, int allowed) {
        int at = in.position();
        int flags = in.u8();
        if ((flags & ~allowed) != 0) {
            throw in.malformed(at, "malformed limits flags");
        }
        return flags;
    }

    private static AddressType addressType(int flags) {
        return (flags & LIMITS_64) != 0 ? AddressType.I64 : AddressType.I32;
    }

    /** The numbers are 64-bit whatever the address type; the validator checks their range. */
    private static Limits limits(ByteReader in, int flags) {
        long min = in.u64();
        boolean hasMax = (flags & LIMITS_HAS_MAX) != 0;
        return new Limits(min, hasMax ? OptionalLong.of(in.u64()) : OptionalLong.empty());
    }
}
