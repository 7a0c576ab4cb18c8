package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.lower.Op;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * Adds the question whether they are watched to the loads and stores of the interpreter loop.
 *
 * <p>Asking before the switch would cost every operation. So behind each {@code if (ea > memorySize
 * - N) break access} comes {@code if ((filter[ea >>> 12][ea & 4095] & bits[op]) != 0) break
 * access}.
 */
final class WatchedAccesses extends AccessTransform {
    private static final ClassDesc THREAD = ClassDesc.of(ThreadState.class.getName());
    private static final ClassDesc BYTES = ConstantDescs.CD_byte.arrayType();
    private static final int ROW_SHIFT = 12;
    private static final int ROW_MASK = (1 << ROW_SHIFT) - 1;

    private int filter;

    private WatchedAccesses() {}

    /**
     * The class file of the loop with the questions.
     *
     * @throws IllegalStateException if not all loads and stores were found
     */
    static byte[] addTo(byte[] loop) {
        return new WatchedAccesses().applyTo(loop);
    }

    @Override
    public void atStart(CodeBuilder code) {
        filter = code.allocateLocal(TypeKind.REFERENCE);
        code.aload(code.parameterSlot(0))
                .invokevirtual(THREAD, "watchFilter", MethodTypeDesc.of(BYTES.arrayType()))
                .astore(filter);
    }

    @Override
    void add(CodeBuilder code, int number, int address, Label access) {
        code.aload(filter)
                .lload(address)
                .loadConstant(ROW_SHIFT)
                .lushr()
                .l2i()
                .aaload()
                .lload(address)
                .l2i()
                .loadConstant(ROW_MASK)
                .iand()
                .baload()
                .loadConstant(MemoryWatches.bit(Op.LOAD8_S + number))
                .iand()
                .ifne(access);
    }
}
