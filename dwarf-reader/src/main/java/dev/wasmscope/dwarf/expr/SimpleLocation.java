package dev.wasmscope.dwarf.expr;

import dev.wasmscope.dwarf.section.DwarfException;
import dev.wasmscope.dwarf.section.DwarfReader;
import dev.wasmscope.dwarf.section.SectionBytes;
import dev.wasmscope.dwarf.section.Unit;
import java.util.Optional;

/**
 * A location that needs no evaluator: most of those that compilers record for WebAssembly without
 * optimisation.
 *
 * @param base what it is relative to
 * @param index of the local or global; 0 for {@link Base#NOTHING}
 * @param offset added to the base
 * @param inMemory whether the sum is the object's address; else the base is the object itself
 */
public record SimpleLocation(Base base, int index, long offset, boolean inMemory) {
    private static final int LOCAL = 0;
    private static final int GLOBAL = 1;
    private static final int GLOBAL_U32 = 3;

    /** What a location is relative to. */
    public enum Base {
        NOTHING,
        LOCAL,
        GLOBAL
    }

    /**
     * The location that an expression describes, if it is a simple one.
     *
     * @param frameBase the function's frame base, empty if it is not simple or there is none
     */
    public static Optional<SimpleLocation> of(
            SectionBytes expression, Unit unit, Optional<SimpleLocation> frameBase) {
        try {
            DwarfReader reader = expression.reader();
            int op = reader.hasMore() ? reader.u8() : Op.NOP;
            return switch (op) {
                case Op.ADDR -> {
                    long address = reader.unsigned(unit.encoding().addressSize());
                    yield alone(reader, new SimpleLocation(Base.NOTHING, 0, address, true));
                }
                case Op.ADDRX, Op.GNU_ADDR_INDEX -> {
                    long address = unit.address(reader.uleb128());
                    yield alone(reader, new SimpleLocation(Base.NOTHING, 0, address, true));
                }
                case Op.FBREG -> {
                    long offset = reader.sleb128();
                    yield frameBase.flatMap(
                            at ->
                                    alone(
                                            reader,
                                            new SimpleLocation(
                                                    at.base(), at.index(), offset, true)));
                }
                case Op.WASM_LOCATION -> slot(reader);
                default -> Optional.empty();
            };
        } catch (DwarfException e) {
            return Optional.empty();
        }
    }

    /** A local or global that holds the object. */
    private static Optional<SimpleLocation> slot(DwarfReader reader) {
        int kind = reader.u8();
        long index = kind == GLOBAL_U32 ? reader.u32() : reader.uleb128();
        boolean value = reader.hasMore() && reader.u8() == Op.STACK_VALUE;
        boolean known = kind == LOCAL || kind == GLOBAL || kind == GLOBAL_U32;
        return value && known && index >= 0 && index < 1 << 20
                ? alone(
                        reader,
                        new SimpleLocation(
                                kind == LOCAL ? Base.LOCAL : Base.GLOBAL, (int) index, 0, false))
                : Optional.empty();
    }

    private static Optional<SimpleLocation> alone(DwarfReader reader, SimpleLocation found) {
        return reader.hasMore() ? Optional.empty() : Optional.of(found);
    }
}
