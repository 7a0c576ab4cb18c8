package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.section.AddressRange;
import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.DieOffset;
import dev.wasmscope.dwarf.section.Tag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function, an inlined call or a lexical block, with what is declared directly in it. The tree of
 * one function is read when the function is first looked at.
 */
final class ScopeBlock {
    private final Die die;
    private final List<AddressRange> ranges;
    private final List<ScopeBlock> blocks = new ArrayList<>(0);
    private final List<Die> variables = new ArrayList<>(0);

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

    boolean contains(long pc) {
        for (AddressRange range : ranges) {
            if (range.contains(pc)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The blocks that hold at an address, outermost first: from this function to the innermost
     * inlined call there, and the blocks in that.
     *
     * @param call the entry of the innermost call, or of this function
     */
    List<ScopeBlock> path(DieOffset call, long pc) {
        List<ScopeBlock> path = new ArrayList<>();
        ScopeBlock inner = this;
        while (inner != null) {
            path.add(inner);
            inner =
                    inner.die.offset().value() < call.value()
                            ? inner.blockAround(call)
                            : inner.blockAt(pc);
        }
        return path;
    }

    /** The block directly inside that begins last at or before an entry. */
    private @Nullable ScopeBlock blockAround(DieOffset entry) {
        ScopeBlock last = null;
        for (ScopeBlock block : blocks) {
            if (block.die.offset().value() > entry.value()) {
                break;
            }
            last = block;
        }
        return last;
    }

    /** The block directly inside that holds at an address and is no call. */
    private @Nullable ScopeBlock blockAt(long pc) {
        for (ScopeBlock block : blocks.reversed()) {
            if (!block.isInlinedCall() && block.contains(pc)) {
                return block;
            }
        }
        return null;
    }
}
