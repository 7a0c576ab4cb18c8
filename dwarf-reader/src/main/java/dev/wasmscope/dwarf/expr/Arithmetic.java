package dev.wasmscope.dwarf.expr;

/** Arithmetic and logic on stack entries (DWARF 5, section 2.5.1.4). */
final class Arithmetic {
    private Arithmetic() {}

    static StackEntry unary(int op, StackEntry entry) {
        StackType type = entry.type();
        if (type.isFloat()) {
            double value = type.toDouble(entry.bits());
            double result =
                    switch (op) {
                        case Op.ABS -> Math.abs(value);
                        case Op.NEG -> -value;
                        default -> throw integersOnly(op);
                    };
            return StackEntry.of(type.fromDouble(result), type);
        }
        if (op == Op.NOT && entry.bits() == 0 && type.kind() == StackType.Kind.GENERIC) {
            // LLVM's way to write the highest unsigned number, also for variables that are wider
            // than an address.
            return new StackEntry(-1, type, null, null);
        }
        long result =
                switch (op) {
                    case Op.ABS -> Math.abs(type.signed(entry.bits()));
                    case Op.NEG -> -entry.bits();
                    default -> ~entry.bits();
                };
        return StackEntry.of(result, type);
    }

    static StackEntry binary(int op, StackEntry left, StackEntry right) {
        boolean shift = op == Op.SHL || op == Op.SHR || op == Op.SHRA;
        StackType type = shift ? left.type() : common(left.type(), right.type());
        return type.isFloat()
                ? floats(op, left, right)
                : StackEntry.of(integers(op, type, left.bits(), right.bits()), type);
    }

    /**
     * The type in which two entries meet. Generic entries may differ in size, since expressions of
     * LLVM compute with 64-bit locals in modules with 32-bit addresses.
     */
    private static StackType common(StackType left, StackType right) {
        if (left.equals(right)) {
            return left;
        }
        boolean generic =
                left.kind() == StackType.Kind.GENERIC && right.kind() == StackType.Kind.GENERIC;
        if (!generic) {
            throw new NotAvailableException("its expression mixes types");
        }
        return left.size() > right.size() ? left : right;
    }

    private static long integers(int op, StackType type, long bits, long right) {
        int width = 8 * type.size();
        boolean tooFar = Long.compareUnsigned(right, width) >= 0;
        return switch (op) {
            case Op.AND -> bits & right;
            case Op.OR -> bits | right;
            case Op.XOR -> bits ^ right;
            case Op.PLUS -> bits + right;
            case Op.MINUS -> bits - right;
            case Op.MUL -> bits * right;
            case Op.DIV -> divide(type, bits, right);
            case Op.MOD -> modulo(type, bits, right);
            case Op.SHL -> tooFar ? 0 : bits << right;
            case Op.SHR -> tooFar ? 0 : unsigned(type, bits) >>> right;
            default -> type.signed(bits) >> (tooFar ? 63 : right);
        };
    }

    private static long unsigned(StackType type, long bits) {
        return new StackType(StackType.Kind.UNSIGNED, type.size()).wrap(bits);
    }

    /** The generic type divides with sign (DWARF 5, section 2.5.1.4). */
    private static long divide(StackType type, long left, long right) {
        if (right == 0) {
            throw new NotAvailableException("its expression divides by 0");
        }
        return type.kind() == StackType.Kind.UNSIGNED
                ? Long.divideUnsigned(left, right)
                : type.signed(left) / type.signed(right);
    }

    /** The generic type takes remainders without sign, as LLVM and GDB do. */
    private static long modulo(StackType type, long left, long right) {
        if (right == 0) {
            throw new NotAvailableException("its expression divides by 0");
        }
        return type.kind() == StackType.Kind.SIGNED
                ? left % right
                : Long.remainderUnsigned(unsigned(type, left), unsigned(type, right));
    }

    private static StackEntry floats(int op, StackEntry left, StackEntry right) {
        StackType type = left.type();
        double a = type.toDouble(left.bits());
        double b = type.toDouble(right.bits());
        double result =
                switch (op) {
                    case Op.PLUS -> a + b;
                    case Op.MINUS -> a - b;
                    case Op.MUL -> a * b;
                    case Op.DIV -> a / b;
                    default -> throw integersOnly(op);
                };
        return StackEntry.of(type.fromDouble(result), type);
    }

    static boolean compare(int op, StackEntry left, StackEntry right) {
        StackType type = common(left.type(), right.type());
        int order;
        if (type.isFloat()) {
            double a = type.toDouble(left.bits());
            double b = type.toDouble(right.bits());
            if (Double.isNaN(a) || Double.isNaN(b)) {
                return op == Op.NE;
            }
            order = a < b ? -1 : a > b ? 1 : 0;
        } else if (type.kind() == StackType.Kind.UNSIGNED) {
            order = Long.compareUnsigned(left.bits(), right.bits());
        } else {
            order = Long.compare(type.signed(left.bits()), type.signed(right.bits()));
        }
        return switch (op) {
            case Op.EQ -> order == 0;
            case Op.NE -> order != 0;
            case Op.LT -> order < 0;
            case Op.LE -> order <= 0;
            case Op.GT -> order > 0;
            default -> order >= 0;
        };
    }

    /** DW_OP_convert: the same value in another type. */
    static StackEntry convert(StackEntry entry, StackType to) {
        StackType from = entry.type();
        if (from.isFloat() && to.isFloat()) {
            return StackEntry.of(to.fromDouble(from.toDouble(entry.bits())), to);
        }
        if (from.isFloat()) {
            return StackEntry.of((long) from.toDouble(entry.bits()), to);
        }
        if (to.isFloat()) {
            boolean unsigned = from.kind() == StackType.Kind.UNSIGNED && entry.bits() < 0;
            double value = unsigned ? unsignedToDouble(entry.bits()) : entry.bits();
            return StackEntry.of(to.fromDouble(value), to);
        }
        return StackEntry.of(
                from.kind() == StackType.Kind.SIGNED
                        ? from.signed(entry.bits())
                        : unsigned(from, entry.bits()),
                to);
    }

    private static double unsignedToDouble(long bits) {
        return new java.math.BigInteger(Long.toUnsignedString(bits)).doubleValue();
    }

    private static NotAvailableException integersOnly(int op) {
        return new NotAvailableException(
                "its expression uses " + Op.describe(op) + " on a floating-point value");
    }
}
