package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.section.AddressRange;
import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.Tag;
import java.util.ArrayList;
import java.util.List;

/**
 * A function, an inlined call or a lexical block, with what is declared directly in it. The tree of
 * one function is read when the function is first looked at.
 */
final class ScopeBlock {
    private final Die die;
    private final List<AddressRange> ranges;
    private final List<ScopeBlock> blocks = new ArrayList<>(0);
    private final List<Die> variables = new ArrayList<>(0);
    private boolean hasCalls;

    ScopeBlock(Die die, List<AddressRange> ranges) {
        this.die = die;
        this.ranges = ranges;
    }

    Die die() {
        return die;
    }

    List<AddressRange> ranges() {
        return ranges;
    }

    /** Variables, parameters and constants declared directly here. */
    List<Die> variables() {
        return variables;
    }

    /** Blocks and inlined calls directly inside. */
    List<ScopeBlock> blocks() {
        return blocks;
    }

    boolean isInlinedCall() {
        return die.tag() == Tag.INLINED_SUBROUTINE;
    }

    /** Notes that there is an inlined call somewhere inside. */
    void markCalls() {
        hasCalls = true;
    }

    boolean contains(long pc) {
        for (AddressRange range : ranges) {
            if (range.contains(pc)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Adds the blocks inside this one that hold at an address, outermost first. Inlined calls are
     * also found in blocks whose own ranges are too small.
     *
     * @return whether an inlined call was found
     */
    boolean descend(long pc, List<ScopeBlock> path) {
        for (int i = blocks.size() - 1; i >= 0; i--) {
            ScopeBlock block = blocks.get(i);
            if (block.contains(pc)) {
                path.add(block);
                return block.descend(pc, path) || block.isInlinedCall();
            }
        }
        for (int i = blocks.size() - 1; i >= 0; i--) {
            ScopeBlock block = blocks.get(i);
            int size = path.size();
            if (block.hasCalls && !block.isInlinedCall()) {
                path.add(block);
                if (block.descend(pc, path)) {
                    return true;
                }
                path.subList(size, path.size()).clear();
            }
        }
        return false;
    }
}
