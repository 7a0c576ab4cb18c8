package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.lower.Op;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.PseudoInstruction;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import org.jspecify.annotations.Nullable;

/**
 * Adds the question whether they are watched to the loads and stores of the interpreter loop.
 *
 * <p>The loop's method is as long as HotSpot compiles, and asking before the switch would cost
 * every operation. So the question is put into the class file of the one variant that watches:
 * behind each {@code if (ea > memorySize - N) break access} comes {@code if ((filter[ea >>> 12][ea
 * & 4095] & bits[op]) != 0) break access}.
 */
final class WatchedAccesses implements CodeTransform {
    /** Loads and stores of memory 0 in the loop. */
    static final int COUNT = 12;

    private static final ClassDesc THREAD = ClassDesc.of(ThreadState.class.getName());
    private static final ClassDesc BYTES = ConstantDescs.CD_byte.arrayType();
    private static final int ROW_SHIFT = 12;
    private static final int ROW_MASK = (1 << ROW_SHIFT) - 1;

    private int filter;
    private int address = -1;
    private int matched;
    private @Nullable CodeElement last;
    private int changed;

    private WatchedAccesses() {}

    /**
     * The class file of the loop with the questions.
     *
     * @throws IllegalStateException if not all loads and stores were found
     */
    static byte[] addTo(byte[] loop) {
        WatchedAccesses transform = new WatchedAccesses();
        ClassFile file =
                ClassFile.of(
                        ClassHierarchyResolverOption.of(
                                ClassHierarchyResolver.ofClassLoading(
                                        InterpreterLoop.class.getClassLoader())));
        byte[] changed =
                file.transformClass(
                        file.parse(loop),
                        ClassTransform.transformingMethodBodies(
                                method -> method.methodName().equalsString("run"), transform));
        if (transform.changed != COUNT) {
            throw new IllegalStateException(
                    "%d of %d accesses found in the loop".formatted(transform.changed, COUNT));
        }
        return changed;
    }

    @Override
    public void atStart(CodeBuilder code) {
        filter = code.allocateLocal(TypeKind.REFERENCE);
        code.aload(code.parameterSlot(0))
                .invokevirtual(THREAD, "watchFilter", MethodTypeDesc.of(BYTES.arrayType()))
                .astore(filter);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        if (element instanceof PseudoInstruction) { // a line number or label
            code.with(element);
            return;
        }
        if (matched == 6
                && element instanceof BranchInstruction out
                && out.opcode() == Opcode.GOTO) {
            code.ifgt(out.target());
            ask(code, out.target());
            changed++;
            matched = 0;
        } else if (matched == 5
                && element instanceof BranchInstruction in
                && in.opcode() == Opcode.IFLE) {
            matched = 6; // what it jumps to is what follows
        } else {
            matched = next(element);
            code.with(element);
        }
        last = element;
    }

    /** How much of {@code ea > memorySize - N} the elements up to this one are. */
    private int next(CodeElement element) {
        return switch (element) {
            case LoadInstruction load when load.typeKind() == TypeKind.LONG -> {
                if (last instanceof LoadInstruction before && before.typeKind() == TypeKind.LONG) {
                    address = before.slot();
                    yield 2;
                }
                yield 1;
            }
            case ConstantInstruction constant
                    when matched == 2 && constant.typeKind() == TypeKind.LONG ->
                    3;
            case OperatorInstruction minus when matched == 3 && minus.opcode() == Opcode.LSUB -> 4;
            case OperatorInstruction compare when matched == 4 && compare.opcode() == Opcode.LCMP ->
                    5;
            default -> 0;
        };
    }

    private void ask(CodeBuilder code, Label access) {
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
                .loadConstant(MemoryWatches.bit(Op.LOAD8_S + changed))
                .iand()
                .ifne(access);
    }
}
