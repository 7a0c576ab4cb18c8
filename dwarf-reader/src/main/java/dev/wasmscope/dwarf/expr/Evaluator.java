package dev.wasmscope.dwarf.expr;

import dev.wasmscope.dwarf.section.At;
import dev.wasmscope.dwarf.section.AttributeValue.Block;
import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.DieOffset;
import dev.wasmscope.dwarf.section.DwarfException;
import dev.wasmscope.dwarf.section.DwarfReader;
import dev.wasmscope.dwarf.section.SectionBytes;
import dev.wasmscope.dwarf.section.Unit;

/**
 * Evaluates DWARF expressions (DWARF 5, sections 2.5 and 2.6) in one stopped frame. An expression
 * that is damaged, loops or needs what the frame cannot give ends in a reason, not in an exception.
 */
public final class Evaluator {
    /** Expressions of compilers have tens of operations; more than this is a loop. */
    private static final int MAX_STEPS = 10_000;

    private static final int MAX_CALL_DEPTH = 16;

    private final ExpressionScope scope;
    private final ExpressionStack stack;
    private final LocationBuilder location;
    private int steps;
    private int callDepth;

    private Evaluator(ExpressionScope scope) {
        this.scope = scope;
        this.stack = new ExpressionStack(scope.unit().encoding().addressSize());
        this.location = new LocationBuilder(scope.unit().encoding());
    }

    /** Where an object is. */
    public static Answer<Located> locate(SectionBytes expression, ExpressionScope scope) {
        if (expression.isEmpty()) {
            return Answer.unknown("optimized out here");
        }
        return guarded(
                () -> {
                    Evaluator evaluator = new Evaluator(scope);
                    evaluator.run(expression);
                    return evaluator.location.finish(evaluator.stack);
                });
    }

    /**
     * The number that an expression computes.
     *
     * @param initial value the stack holds at the beginning (for data member locations)
     */
    public static Answer<Long> compute(
            SectionBytes expression, ExpressionScope scope, long... initial) {
        return guarded(
                () -> {
                    Evaluator evaluator = new Evaluator(scope);
                    for (long value : initial) {
                        evaluator.stack.push(value);
                    }
                    evaluator.run(expression);
                    return evaluator.stack.pop().bits();
                });
    }

    /** The frame base: what the expression computes, whether as a value or as an address. */
    public static Answer<Long> frameBase(SectionBytes expression, ExpressionScope scope) {
        return locate(expression, scope)
                .then(
                        located -> {
                            ObjectBytes bytes = located.bytes();
                            if (bytes == null) {
                                return located.location() instanceof ValueLocation.Memory(long at)
                                        ? Answer.of(at)
                                        : Answer.unknown("the frame base is not an address");
                            }
                            return bytes.read(0, bytes.length())
                                    .map(ExpressionScope::littleEndian)
                                    .map(scope.unit().encoding()::truncate);
                        });
    }

    private static <T> Answer<T> guarded(java.util.function.Supplier<T> work) {
        try {
            return Answer.of(work.get());
        } catch (NotAvailableException e) {
            return Answer.unknown(e.reason());
        } catch (DwarfException e) {
            return Answer.unknown("its location cannot be read: " + e.getMessage());
        }
    }

    private void run(SectionBytes expression) {
        DwarfReader reader = expression.reader();
        while (reader.hasMore()) {
            if (++steps > MAX_STEPS) {
                throw new NotAvailableException("its location expression does not end");
            }
            int op = reader.u8();
            if (op == Op.BRA || op == Op.SKIP) {
                int distance = (short) reader.u16();
                boolean jump = op == Op.SKIP || stack.pop().bits() != 0;
                reader = jump ? expression.reader(reader.position() + distance) : reader;
            } else if (!constant(op, reader) && !stackOrArithmetic(op, reader)) {
                place(op, reader);
            }
        }
    }

    private boolean constant(int op, DwarfReader reader) {
        if (op >= Op.LIT0 && op <= Op.LIT31) {
            stack.push(op - Op.LIT0);
            return true;
        }
        long value =
                switch (op) {
                    case Op.ADDR -> reader.unsigned(scope.unit().encoding().addressSize());
                    case Op.CONST1U -> reader.u8();
                    case Op.CONST1S -> reader.s8();
                    case Op.CONST2U -> reader.u16();
                    case Op.CONST2S -> (short) reader.u16();
                    case Op.CONST4U -> reader.u32();
                    case Op.CONST4S -> reader.s32();
                    case Op.CONST8U, Op.CONST8S -> reader.u64();
                    case Op.CONSTU -> reader.uleb128();
                    case Op.CONSTS -> reader.sleb128();
                    case Op.ADDRX, Op.CONSTX, Op.GNU_ADDR_INDEX, Op.GNU_CONST_INDEX ->
                            scope.unit().address(reader.uleb128());
                    default -> 0;
                };
        boolean known =
                op == Op.ADDR
                        || (op >= Op.CONST1U && op <= Op.CONSTS)
                        || op == Op.ADDRX
                        || op == Op.CONSTX
                        || op == Op.GNU_ADDR_INDEX
                        || op == Op.GNU_CONST_INDEX;
        if (known && (op == Op.CONSTU || op == Op.CONSTS || op == Op.CONST8U || op == Op.CONST8S)) {
            stack.pushWide(value);
        } else if (known) {
            checkLinked(op, value);
            stack.push(value);
        }
        return known;
    }

    /** The linker writes the highest address for variables that it removed. */
    private void checkLinked(int op, long value) {
        boolean address = op == Op.ADDR || op == Op.ADDRX || op == Op.GNU_ADDR_INDEX;
        if (address && value == scope.unit().encoding().truncate(-1)) {
            throw new NotAvailableException("the linker removed it");
        }
    }

    private boolean stackOrArithmetic(int op, DwarfReader reader) {
        switch (op) {
            case Op.DUP -> stack.push(stack.peek(0));
            case Op.DROP -> stack.pop();
            case Op.OVER -> stack.push(stack.peek(1));
            case Op.PICK -> stack.push(stack.peek(reader.u8()));
            case Op.SWAP -> stack.rotate(2);
            case Op.ROT -> stack.rotate(3);
            case Op.ABS, Op.NEG, Op.NOT -> stack.push(Arithmetic.unary(op, stack.pop()));
            case Op.AND,
                    Op.DIV,
                    Op.MINUS,
                    Op.MOD,
                    Op.MUL,
                    Op.OR,
                    Op.PLUS,
                    Op.SHL,
                    Op.SHR,
                    Op.SHRA,
                    Op.XOR -> {
                StackEntry right = stack.pop();
                stack.push(Arithmetic.binary(op, stack.pop(), right));
            }
            case Op.EQ, Op.GE, Op.GT, Op.LE, Op.LT, Op.NE -> {
                StackEntry right = stack.pop();
                stack.push(Arithmetic.compare(op, stack.pop(), right) ? 1 : 0);
            }
            case Op.PLUS_UCONST -> plusConstant(reader.uleb128());
            case Op.NOP -> {}
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Older versions of LLVM leave out the frame base that this is to be added to. */
    private void plusConstant(long addend) {
        StackEntry base =
                stack.isEmpty()
                        ? stack.generic(NotAvailableException.get(scope.frameBase().get()))
                        : stack.pop();
        stack.push(StackEntry.of(base.bits() + addend, base.type()));
    }

    private void place(int op, DwarfReader reader) {
        switch (op) {
            case Op.WASM_LOCATION -> WasmLocations.push(reader, scope.frame(), stack);
            case Op.FBREG -> {
                long offset = reader.sleb128();
                stack.push(NotAvailableException.get(scope.frameBase().get()) + offset);
            }
            case Op.STACK_VALUE -> location.value(stack.pop());
            case Op.IMPLICIT_VALUE -> location.bytes(reader.slice(reader.uleb128()).toBytes());
            case Op.PIECE -> location.piece(stack, scope.frame(), 8 * (long) reader.ulebInt(), 0);
            case Op.BIT_PIECE ->
                    location.piece(stack, scope.frame(), reader.ulebInt(), reader.ulebInt());
            case Op.IMPLICIT_POINTER, Op.GNU_IMPLICIT_POINTER -> implicitPointer(reader);
            case Op.DEREF -> dereference(scope.unit().encoding().addressSize());
            case Op.DEREF_SIZE -> dereference(reader.u8());
            default -> typed(op, reader);
        }
    }

    private void implicitPointer(DwarfReader reader) {
        Unit unit = scope.unit();
        DieOffset target =
                new DieOffset(
                        unit.encoding().version() == 2
                                ? reader.unsigned(unit.encoding().addressSize())
                                : reader.sectionOffset(unit.encoding().dwarf64()));
        long offset = reader.sleb128();
        location.pointer(unit.sections().info().unitOf(target).dieAt(target), offset);
    }

    private void dereference(int size) {
        byte[] bytes = scope.memory(stack.pop().bits(), size);
        stack.push(StackEntry.of(ExpressionScope.littleEndian(bytes), stack.genericType()));
    }

    private void typed(int op, DwarfReader reader) {
        switch (op) {
            case Op.CONST_TYPE, Op.GNU_CONST_TYPE -> {
                StackType type = type(reader.uleb128());
                byte[] bytes = reader.slice(reader.u8()).toBytes();
                stack.push(StackEntry.of(ExpressionScope.littleEndian(bytes), type));
            }
            case Op.DEREF_TYPE, Op.GNU_DEREF_TYPE -> {
                int size = reader.u8();
                StackType type = type(reader.uleb128());
                byte[] bytes = scope.memory(stack.pop().bits(), size);
                stack.push(StackEntry.of(ExpressionScope.littleEndian(bytes), type));
            }
            case Op.CONVERT, Op.GNU_CONVERT ->
                    stack.push(Arithmetic.convert(stack.pop(), type(reader.uleb128())));
            case Op.REINTERPRET, Op.GNU_REINTERPRET ->
                    stack.push(StackEntry.of(stack.pop().bits(), type(reader.uleb128())));
            default -> context(op, reader);
        }
    }

    /** The base type at an offset in the unit; 0 is the generic type. */
    private StackType type(long unitOffset) {
        Unit unit = scope.unit();
        return unitOffset == 0
                ? stack.genericType()
                : StackType.of(
                        unit.dieAt(new DieOffset(unit.header().offset().value() + unitOffset)));
    }

    private void context(int op, DwarfReader reader) {
        Unit unit = scope.unit();
        long unitStart = unit.header().offset().value();
        switch (op) {
            case Op.ENTRY_VALUE, Op.GNU_ENTRY_VALUE -> {
                SectionBytes inner = reader.slice(reader.uleb128());
                Answer<Long> kept = compute(inner, scope.atEntry());
                stack.pushWide(
                        NotAvailableException.get(
                                kept.isKnown() ? kept : scope.valueAtEntry().apply(inner)));
            }
            case Op.FORM_TLS_ADDRESS, Op.GNU_PUSH_TLS_ADDRESS ->
                    stack.push(
                            NotAvailableException.get(
                                    scope.frame().threadLocalAddress(stack.pop().bits())));
            case Op.PUSH_OBJECT_ADDRESS ->
                    stack.push(NotAvailableException.get(scope.objectAddress()));
            case Op.CALL2 -> call(unit.dieAt(new DieOffset(unitStart + reader.u16())));
            case Op.CALL4 -> call(unit.dieAt(new DieOffset(unitStart + reader.u32())));
            case Op.CALL_REF -> {
                DieOffset die = new DieOffset(reader.sectionOffset(unit.encoding().dwarf64()));
                call(unit.sections().info().unitOf(die).dieAt(die));
            }
            default -> throw unsupported(op, reader);
        }
    }

    private void call(Die die) {
        if (++callDepth > MAX_CALL_DEPTH) {
            throw new NotAvailableException("its location expression does not end");
        }
        if (die.attribute(At.LOCATION) instanceof Block(SectionBytes expression)) {
            run(expression);
        }
        callDepth--;
    }

    private static NotAvailableException unsupported(int op, DwarfReader reader) {
        boolean register =
                (op >= Op.REG0 && op <= Op.BREG31)
                        || op == Op.REGX
                        || op == Op.BREGX
                        || op == Op.REGVAL_TYPE
                        || op == Op.CALL_FRAME_CFA;
        if (register) {
            return new NotAvailableException("it is in a register, which WebAssembly lacks");
        }
        throw reader.error(Op.describe(op) + " is not known");
    }
}
