package dev.wasmscope.engine.fuzz;

import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Makes a valid module out of a number: the same number and features make the same module.
 *
 * <p>Exports without parameters call the functions and fold what they give, NaNs included, into the
 * i64 global {@code result}; {@code dump} folds the globals. So an engine only has to call exports,
 * and to read one integer and the memories. Loops and calls use up a counter, so everything ends.
 */
final class ModuleGenerator {
    private static final int FUEL = 60;

    private final Random random;
    private final Shape shape;
    private final Operators operators;
    private final List<String> exports = new ArrayList<>();
    private final WasmBytes code = new WasmBytes();
    private final List<Integer> functionTypes = new ArrayList<>();

    private ModuleGenerator(long seed, Set<Proposal> allowed) {
        random = new Random(seed);
        shape = new Shape(random, allowed);
        operators = new Operators(shape.features);
    }

    /** The module of a seed. */
    static byte[] generate(long seed, Set<Proposal> allowed) {
        return new ModuleGenerator(seed, allowed).module();
    }

    private byte[] module() {
        for (String signature : shape.functions) {
            function(signature, new Body(shape, operators, random, signature).function());
        }
        for (int i = 0; i < shape.functions.size(); i++) {
            export("run" + i, caller(i));
        }
        export("dump", dump());
        WasmBytes module = new WasmBytes().raw(0, 'a', 's', 'm', 1, 0, 0, 0);
        // Tags have types too, so they are written before the types are.
        WasmBytes tags = new WasmBytes();
        for (String tag : shape.tags) {
            tags.raw(0).unsigned(shape.types.index(tag + ">"));
        }
        shape.types.write(module);
        WasmBytes types = new WasmBytes();
        functionTypes.forEach(types::unsigned);
        module.section(3, functionTypes.size(), types);
        module.section(4, shape.tables.length(), tables());
        module.section(5, shape.memories.size(), memories());
        module.section(13, shape.tags.size(), tags);
        module.section(6, shape.globals.length(), globals());
        module.section(7, exports.size() + 1 + shape.memories.size(), exportItems());
        module.section(9, 1 + shape.elementSegments, elements());
        if (shape.dataSegments > 0) {
            module.raw(12).sized(new WasmBytes().unsigned(shape.dataSegments + 1));
        }
        module.section(10, functionTypes.size(), code);
        module.section(11, shape.dataSegments + 1, data());
        return module.bytes();
    }

    private void function(String signature, WasmBytes body) {
        functionTypes.add(shape.types.index(signature));
        code.sized(body);
    }

    private void export(String name, WasmBytes body) {
        exports.add(name);
        function(">", body);
    }

    /** Calls a function with constants and folds its results. */
    private WasmBytes caller(int function) {
        String signature = shape.functions.get(function);
        Body body = new Body(shape, operators, random, ">");
        body.locals.setLength(0);
        body.constant('i', FUEL);
        body.out.op(Opcode.GLOBAL_SET).unsigned(Shape.FUEL_GLOBAL);
        Types.params(signature).chars().forEach(type -> body.leaf((char) type));
        body.out.op(Opcode.CALL).unsigned(function);
        String results = Types.results(signature);
        for (int i = results.length() - 1; i >= 0; i--) {
            fold(body, results.charAt(i));
        }
        return finished(body);
    }

    private WasmBytes dump() {
        Body body = new Body(shape, operators, random, ">");
        body.locals.setLength(0);
        for (int i = Shape.FUEL_GLOBAL; i < shape.globals.length(); i++) {
            if (i != Shape.RESULT_GLOBAL) {
                body.out.op(Opcode.GLOBAL_GET).unsigned(i);
                fold(body, shape.globals.charAt(i));
            }
        }
        for (int i = 0; shape.has(Proposal.REF_TYPES) && i < shape.tables.length(); i++) {
            body.out.op(Opcode.TABLE_SIZE).unsigned(i);
            fold(body, shape.index(i));
            for (int element = 0; element < Shape.TABLE_SIZE; element++) {
                body.constant(shape.index(i), element);
                body.out.op(Opcode.TABLE_GET).unsigned(i);
                fold(body, shape.tables.charAt(i));
            }
        }
        return finished(body);
    }

    private static WasmBytes finished(Body body) {
        body.out.op(Opcode.END);
        WasmBytes function = new WasmBytes().unsigned(body.locals.length());
        for (char local : body.locals.toString().toCharArray()) {
            function.unsigned(1).append(Types.code(local));
        }
        return function.append(body.out);
    }

    /** Takes a value from the stack into the result. */
    private static void fold(Body body, char type) {
        switch (type) {
            case 'i' -> body.out.op(Opcode.I64_EXTEND_I32_U);
            case 'f' -> body.out.op(Opcode.I32_REINTERPRET_F32).op(Opcode.I64_EXTEND_I32_U);
            case 'd' -> body.out.op(Opcode.I64_REINTERPRET_F64);
            case 'v' -> {
                int copy = body.scratch('v');
                body.out.op(Opcode.LOCAL_TEE).unsigned(copy);
                body.out.op(Opcode.I64X2_EXTRACT_LANE).raw(1);
                fold(body, 'l');
                body.out.op(Opcode.LOCAL_GET).unsigned(copy);
                body.out.op(Opcode.I64X2_EXTRACT_LANE).raw(0);
            }
            case 'l' -> {}
            default -> body.out.op(Opcode.REF_IS_NULL).op(Opcode.I64_EXTEND_I32_U);
        }
        body.out.op(Opcode.GLOBAL_GET).unsigned(Shape.RESULT_GLOBAL);
        body.constant('l', 7);
        body.out.op(Opcode.I64_ROTL).op(Opcode.I64_XOR);
        body.out.op(Opcode.GLOBAL_SET).unsigned(Shape.RESULT_GLOBAL);
    }

    private WasmBytes tables() {
        WasmBytes out = new WasmBytes();
        for (int i = 0; i < shape.tables.length(); i++) {
            out.append(Types.code(shape.tables.charAt(i)));
            out.raw(shape.tables64.get(i) ? 5 : 1);
            out.unsigned(Shape.TABLE_SIZE).unsigned(Shape.TABLE_MAX);
        }
        return out;
    }

    private WasmBytes memories() {
        WasmBytes out = new WasmBytes();
        for (boolean wide : shape.memories) {
            out.raw(wide ? 5 : 1).unsigned(Shape.MIN_PAGES).unsigned(Shape.MAX_PAGES);
        }
        return out;
    }

    private WasmBytes globals() {
        WasmBytes out = new WasmBytes();
        for (char type : shape.globals.toString().toCharArray()) {
            out.append(Types.code(type)).raw(1);
            Body body = new Body(shape, operators, random, ">");
            body.locals.setLength(0);
            constant(body, type);
            out.append(body.out).op(Opcode.END);
        }
        return out;
    }

    /** A constant expression. */
    private void constant(Body body, char type) {
        if (Types.isReference(type)) {
            body.references.leaf(type);
            return;
        }
        switch (type) {
            case 'i' -> body.constant('i', random.nextInt());
            case 'l' -> body.constant('l', random.nextLong());
            case 'f' -> body.out.op(Opcode.F32_CONST).little(0x3f80_0000, 4);
            case 'd' -> body.out.op(Opcode.F64_CONST).little(random.nextInt(), 8);
            default -> body.out.op(Opcode.V128_CONST).little(random.nextLong(), 8).little(7, 8);
        }
        if ((type == 'i' || type == 'l') && shape.has(Proposal.EXTENDED_CONST)) {
            body.constant(type, random.nextInt(100));
            body.out.op(type == 'i' ? Opcode.I32_MUL : Opcode.I64_SUB);
        }
    }

    private WasmBytes exportItems() {
        WasmBytes out = new WasmBytes();
        for (int i = 0; i < exports.size(); i++) {
            out.name(exports.get(i)).raw(0).unsigned(shape.functions.size() + i);
        }
        out.name("result").raw(3).unsigned(Shape.RESULT_GLOBAL);
        for (int i = 0; i < shape.memories.size(); i++) {
            out.name("memory" + i).raw(2).unsigned(i);
        }
        return out;
    }

    /** All functions at the start of table 0; then segments that code may use. */
    private WasmBytes elements() {
        WasmBytes out = new WasmBytes();
        WasmBytes all = new WasmBytes().unsigned(shape.functions.size());
        for (int i = 0; i < shape.functions.size(); i++) {
            all.unsigned(i);
        }
        Opcode index = shape.index(0) == 'i' ? Opcode.I32_CONST : Opcode.I64_CONST;
        out.raw(0).op(index).signed(0).op(Opcode.END).append(all);
        for (int i = 0; i < shape.elementSegments; i++) {
            if (shape.has(Proposal.BULK)) {
                out.raw(1, 0).append(all);
            } else {
                out.raw(0).op(index).signed(5).op(Opcode.END).append(all);
            }
        }
        return out;
    }

    private WasmBytes data() {
        WasmBytes out = new WasmBytes();
        byte[] bytes = new byte[64];
        random.nextBytes(bytes);
        out.raw(0).op(shape.address(0) == 'i' ? Opcode.I32_CONST : Opcode.I64_CONST).signed(16);
        out.op(Opcode.END).unsigned(bytes.length).raw(bytes);
        for (int i = 0; i < shape.dataSegments; i++) {
            out.raw(1).unsigned(bytes.length).raw(bytes);
        }
        return out;
    }
}
