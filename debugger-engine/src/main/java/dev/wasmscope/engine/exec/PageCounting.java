package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.lower.Op;
import dev.wasmscope.engine.probe.PageAccesses;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * Makes the loads and stores of the interpreter loop count themselves: behind each {@code if (ea >
 * memorySize - N) break access} comes {@code counts[ea >>> 20][ea >>> 9 & 0x7f8 | kind[op]]++}.
 */
final class PageCounting extends AccessTransform {
    private static final ClassDesc THREAD = ClassDesc.of(ThreadState.class.getName());
    private static final int ROW_SHIFT = Integer.numberOfTrailingZeros(PageAccesses.ROW);

    /** Eight numbers for a page. */
    private static final int SHIFT = Integer.numberOfTrailingZeros(PageAccesses.PAGE) - 3;

    private static final int MASK = (PageAccesses.ROW - 1 >>> SHIFT) & -8;

    private int counts;

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
    void add(CodeBuilder code, int number, int address, Label access) {
        int op = Op.LOAD8_S + number;
        int kind = PageAccesses.kind(MemoryWatches.width(op), op >= Op.STORE8);
        code.aload(counts)
                .lload(address)
                .loadConstant(ROW_SHIFT)
                .lushr()
                .l2i()
                .aaload()
                .lload(address)
                .l2i()
                .loadConstant(SHIFT)
                .iushr()
                .loadConstant(MASK)
                .iand()
                .loadConstant(kind)
                .ior()
                .dup2()
                .laload()
                .lconst_1()
                .ladd()
                .lastore();
    }
}
