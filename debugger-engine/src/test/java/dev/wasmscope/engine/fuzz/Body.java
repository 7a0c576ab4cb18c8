package dev.wasmscope.engine.fuzz;

import dev.wasmscope.engine.module.Immediate;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.Proposal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The body of one function: numbers and vectors, locals and globals. {@link References} and {@link
 * Statements} do the rest.
 */
final class Body {
    final Shape shape;
    final Random random;
    private final Constants constants;
    final Operators operators;
    final WasmBytes out = new WasmBytes();
    final References references = new References(this);
    final Statements statements = new Statements(this);

    /** Types of the locals, parameters first. */
    final StringBuilder locals;

    private final BitSet scratch = new BitSet();
    private final int params;
    final String results;

    /** What a branch to each label takes, outermost first; the function's own is the first. */
    final List<String> labels = new ArrayList<>();

    /** How many more nodes may be written; after that only leaves. */
    private int budget;

    Body(Shape shape, Operators operators, Random random, String signature) {
        this.shape = shape;
        this.operators = operators;
        this.random = random;
        this.constants = new Constants(random);
        this.results = Types.results(signature);
        this.locals = new StringBuilder(Types.params(signature));
        this.params = locals.length();
        this.budget = 30 + random.nextInt(200);
        locals.append(shape.types(random, 6));
        labels.add(results);
    }

    /** The function with its locals, as it stands in the code section. */
    WasmBytes function() {
        statements.burnFuel();
        statements.several(4);
        if (random.nextInt(8) == 0) {
            statements.leave(3);
        } else {
            values(results, 4);
        }
        out.op(Opcode.END);
        WasmBytes body = new WasmBytes().unsigned(locals.length() - params);
        for (char local : locals.substring(params).toCharArray()) {
            body.unsigned(1).append(Types.code(local));
        }
        return body.append(out);
    }

    /** A local of its own for a value that is needed more than once; nothing else reads it. */
    int scratch(char type) {
        scratch.set(locals.length());
        locals.append(type);
        return locals.length() - 1;
    }

    boolean spent(int depth) {
        return depth <= 0 || --budget < 0;
    }

    boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    char pick(String types) {
        return types.charAt(random.nextInt(types.length()));
    }

    void values(String types, int depth) {
        types.chars().forEach(type -> value((char) type, depth));
    }

    /** Pushes a value. */
    void value(char type, int depth) {
        if (spent(depth)) {
            leaf(type);
        } else if (oneIn(6)) {
            statements.blockValue(type, depth - 1);
        } else if (oneIn(8)) {
            select(type, depth - 1);
        } else if (oneIn(8) && local(type) >= 0) {
            value(type, depth - 1);
            out.op(Opcode.LOCAL_TEE).unsigned(local(type));
        } else if (oneIn(10) && statements.callGiving(type, depth - 1)) {
            return;
        } else if (Types.isReference(type)) {
            references.make(type, depth - 1);
        } else if (type == 'i' && oneIn(4) && shape.has(Proposal.REF_TYPES)) {
            references.ask(depth - 1);
        } else if (type != 'v' && oneIn(16) && shape.has(Proposal.GC)) {
            references.number(type, depth - 1);
        } else if (oneIn(12) && (type == 'i' || type == 'l')) {
            size(type, depth - 1);
        } else {
            operation(type, depth - 1);
        }
    }

    private void select(char type, int depth) {
        value(type, depth);
        value(type, depth);
        value('i', depth);
        if (Types.isReference(type) || shape.has(Proposal.REF_TYPES) && oneIn(3)) {
            out.op(Opcode.SELECT_T).unsigned(1).append(Types.code(type));
        } else {
            out.op(Opcode.SELECT);
        }
    }

    private void size(char type, int depth) {
        int memory = random.nextInt(shape.memories.size());
        if (shape.address(memory) != type) {
            leaf(type);
        } else if (oneIn(3)) {
            value(type, depth);
            constant(type, 3);
            out.op(type == 'i' ? Opcode.I32_AND : Opcode.I64_AND);
            out.op(Opcode.MEMORY_GROW).unsigned(memory);
        } else {
            out.op(Opcode.MEMORY_SIZE).unsigned(memory);
        }
    }

    private void operation(char type, int depth) {
        List<Opcode> choices = operators.giving(type);
        Opcode opcode = choices.get(random.nextInt(choices.size()));
        if (Operators.isTrappingConversion(opcode) && !oneIn(6)) {
            leaf(type);
            return;
        }
        if (Operators.opensNaN(opcode) && type != 'v') {
            open(type, depth + 1);
            canonical(type);
            return;
        }
        apply(opcode, depth);
        if (Operators.opensNaN(opcode)) {
            canonical(opcode.mnemonic().startsWith("f32x4") ? '4' : '2');
        }
    }

    /** A float whose NaN, if it is one, may be any: good for what takes all NaNs for the same. */
    private void open(char type, int depth) {
        if (spent(depth) || oneIn(4)) {
            value(type, depth - 1);
        } else {
            List<Opcode> choices = operators.openNaNs(type);
            apply(choices.get(random.nextInt(choices.size())), depth - 1);
        }
    }

    /** Writes an instruction of the table behind its operands. */
    void apply(Opcode opcode, int depth) {
        int memory = random.nextInt(shape.memories.size());
        for (char letter : Objects.requireNonNull(opcode.effect()).operands().toCharArray()) {
            if (letter == 'a') {
                address(memory, depth);
            } else if ((letter == 'f' || letter == 'd') && Operators.treatsNaNsAlike(opcode)) {
                open(letter, depth);
            } else {
                value(letter, depth);
            }
        }
        if (Operators.isDivision(opcode) && !oneIn(10)) {
            boolean narrow = opcode.mnemonic().startsWith("i32");
            constant(narrow ? 'i' : 'l', 1);
            out.op(narrow ? Opcode.I32_OR : Opcode.I64_OR);
        }
        out.op(opcode);
        if (opcode.accessBytes() > 0) {
            memoryArgument(opcode.accessBytes(), memory);
        }
        switch (opcode.immediate()) {
            case Immediate.LANE, Immediate.MEMARG_LANE ->
                    out.raw(random.nextInt(Operators.lanes(opcode)));
            case Immediate.LANES16 -> random.ints(16, 0, 32).forEach(out::raw);
            default -> {}
        }
    }

    private void memoryArgument(int width, int memory) {
        int align = random.nextInt(Integer.numberOfTrailingZeros(width) + 1);
        out.unsigned(memory == 0 ? align : align | 0x40);
        if (memory != 0) {
            out.unsigned(memory);
        }
        boolean far = oneIn(60);
        long most = shape.memories.get(memory) ? Long.MAX_VALUE : 0xffff_ffffL;
        out.unsigned(far ? most - random.nextInt(100) : random.nextInt(oneIn(3) ? 5000 : 16));
    }

    /** An address, most often one within the memory. */
    void address(int memory, int depth) {
        char type = shape.address(memory);
        value(type, depth);
        if (!oneIn(40)) {
            constant(type, 0x3FFF);
            out.op(type == 'i' ? Opcode.I32_AND : Opcode.I64_AND);
        }
    }

    /** Makes any NaN on the stack the canonical one; 4 and 2 are the float shapes of vectors. */
    private void canonical(char type) {
        switch (type) {
            case 'f' -> canonical('f', Opcode.F32_EQ, Opcode.SELECT);
            case 'd' -> canonical('d', Opcode.F64_EQ, Opcode.SELECT);
            case '4' -> canonical('4', Opcode.F32X4_EQ, Opcode.V128_BITSELECT);
            default -> canonical('2', Opcode.F64X2_EQ, Opcode.V128_BITSELECT);
        }
    }

    private void canonical(char type, Opcode equal, Opcode choose) {
        int copy = scratch(Character.isDigit(type) ? 'v' : type);
        out.op(Opcode.LOCAL_TEE).unsigned(copy);
        switch (type) {
            case 'f' -> out.op(Opcode.F32_CONST).little(0x7fc0_0000, 4);
            case 'd' -> out.op(Opcode.F64_CONST).little(0x7ff8L << 48, 8);
            case '4' ->
                    out.op(Opcode.V128_CONST)
                            .little(0x7fc0_0000_7fc0_0000L, 8)
                            .little(0x7fc0_0000_7fc0_0000L, 8);
            default -> out.op(Opcode.V128_CONST).little(0x7ff8L << 48, 8).little(0x7ff8L << 48, 8);
        }
        out.op(Opcode.LOCAL_GET).unsigned(copy).op(Opcode.LOCAL_GET).unsigned(copy);
        out.op(equal).op(choose);
    }

    /** A local of the type, or -1. */
    int local(char type) {
        return anyOf(locals, type, 0, scratch);
    }

    /** A global of the type that bodies may change, or -1. */
    int global(char type) {
        return anyOf(shape.globals, type, Shape.RESULT_GLOBAL + 1, new BitSet());
    }

    private int anyOf(CharSequence types, char type, int from, BitSet without) {
        int[] found =
                IntStream.range(from, types.length())
                        .filter(i -> types.charAt(i) == type && !without.get(i))
                        .toArray();
        return found.length == 0 ? -1 : found[random.nextInt(found.length)];
    }

    void leaf(char type) {
        int local = local(type);
        int global = global(type);
        if (local >= 0 && !oneIn(3)) {
            out.op(Opcode.LOCAL_GET).unsigned(local);
        } else if (global >= 0 && oneIn(3)) {
            out.op(Opcode.GLOBAL_GET).unsigned(global);
        } else if (Types.isReference(type)) {
            references.leaf(type);
        } else {
            constant(type);
        }
    }

    private void constant(char type) {
        switch (type) {
            case 'i' -> constant('i', constants.anyInt());
            case 'l' -> constant('l', oneIn(3) ? random.nextLong() : constants.anyInt());
            case 'f' -> out.op(Opcode.F32_CONST).little(constants.anyF32(), 4);
            case 'd' -> out.op(Opcode.F64_CONST).little(constants.anyF64(), 8);
            case 'v' ->
                    out.op(Opcode.V128_CONST)
                            .little(constants.anyF64(), 8)
                            .little(constants.anyLanes(), 8);
            default -> throw new IllegalArgumentException("no constants of type " + type);
        }
    }

    void constant(char type, long value) {
        out.op(type == 'i' ? Opcode.I32_CONST : Opcode.I64_CONST).signed(value);
    }
}
