package dev.wasmscope.dwarf.expr;

import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.Encoding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the location of an object together (DWARF 5, section 2.6.1). */
final class LocationBuilder {
    /** Pieces in memory are read at once; none of a real compiler is larger. */
    private static final long MAX_MEMORY_PIECE = 64 * 1024;

    private final Encoding encoding;
    private final List<ValueLocation.Piece> pieces = new ArrayList<>();
    private final ObjectBytes.Builder object = new ObjectBytes.Builder();
    private @Nullable Located simple;

    LocationBuilder(Encoding encoding) {
        this.encoding = encoding;
    }

    /** DW_OP_stack_value: the object's value is this entry. */
    void value(StackEntry entry) {
        ValueLocation slot = entry.slot();
        simple =
                new Located(
                        slot == null ? new ValueLocation.Implicit() : slot,
                        ObjectBytes.of(entry.toBytes()));
    }

    /** DW_OP_implicit_value: the object's value is these bytes. */
    void bytes(byte[] bytes) {
        simple = Located.implicit(bytes);
    }

    /** DW_OP_implicit_pointer: the object points to a variable that is not in memory. */
    void pointer(Die variable, long offset) {
        ObjectBytes.Builder none = new ObjectBytes.Builder();
        none.addGap(
                8L * encoding.addressSize(), "it points to a value that has no place in memory");
        simple =
                new Located(
                        new ValueLocation.Implicit(),
                        none.build(),
                        new Located.Pointee(variable, offset));
    }

    /** DW_OP_piece and DW_OP_bit_piece: what came before is this part of the object. */
    void piece(ExpressionStack stack, FrameContext frame, long bits, long bitOffset) {
        if (!object.hasRoomFor(bits)) {
            throw new NotAvailableException("a piece of it is too large to be true");
        }
        Answer<Located> part = takePart(stack);
        switch (part) {
            case Answer.Unknown<Located>(String reason) -> {
                pieces.add(new ValueLocation.Piece(Answer.unknown(reason), bits));
                object.addGap(bits, reason);
            }
            case Answer.Known<Located>(Located located) -> {
                pieces.add(new ValueLocation.Piece(Answer.of(located.location()), bits));
                addBytes(located, frame, bits, bitOffset);
            }
        }
    }

    private Answer<Located> takePart(ExpressionStack stack) {
        Located located = simple;
        simple = null;
        if (located != null) {
            return Answer.of(located);
        }
        return stack.isEmpty()
                ? Answer.unknown("optimized out here")
                : Answer.of(Located.inMemory(address(stack)));
    }

    private long address(ExpressionStack stack) {
        return encoding.truncate(stack.pop().bits());
    }

    private void addBytes(Located located, FrameContext frame, long bits, long bitOffset) {
        if (bitOffset < 0 || bitOffset > MAX_MEMORY_PIECE) {
            object.addGap(bits, "a piece of it begins too far behind its place");
            return;
        }
        Answer<byte[]> bytes = Answer.of(new byte[0]);
        int count = (int) Math.min((bitOffset + bits + 7) / 8, MAX_MEMORY_PIECE);
        ObjectBytes known = located.bytes();
        if (known != null) {
            bytes = known.read(0, Math.min(count, known.length()));
        } else if (located.location() instanceof ValueLocation.Memory(long address)) {
            bytes = frame.readMemory(address, count);
        }
        switch (bytes) {
            case Answer.Known<byte[]>(byte[] content) ->
                    object.add(shifted(content, (int) bitOffset), bits);
            case Answer.Unknown<byte[]>(String reason) -> object.addGap(bits, reason);
        }
    }

    /** The bytes without their lowest bits. */
    private static byte[] shifted(byte[] bytes, int bits) {
        int whole = bits >> 3;
        int rest = bits & 7;
        byte[] result = new byte[Math.max(0, bytes.length - whole)];
        for (int i = 0; i < result.length; i++) {
            int low = bytes[whole + i] & 0xff;
            int high = whole + i + 1 < bytes.length ? bytes[whole + i + 1] & 0xff : 0;
            result[i] = (byte) ((low | high << 8) >> rest);
        }
        return result;
    }

    /** The location after the whole expression. */
    Located finish(ExpressionStack stack) {
        if (!pieces.isEmpty()) {
            boolean any = pieces.stream().anyMatch(piece -> piece.location().isKnown());
            if (!any) {
                throw new NotAvailableException("optimized out here");
            }
            return new Located(new ValueLocation.Pieces(pieces), object.build());
        }
        return simple != null ? simple : Located.inMemory(address(stack));
    }
}
