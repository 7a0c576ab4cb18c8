package dev.wasmscope.engine.validate;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.module.AbstractHeapType;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.ValType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operand and control stacks while a body or constant expression is checked (core
 * specification, appendix "Validation Algorithm"). An operand that is null has an unknown type: it
 * was popped from an empty stack in unreachable code and matches everything.
 */
final class BodyState {

    private static final RefType BOTTOM_REFERENCE = new RefType(false, TypeMatcher.BOTTOM);

    final ModuleContext context;
    final InstructionCursor cursor;
    final LocalTypes locals;
    final BlockTable blocks = new BlockTable();

    /** The function, or null for a constant expression. */
    private final @Nullable FunctionInfo function;

    private final String section;

    private @Nullable ValType[] operands = new @Nullable ValType[32];
    private int height;
    private int maxHeight;
    private final ArrayList<ControlFrame> frames = new ArrayList<>();

    BodyState(
            ModuleContext context,
            InstructionCursor cursor,
            LocalTypes locals,
            @Nullable FunctionInfo function,
            String section,
            List<ValType> results) {
        this.context = context;
        this.cursor = cursor;
        this.locals = locals;
        this.function = function;
        this.section = section;
        blocks.open(Opcode.NOP, cursor.nextCodeOffset(), -1, 0, 0, results.size());
        frames.add(new ControlFrame(Opcode.NOP, List.of(), results, 0, 0, 0));
    }

    InvalidModuleException invalid(String detail) {
        if (function == null) {
            return InvalidModuleException.inSection(section, cursor.fileOffset(), detail);
        }
        String name = function.name() == null ? "" : " $" + function.name();
        return InvalidModuleException.inBody(
                new CodeLocation(function.index(), cursor.codeOffset()),
                "function " + function.index() + name,
                cursor.fileOffset(),
                detail);
    }

    InvalidModuleException unknown(String what, int index) {
        return invalid("unknown " + what + " " + Integer.toUnsignedString(index));
    }

    <T> T require(@Nullable T found, String what, int index) {
        if (found == null) {
            throw unknown(what, index);
        }
        return found;
    }

    int height() {
        return height;
    }

    int maxHeight() {
        return maxHeight;
    }

    @Nullable ValType operand(int i) {
        return operands[i];
    }

    void push(@Nullable ValType type) {
        if (height == operands.length) {
            operands = Arrays.copyOf(operands, 2 * height);
        }
        operands[height++] = type;
        if (height > maxHeight) {
            maxHeight = height;
        }
    }

    void push(List<ValType> types) {
        for (int i = 0; i < types.size(); i++) {
            push(types.get(i));
        }
    }

    /** Pops a value of any type; null if its type is unknown. */
    @Nullable ValType popAny() {
        ControlFrame frame = top();
        if (height == frame.height) {
            if (frame.unreachable) {
                return null;
            }
            throw invalid("type mismatch: instruction requires a value but stack has []");
        }
        return operands[--height];
    }

    @SuppressWarnings("ReferenceEquality") // only the quick answer; the matcher knows equal ones
    void pop(ValType expected) {
        ControlFrame frame = top();
        if (height == frame.height) {
            if (frame.unreachable) {
                return;
            }
            throw mismatch(expected, "");
        }
        ValType actual = operands[--height];
        if (actual != expected && actual != null && !context.matcher().matches(actual, expected)) {
            throw mismatch(expected, actual.toString());
        }
    }

    private InvalidModuleException mismatch(ValType expected, String actual) {
        return invalid(
                "type mismatch: instruction requires [%s] but stack has [%s]"
                        .formatted(expected, actual));
    }

    void pop(List<ValType> types) {
        for (int i = types.size() - 1; i >= 0; i--) {
            pop(types.get(i));
        }
    }

    /** Pops a reference; of the bottom type if its type is unknown. */
    RefType popReference() {
        ValType type = popAny();
        if (type == null) {
            return BOTTOM_REFERENCE;
        }
        if (type instanceof RefType reference) {
            return reference;
        }
        throw invalid(
                "type mismatch: instruction requires a reference but stack has [" + type + "]");
    }

    void popNullable(AbstractHeapType type) {
        pop(new RefType(true, type));
    }

    /** Requires the second type wherever a value of the first one goes. */
    void requireMatch(ValType type, ValType expected) {
        if (!context.matcher().matches(type, expected)) {
            throw invalid("type mismatch: " + type + " is not a subtype of " + expected);
        }
    }

    void requireMatch(List<ValType> types, List<ValType> expected) {
        if (!context.matcher().matches(types, expected)) {
            throw invalid("type mismatch: " + types + " does not match " + expected);
        }
    }

    ControlFrame top() {
        return frames.getLast();
    }

    /** Open blocks, the body included. */
    int frameCount() {
        return frames.size();
    }

    void pushFrame(Opcode opcode, List<ValType> params, List<ValType> results) {
        int number =
                blocks.open(
                        opcode,
                        cursor.codeOffset(),
                        top().number,
                        height,
                        params.size(),
                        results.size());
        frames.add(
                new ControlFrame(
                        opcode, params, results, height, number, locals.initialisedCount()));
        push(params);
    }

    /** Closes the innermost block's current part: its results must be exactly what is there. */
    ControlFrame closePart() {
        ControlFrame frame = top();
        pop(frame.results);
        if (height != frame.height) {
            throw invalid(
                    "type mismatch: values remaining on stack at end of block: %d"
                            .formatted(height - frame.height));
        }
        locals.forgetAfter(frame.initialisedLocals);
        return frame;
    }

    void popFrame() {
        blocks.setEnd(top().number, cursor.codeOffset());
        frames.removeLast();
    }

    ControlFrame label(int depth) {
        if (depth < 0 || depth >= frames.size()) {
            throw unknown("label", depth);
        }
        return frames.get(frames.size() - 1 - depth);
    }

    /** The frame of the function body itself. */
    ControlFrame bodyFrame() {
        return frames.getFirst();
    }

    /** Marks the rest of the block as never executed. */
    void unreachable() {
        ControlFrame frame = top();
        height = frame.height;
        frame.unreachable = true;
    }

    /** The operands' types, bottom first; unknown ones left out. */
    List<ValType> operandTypes() {
        List<ValType> types = new ArrayList<>(height);
        for (int i = 0; i < height; i++) {
            ValType type = operands[i];
            if (type != null) {
                types.add(type);
            }
        }
        return types;
    }
}
