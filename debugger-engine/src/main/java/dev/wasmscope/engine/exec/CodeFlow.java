package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.lower.CountedBranch;
import dev.wasmscope.engine.lower.Lowering;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.probe.ControlFlow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Describes bodies for those who count. */
final class CodeFlow {
    private final List<Opcode> opcodes = new ArrayList<>();
    private final Deque<List<Integer>> open = new ArrayDeque<>();
    private int[] offsets = new int[64];
    private int[] partners = new int[64];

    private CodeFlow() {}

    /** The body of a defined function, which is valid. */
    static ControlFlow of(Module module, int functionIndex) {
        return new CodeFlow().read(module, functionIndex);
    }

    private ControlFlow read(Module module, int functionIndex) {
        InstructionCursor cursor = InstructionCursor.ofBody(module, functionIndex);
        open.push(new ArrayList<>());
        while (cursor.next()) {
            add(cursor.opcode(), (int) cursor.codeOffset());
        }
        int size = opcodes.size();
        offsets = Arrays.copyOf(offsets, size + 1);
        offsets[size] = (int) module.functions().get(functionIndex).codeEnd();
        List<ControlFlow.Branch> branches =
                Lowering.branches(module, functionIndex).stream().map(this::branch).toList();
        return new ControlFlow(
                offsets, opcodes.toArray(Opcode[]::new), Arrays.copyOf(partners, size), branches);
    }

    private void add(Opcode opcode, int offset) {
        int at = opcodes.size();
        if (at == offsets.length) {
            offsets = Arrays.copyOf(offsets, at * 2);
            partners = Arrays.copyOf(partners, at * 2);
        }
        opcodes.add(opcode);
        offsets[at] = offset;
        partners[at] = -1;
        if (opcode.opensBlock()) {
            open.push(new ArrayList<>());
        }
        switch (opcode) {
            case ELSE, CATCH, CATCH_ALL -> open.getFirst().add(at);
            case END, DELEGATE -> open.pop().forEach(part -> partners[part] = at);
            default -> {}
        }
    }

    private ControlFlow.Branch branch(CountedBranch counted) {
        ControlFlow.Kind kind =
                switch (counted.kind()) {
                    case TAKEN -> ControlFlow.Kind.TAKEN;
                    case NOT_TAKEN -> ControlFlow.Kind.NOT_TAKEN;
                    case ELSE -> ControlFlow.Kind.ELSE;
                    case LABEL -> ControlFlow.Kind.LABEL;
                    case CAUGHT -> ControlFlow.Kind.CAUGHT;
                };
        return new ControlFlow.Branch(
                index(counted.source()), kind, counted.target() < 0 ? -1 : index(counted.target()));
    }

    private int index(int offset) {
        return Arrays.binarySearch(offsets, 0, opcodes.size(), offset);
    }
}
