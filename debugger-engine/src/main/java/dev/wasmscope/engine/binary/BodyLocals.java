package dev.wasmscope.engine.binary;

import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.ValType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What stands before the instructions of a body: the declared locals (core specification 5.5.13).
 *
 * @param function a defined function
 * @param types parameters first, then the declared locals
 * @param firstInstruction file offset
 */
public record BodyLocals(FunctionInfo function, List<ValType> types, long firstInstruction) {

    /**
     * Most declared locals of one function; the same limit as in browsers, so that a five-byte
     * number cannot make us allocate gigabytes.
     */
    public static final int MAX_LOCALS = 50_000;

    public BodyLocals {
        types = Collections.unmodifiableList(types);
    }

    /**
     * Reads the locals of a defined function.
     *
     * @throws MalformedModuleException if the bytes are malformed, there are more than {@link
     *     #MAX_LOCALS}, or the function's type does not exist
     */
    public static BodyLocals read(Module module, int functionIndex) {
        FunctionInfo function = module.functions().get(functionIndex);
        if (function.isImported()) {
            throw new IllegalArgumentException("function " + functionIndex + " is imported");
        }
        int start = (int) function.bodyRange().start();
        int end = (int) function.bodyRange().end();
        ByteReader in = new ByteReader(module.bytes(), start, end, "code");
        List<ValType> types = new ArrayList<>(type(module, function, in).params());
        readDeclared(in, types);
        return new BodyLocals(function, types, in.position());
    }

    private static FuncType type(Module module, FunctionInfo function, ByteReader in) {
        int index = function.typeIndex();
        boolean exists = Integer.compareUnsigned(index, module.types().size()) < 0;
        if (exists && module.types().get(index).composite() instanceof FuncType type) {
            return type;
        }
        throw in.malformed(
                in.position(),
                "unknown type: function %d has type %s, which is not a function type"
                        .formatted(function.index(), Integer.toUnsignedString(index)));
    }

    private static void readDeclared(ByteReader in, List<ValType> types) {
        int runs = in.u32();
        long total = 0;
        for (int i = 0; Integer.compareUnsigned(i, runs) < 0; i++) {
            int at = in.position();
            int count = in.u32();
            total += Integer.toUnsignedLong(count);
            ValType type = TypeReader.valType(in);
            if (total > MAX_LOCALS) {
                throw in.malformed(at, "too many locals: more than " + MAX_LOCALS);
            }
            types.addAll(Collections.nCopies(count, type));
        }
    }

    /** A cursor before the first instruction. */
    public InstructionCursor cursor(Module module) {
        return InstructionCursor.overBody(module, function, (int) firstInstruction);
    }
}
