package dev.wasmscope.session.symbol;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.binary.MalformedModuleException;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Opcode;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the blocks of a Go function are in its code. Go's compiler begins a function that can be
 * resumed with a loop, one block for each place where it goes on, and a {@code br_table} on the
 * block number of the pc. The numbers that lead to one place share its code; of those the first is
 * taken for its beginning and the last for the call at its end, which are the two that a stack
 * names.
 */
final class GoBlocks {
    /**
     * From here on.
     *
     * @param block number of the block within its function
     */
    record Place(int block, long codeOffset) {}

    private final List<Place> places = new ArrayList<>();

    /** For each way out of the {@code br_table} the first and the last block that take it. */
    private final List<int[]> regions = new ArrayList<>();

    private int tableDepth = -1;
    private int region;
    private long lastCall = -1;

    private GoBlocks() {}

    /** The places of a function in the order of code. */
    static List<Place> of(Module module, int functionIndex) {
        GoBlocks blocks = new GoBlocks();
        blocks.places.add(new Place(0, module.functions().get(functionIndex).codeOffset()));
        try {
            blocks.read(InstructionCursor.ofBody(module, functionIndex));
        } catch (MalformedModuleException e) {
            // What was read before the fault holds.
        }
        return blocks.places;
    }

    private void read(InstructionCursor cursor) {
        while (cursor.next()) {
            Opcode opcode = cursor.opcode();
            if (opcode == Opcode.BR_TABLE && tableDepth < 0) {
                readTable(cursor);
            } else if (isCall(opcode) && cursor.depth() == tableDepth - region - 1) {
                lastCall = cursor.codeOffset(); // one that can be resumed is never in an if
            } else if (opcode == Opcode.END
                    && tableDepth >= 0
                    && cursor.depth() == tableDepth - region - 2) {
                endRegion(cursor.nextCodeOffset());
            }
        }
        addCall();
    }

    private static boolean isCall(Opcode opcode) {
        return opcode == Opcode.CALL || opcode == Opcode.CALL_INDIRECT;
    }

    private void readTable(InstructionCursor cursor) {
        tableDepth = cursor.depth();
        for (int block = 0; block < cursor.labelCount(); block++) {
            int label = cursor.label(block);
            if (label == regions.size()) {
                regions.add(new int[] {block, block});
            } else if (label == regions.size() - 1) {
                regions.getLast()[1] = block;
            }
        }
        region = -1;
    }

    /** A block of the structure closes: the code of the next place begins. */
    private void endRegion(long next) {
        addCall();
        region++;
        if (region < regions.size()) {
            places.add(new Place(regions.get(region)[0], next));
        }
    }

    private void addCall() {
        boolean known = region >= 0 && region < regions.size();
        if (known && lastCall > places.getLast().codeOffset()) {
            places.add(new Place(regions.get(region)[1], lastCall));
        }
        lastCall = -1;
    }
}
