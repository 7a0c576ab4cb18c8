package dev.wasmscope.engine.coredump;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.module.Module;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a function does with the stack pointer of LLVM's C ABI (tool conventions, "BasicCABI"), read
 * from its code: how far it moves it, and which locals hold addresses in its frame. Engines that
 * compile leave a frame's locals out of their core files, but not the memory; so where a variable
 * lies in the linear stack can still be worked out, from the stack pointer global upwards.
 *
 * <p>Values are followed through the code in its order. Only locals that are written once and hold
 * the stack pointer at entry plus a constant, or a constant, are known.
 */
final class ShadowStack {
    /**
     * A value that is known before the program runs.
     *
     * @param relative whether the stack pointer at entry is to be added
     */
    record Known(boolean relative, long offset) {
        long at(long entry) {
            return relative ? entry + offset : offset;
        }

        Known plus(Known other, int sign) {
            return new Known(relative, offset + sign * other.offset);
        }
    }

    private static final Known ENTRY = new Known(true, 0);

    /** How the cursor counts the body itself. */
    private static final int OUTSIDE_OF_BLOCKS = 1;

    /** No value of a program: an offset that no stack has. */
    private static final Known UNKNOWN = new Known(true, Long.MIN_VALUE);

    private final int pointer;
    private final Map<Integer, Integer> writes = new HashMap<>();
    private final Map<Integer, Known> locals = new HashMap<>();
    private final Deque<Known> stack = new ArrayDeque<>();
    private Known pointerNow = ENTRY;
    private Known lowest = ENTRY;
    private boolean lost;

    private ShadowStack(int pointer) {
        this.pointer = pointer;
    }

    /**
     * What is known where a function stands.
     *
     * @param pointer index of the global that is the stack pointer
     * @param place the instruction that it stands at
     */
    static ShadowStack at(Module module, int pointer, int function, long place) {
        ShadowStack known = new ShadowStack(pointer);
        InstructionCursor count = InstructionCursor.ofBody(module, function);
        while (count.next()) {
            switch (count.opcode()) {
                case LOCAL_SET, LOCAL_TEE -> known.writes.merge(count.index(), 1, Integer::sum);
                default -> {}
            }
        }
        int parameters = module.functionType(function).params().size();
        InstructionCursor cursor = InstructionCursor.ofBody(module, function);
        while (cursor.next() && cursor.codeOffset() < place) {
            known.step(cursor, parameters);
        }
        return known;
    }

    private void step(InstructionCursor cursor, int parameters) {
        switch (cursor.opcode()) {
            case GLOBAL_GET -> push(cursor.index() == pointer ? pointerNow : null);
            case GLOBAL_SET -> {
                Known value = pop();
                if (cursor.index() == pointer) {
                    setPointer(value);
                }
            }
            case LOCAL_GET -> push(locals.get(cursor.index()));
            case LOCAL_SET -> set(cursor, pop(), parameters);
            case LOCAL_TEE -> {
                Known value = pop();
                set(cursor, value, parameters);
                push(value);
            }
            case I32_CONST -> push(new Known(false, cursor.i32()));
            case I64_CONST -> push(new Known(false, cursor.i64()));
            case I32_SUB, I64_SUB -> push(sum(pop(), pop(), -1));
            case I32_ADD, I64_ADD -> push(sum(pop(), pop(), 1));
            case NOP -> {}
            case RETURN, BR, UNREACHABLE -> {
                // What follows is reached from before, where the frame still had its room.
                stack.clear();
                pointerNow = lowest;
            }
            // What others leave on the stack is not followed; it is known again behind them.
            default -> stack.clear();
        }
    }

    /** A function that takes room for arrays of a length that it computes is not followed. */
    private void setPointer(@Nullable Known value) {
        if (value == null || !value.relative()) {
            lost = true;
        } else {
            pointerNow = value;
            lowest = value.offset() < lowest.offset() ? value : lowest;
        }
    }

    /** Only outside of blocks, where nothing but a return is jumped over. */
    private void set(InstructionCursor cursor, @Nullable Known value, int parameters) {
        int local = cursor.index();
        boolean once = writes.getOrDefault(local, 0) == 1 && local >= parameters;
        if (once && value != null && cursor.depth() == OUTSIDE_OF_BLOCKS) {
            locals.put(local, value);
        }
    }

    private static @Nullable Known sum(@Nullable Known right, @Nullable Known left, int sign) {
        if (left == null || right == null || right.relative() && (sign < 0 || left.relative())) {
            return null;
        }
        return right.relative() ? right.plus(left, 1) : left.plus(right, sign);
    }

    private void push(@Nullable Known value) {
        stack.push(value == null ? UNKNOWN : value);
    }

    private @Nullable Known pop() {
        Known top = stack.poll();
        return top == null || top.equals(UNKNOWN) ? null : top;
    }

    /** How far the stack pointer is from what it was at entry; empty if that is not known. */
    OptionalLong moved() {
        return lost ? OptionalLong.empty() : OptionalLong.of(pointerNow.offset());
    }

    /** The locals that are known. */
    Map<Integer, Known> locals() {
        return locals;
    }
}
