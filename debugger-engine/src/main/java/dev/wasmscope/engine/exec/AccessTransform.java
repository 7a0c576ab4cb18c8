package dev.wasmscope.engine.exec;

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
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import org.jspecify.annotations.Nullable;

/**
 * Adds something to each load and store of memory 0 in the class file of the interpreter loop.
 *
 * <p>The loop's method is as long as HotSpot compiles, so what only one variant needs is not in its
 * source. It goes behind each bounds check, {@code if (ea > memorySize - N) break access}.
 */
abstract class AccessTransform implements CodeTransform {
    /** Loads and stores of memory 0 in the loop. */
    static final int COUNT = 12;

    private int address = -1;
    private int matched;
    private @Nullable CodeElement last;
    private int changed;

    /** Whether the access that was found last has not ended. */
    private boolean within;

    /**
     * The class file of the loop with what is added.
     *
     * @throws IllegalStateException if not all loads and stores were found
     */
    final byte[] applyTo(byte[] loop) {
        ClassFile file =
                ClassFile.of(
                        ClassHierarchyResolverOption.of(
                                ClassHierarchyResolver.ofClassLoading(
                                        InterpreterLoop.class.getClassLoader())));
        byte[] result =
                file.transformClass(
                        file.parse(loop),
                        ClassTransform.transformingMethodBodies(
                                method -> method.methodName().equalsString("run"), this));
        if (changed != COUNT) {
            throw new IllegalStateException(
                    "%d of %d accesses found in the loop".formatted(changed, COUNT));
        }
        return result;
    }

    /**
     * Adds to one access that is within bounds.
     *
     * @param number of the access in the order of its operations, from 0
     * @param address local variable with the effective address
     * @param access where to branch to leave the access to the thread
     */
    abstract void add(CodeBuilder code, int number, int address, Label access);

    /**
     * An access is done.
     *
     * @param number as of {@link #add}
     * @param address as of {@link #add}
     * @param out the branch to what comes behind every operation
     */
    void end(CodeBuilder code, int number, int address, BranchInstruction out) {
        code.with(out);
    }

    /**
     * Before a label.
     *
     * @param reached whether what stands before it goes on there
     */
    void before(CodeBuilder code, Label label, boolean reached) {}

    @Override
    public final void accept(CodeBuilder code, CodeElement element) {
        if (element instanceof PseudoInstruction) { // a line number or label
            if (element instanceof LabelTarget target) {
                before(code, target.label(), !leaves(last));
            }
            code.with(element);
            return;
        }
        if (matched == 6
                && element instanceof BranchInstruction out
                && out.opcode() == Opcode.GOTO) {
            code.ifgt(out.target());
            add(code, changed, address, out.target());
            found();
        } else if (matched == 5
                && element instanceof BranchInstruction in
                && in.opcode() == Opcode.IFLE) {
            matched = 6; // what it jumps to is what follows
        } else if (matched == 5
                && element instanceof BranchInstruction out
                && out.opcode() == Opcode.IFGT) { // another transform was here
            code.with(element);
            add(code, changed, address, out.target());
            found();
        } else if (within
                && element instanceof BranchInstruction out
                && out.opcode() == Opcode.GOTO) {
            end(code, changed - 1, address, out);
            within = false;
        } else {
            matched = next(element);
            code.with(element);
        }
        last = element;
    }

    private void found() {
        changed++;
        matched = 0;
        within = true;
    }

    private static boolean leaves(@Nullable CodeElement instruction) {
        return instruction instanceof BranchInstruction branch && branch.opcode() == Opcode.GOTO
                || instruction instanceof ReturnInstruction
                || instruction instanceof ThrowInstruction;
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
}
