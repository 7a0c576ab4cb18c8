package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.lower.Op;
import dev.wasmscope.engine.probe.PageAccesses;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import org.jspecify.annotations.Nullable;

/**
 * Makes the loads and stores of the interpreter loop count themselves: each {@code break next} of
 * theirs becomes a branch to the one place where {@code counts[ea >>> 20][ea >>> 9 & 0x7f8 |
 * kind]++} is done, with the kind on the stack; twelve copies of it would make the loop with
 * watches and branches longer than HotSpot compiles.
 */
final class PageCounting extends AccessTransform {
    private static final ClassDesc THREAD = ClassDesc.of(ThreadState.class.getName());
    private static final int ROW_SHIFT = Integer.numberOfTrailingZeros(PageAccesses.ROW);

    /** Eight numbers for a page. */
    private static final int SHIFT = Integer.numberOfTrailingZeros(PageAccesses.PAGE) - 3;

    private static final int MASK = (PageAccesses.ROW - 1 >>> SHIFT) & -8;

    private int counts;
    private int effectiveAddress;

    private @Nullable Tail tail;

    /** Where what comes behind every operation begins, and the counting before it. */
    private record Tail(Label next, Label counted) {}

    private PageCounting() {}

    /**
     * The class file of the loop with the counting.
     *
     * @throws IllegalStateException if not all loads and stores were found
     */
    static byte[] addTo(byte[] loop) {
        return new PageCounting().applyTo(loop);
    }

    @Override
    public void atStart(CodeBuilder code) {
        counts = code.allocateLocal(TypeKind.REFERENCE);
        code.aload(code.parameterSlot(0))
                .invokevirtual(
                        THREAD, "pageCounts", MethodTypeDesc.of(ConstantDescs.CD_long.arrayType(2)))
                .astore(counts);
    }

    @Override
    void add(CodeBuilder code, int number, int address, Label access) {}

    @Override
    void end(CodeBuilder code, int number, int address, BranchInstruction out) {
        if (tail == null) {
            tail = new Tail(out.target(), code.newLabel());
            effectiveAddress = address;
        }
        if (!out.target().equals(tail.next) || address != effectiveAddress) {
            throw new IllegalStateException("access " + number + " ends unlike the first one");
        }
        int op = Op.LOAD8_S + number;
        code.loadConstant(PageAccesses.kind(MemoryWatches.width(op), op >= Op.STORE8))
                .goto_(tail.counted);
    }

    /** Counts before what comes behind every operation, so that no branch goes back. */
    @Override
    void before(CodeBuilder code, Label label, boolean reached) {
        if (tail == null || !label.equals(tail.next)) {
            return;
        }
        if (reached) {
            code.goto_(label);
        }
        code.labelBinding(tail.counted);
        int kind = code.allocateLocal(TypeKind.INT);
        code.istore(kind)
                .aload(counts)
                .lload(effectiveAddress)
                .loadConstant(ROW_SHIFT)
                .lushr()
                .l2i()
                .aaload()
                .lload(effectiveAddress)
                .l2i()
                .loadConstant(SHIFT)
                .iushr()
                .loadConstant(MASK)
                .iand()
                .iload(kind)
                .ior()
                .dup2()
                .laload()
                .lconst_1()
                .ladd()
                .lastore();
    }
}
