package dev.wasmscope.engine.binary;

import dev.wasmscope.engine.module.ArrayType;
import dev.wasmscope.engine.module.CompositeType;
import dev.wasmscope.engine.module.FieldType;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.RecGroup;
import dev.wasmscope.engine.module.StructType;
import dev.wasmscope.engine.module.SubType;
import dev.wasmscope.engine.module.ValType;
import java.util.ArrayList;
import java.util.List;

/** The type section: recursion groups of sub types (core specification 5.3.8 to 5.3.12). */
final class TypeSectionReader {

    private static final int REC = 0x4E;
    private static final int SUB_FINAL = 0x4F;
    private static final int SUB = 0x50;
    private static final int ARRAY = 0x5E;
    private static final int STRUCT = 0x5F;
    private static final int FUNC = 0x60;

    private TypeSectionReader() {}

    static void read(ByteReader in, ModuleParts parts) {
        int count = in.u32();
        for (int i = 0; Integer.compareUnsigned(i, count) < 0; i++) {
            int first = parts.types.size();
            if (in.peek() == REC) {
                in.u8();
                readGroup(in, parts);
            } else {
                parts.types.add(subType(in));
            }
            parts.recGroups.add(new RecGroup(first, parts.types.size() - first));
        }
    }

    private static void readGroup(ByteReader in, ModuleParts parts) {
        int size = in.u32();
        for (int i = 0; Integer.compareUnsigned(i, size) < 0; i++) {
            parts.types.add(subType(in));
        }
    }

    private static SubType subType(ByteReader in) {
        int form = in.peek();
        if (form != SUB && form != SUB_FINAL) {
            return new SubType(true, List.of(), compositeType(in));
        }
        in.u8();
        int count = in.u32();
        List<Integer> supertypes = new ArrayList<>();
        for (int i = 0; Integer.compareUnsigned(i, count) < 0; i++) {
            supertypes.add(in.u32());
        }
        return new SubType(form == SUB_FINAL, supertypes, compositeType(in));
    }

    private static CompositeType compositeType(ByteReader in) {
        int at = in.position();
        return switch (in.u8()) {
            case FUNC -> {
                List<ValType> params = TypeReader.valTypes(in);
                yield new FuncType(params, TypeReader.valTypes(in));
            }
            case STRUCT -> new StructType(fields(in));
            case ARRAY -> new ArrayType(TypeReader.fieldType(in));
            default -> throw in.malformed(at, "malformed definition type");
        };
    }

    private static List<FieldType> fields(ByteReader in) {
        int count = in.u32();
        List<FieldType> fields = new ArrayList<>();
        for (int i = 0; Integer.compareUnsigned(i, count) < 0; i++) {
            fields.add(TypeReader.fieldType(in));
        }
        return fields;
    }
}
