package dev.wasmscope.engine.exec.simd;

import dev.wasmscope.engine.module.Immediate;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.Proposal;
import dev.wasmscope.engine.module.StackEffect;
import java.util.Objects;

/** Instructions that have the same kind of operands and are executed by the same method. */
enum Family {
    // Lane by lane, on halves.
    BITS,
    I8X16,
    I16X8,
    I32X4,
    I64X2,
    F32X4,
    F64X2,
    BITSELECT,
    RELAXED_TWO,
    RELAXED_THREE,
    SHIFT,
    // Between a vector and a scalar.
    TEST,
    SPLAT,
    EXTRACT,
    REPLACE,
    // Across halves.
    EXTEND_LOW,
    EXTEND_HIGH,
    MULTIPLY_LOW,
    MULTIPLY_HIGH,
    NARROW,
    CONVERT,
    SWIZZLE,
    /** With more than slots and a lane as operands: memory accesses, constants, shuffle. */
    OTHER;

    /** The family of a SIMD instruction, from its stack effect and its name. */
    static Family of(Opcode opcode) {
        if (opcode.accessBytes() > 0
                || opcode == Opcode.I8X16_SHUFFLE
                || opcode == Opcode.V128_CONST) {
            return OTHER;
        }
        String name = opcode.mnemonic();
        if (opcode.immediate() == Immediate.LANE) {
            return name.contains("extract") ? EXTRACT : REPLACE;
        }
        StackEffect effect = Objects.requireNonNull(opcode.effect());
        boolean relaxed = opcode.proposal() == Proposal.RELAXED_SIMD;
        return switch (effect.operands() + ">" + effect.results()) {
            case "v>i" -> TEST;
            case "vi>v" -> SHIFT;
            case "vvv>v" -> relaxed ? RELAXED_THREE : BITSELECT;
            case "vv>v" -> ofTwo(name, relaxed);
            case "v>v" -> ofOne(name);
            default -> SPLAT;
        };
    }

    private static Family ofTwo(String name, boolean relaxed) {
        if (name.endsWith("swizzle")) {
            return SWIZZLE;
        } else if (relaxed) {
            return RELAXED_TWO;
        } else if (name.contains("narrow")) {
            return NARROW;
        } else if (name.contains("extmul")) {
            return name.contains("low") ? MULTIPLY_LOW : MULTIPLY_HIGH;
        }
        return ofShape(name);
    }

    private static Family ofOne(String name) {
        if (name.contains("extend")) {
            return name.contains("low") ? EXTEND_LOW : EXTEND_HIGH;
        }
        // What makes lanes of another kind names both: i32x4.trunc_sat_f32x4_s.
        boolean converts = name.indexOf('x') != name.lastIndexOf('x') && !name.contains("extadd");
        return converts ? CONVERT : ofShape(name);
    }

    private static Family ofShape(String name) {
        return switch (name.substring(0, name.indexOf('.'))) {
            case "v128" -> BITS;
            case "i8x16" -> I8X16;
            case "i16x8" -> I16X8;
            case "i32x4" -> I32X4;
            case "i64x2" -> I64X2;
            case "f32x4" -> F32X4;
            case "f64x2" -> F64X2;
            default -> throw new IllegalStateException("not a vector instruction: " + name);
        };
    }
}
