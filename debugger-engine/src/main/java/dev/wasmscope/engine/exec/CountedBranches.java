package dev.wasmscope.engine.exec;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds the counting of taken branches to the interpreter loop. All of them come by one place, where
 * {@code entry} is the place of the target in {@code ops}; the number of the branch stands two
 * words behind it. There comes {@code counters[ops[entry + 2]]++}, and behind each call and return
 * {@code counters = thread.counters}.
 *
 * <p>In the class file of the variants that count, for the reasons of {@link WatchedAccesses}.
 */
final class CountedBranches implements CodeTransform {
    private static final ClassDesc THREAD = ClassDesc.of(ThreadState.class.getName());
    private static final ClassDesc COUNTERS = ConstantDescs.CD_long.arrayType();

    /** {@code int target = ops[entry]; clock += ops[entry …}: then comes the counting. */
    private static final List<Opcode> BRANCH =
            List.of(
                    Opcode.ALOAD,
                    Opcode.ILOAD,
                    Opcode.IALOAD,
                    Opcode.ISTORE,
                    Opcode.LLOAD,
                    Opcode.ALOAD,
                    Opcode.ILOAD);

    private final List<Instruction> last = new ArrayList<>();
    private int counters;
    private int branches;
    private int changes;

    private CountedBranches() {}

    /**
     * The class file of the loop with the counting.
     *
     * @throws IllegalStateException if the places for it were not found
     */
    static byte[] addTo(byte[] loop) {
        CountedBranches transform = new CountedBranches();
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
        if (transform.branches != 1 || transform.changes != 2) {
            throw new IllegalStateException(
                    "%d places of branches and %d of calls and returns found in the loop"
                            .formatted(transform.branches, transform.changes));
        }
        return changed;
    }

    @Override
    public void atStart(CodeBuilder code) {
        counters = code.allocateLocal(TypeKind.REFERENCE);
        take(code);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        code.with(element);
        if (!(element instanceof Instruction instruction)) {
            return;
        }
        if (last.size() == BRANCH.size()) {
            last.removeFirst();
        }
        last.add(instruction);
        if (instruction instanceof InvokeInstruction call && changesFrame(call)) {
            take(code);
            changes++;
        } else if (isBranch()) {
            count(code, slot(0), slot(1));
            branches++;
        }
    }

    private static boolean changesFrame(InvokeInstruction call) {
        return call.owner().asSymbol().equals(THREAD)
                && (call.name().equalsString("entered") || call.name().equalsString("left"));
    }

    private boolean isBranch() {
        for (int i = 0; i < BRANCH.size(); i++) {
            if (last.size() < BRANCH.size() || !isForm(last.get(i).opcode(), BRANCH.get(i))) {
                return false;
            }
        }
        return slot(0) == slot(5) && slot(1) == slot(6);
    }

    /** Whether an opcode is another, or one of its short forms such as {@code aload_1}. */
    private static boolean isForm(Opcode opcode, Opcode of) {
        return opcode == of || opcode.name().startsWith(of.name() + "_");
    }

    private int slot(int index) {
        return ((LoadInstruction) last.get(index)).slot();
    }

    private void take(CodeBuilder code) {
        code.aload(code.parameterSlot(0)).getfield(THREAD, "counters", COUNTERS).astore(counters);
    }

    private void count(CodeBuilder code, int ops, int entry) {
        code.aload(counters)
                .aload(ops)
                .iload(entry)
                .iconst_2()
                .iadd()
                .iaload()
                .dup2()
                .laload()
                .lconst_1()
                .ladd()
                .lastore();
    }
}
