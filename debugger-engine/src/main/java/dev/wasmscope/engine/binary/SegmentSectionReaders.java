package dev.wasmscope.engine.binary;

import dev.wasmscope.engine.module.AbstractHeapType;
import dev.wasmscope.engine.module.ByteRange;
import dev.wasmscope.engine.module.ConstExpr;
import dev.wasmscope.engine.module.DataSegment;
import dev.wasmscope.engine.module.ElementSegment;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.SegmentMode;
import java.util.ArrayList;
import java.util.List;

/** Element, code and data sections (core specification 5.5.12 to 5.5.14). */
final class SegmentSectionReaders {

    private static final RefType NON_NULL_FUNC = new RefType(false, AbstractHeapType.FUNC);

    private static final int PASSIVE_OR_DECLARATIVE = 1;
    private static final int EXPLICIT_INDEX = 2;
    private static final int EXPRESSIONS = 4;

    private SegmentSectionReaders() {}

    static void readElements(ByteReader in, ModuleParts parts) {
        int count = in.u32();
        for (int i = 0; Integer.compareUnsigned(i, count) < 0; i++) {
            parts.elements.add(element(in, i));
        }
    }

    private static ElementSegment element(ByteReader in, int index) {
        int at = in.position();
        int flags = in.u32();
        if (flags < 0 || flags > 7) {
            throw in.malformed(at, "malformed elements segment kind");
        }
        boolean expressions = (flags & EXPRESSIONS) != 0;
        SegmentMode mode = elementMode(in, flags);
        boolean explicitType = (flags & (PASSIVE_OR_DECLARATIVE | EXPLICIT_INDEX)) != 0;
        RefType type =
                explicitType
                        ? elementType(in, expressions)
                        : expressions ? RefType.FUNCREF : NON_NULL_FUNC;
        return new ElementSegment(
                index, mode, type, expressions ? expressions(in) : functionIndices(in));
    }

    private static SegmentMode elementMode(ByteReader in, int flags) {
        boolean explicitIndex = (flags & EXPLICIT_INDEX) != 0;
        if ((flags & PASSIVE_OR_DECLARATIVE) != 0) {
            return explicitIndex ? new SegmentMode.Declarative() : new SegmentMode.Passive();
        }
        int table = explicitIndex ? in.u32() : 0;
        return new SegmentMode.Active(table, ConstExprs.read(in));
    }

    private static RefType elementType(ByteReader in, boolean expressions) {
        if (expressions) {
            return TypeReader.refType(in);
        }
        int at = in.position();
        if (in.u8() != 0) {
            throw in.malformed(at, "malformed element kind");
        }
        return NON_NULL_FUNC;
    }

    private static ElementSegment.Items expressions(ByteReader in) {
        int count = in.u32();
        List<ConstExpr> expressions = new ArrayList<>();
        for (int i = 0; Integer.compareUnsigned(i, count) < 0; i++) {
            expressions.add(ConstExprs.read(in));
        }
        return new ElementSegment.Expressions(expressions);
    }

    private static ElementSegment.Items functionIndices(ByteReader in) {
        int count = in.u32();
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; Integer.compareUnsigned(i, count) < 0; i++) {
            indices.add(in.u32());
        }
        return new ElementSegment.FunctionIndices(indices);
    }

    static void readCode(ByteReader in, ModuleParts parts) {
        parts.codeStart = in.position();
        int count = in.u32();
        for (int i = 0; Integer.compareUnsigned(i, count) < 0; i++) {
            int size = in.u32();
            int start = in.position();
            in.skip(size);
            parts.bodies.add(new ByteRange(start, in.position()));
        }
    }

    static void readData(ByteReader in, ModuleParts parts) {
        int count = in.u32();
        for (int i = 0; Integer.compareUnsigned(i, count) < 0; i++) {
            SegmentMode mode = dataMode(in);
            int length = in.u32();
            int start = in.position();
            in.skip(length);
            parts.data.add(new DataSegment(i, mode, new ByteRange(start, in.position())));
        }
    }

    private static SegmentMode dataMode(ByteReader in) {
        int at = in.position();
        int flags = in.u32();
        return switch (flags) {
            case 0 -> new SegmentMode.Active(0, ConstExprs.read(in));
            case PASSIVE_OR_DECLARATIVE -> new SegmentMode.Passive();
            case EXPLICIT_INDEX -> {
                int memory = in.u32();
                yield new SegmentMode.Active(memory, ConstExprs.read(in));
            }
            default -> throw in.malformed(at, "malformed data segment kind");
        };
    }
}
