package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.section.At;
import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.DieWalker;
import dev.wasmscope.dwarf.section.DwarfException;
import dev.wasmscope.dwarf.section.Problems;
import dev.wasmscope.dwarf.section.RangeLists;
import dev.wasmscope.dwarf.section.Tag;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Reads the blocks and inlined calls of a function. */
final class ScopeTree {
    /** Nesting beyond this is not looked at: no compiler writes it, and lookups recurse. */
    private static final int MAX_DEPTH = 500;

    private record Open(ScopeBlock block, int depth) {}

    private final Deque<Open> open = new ArrayDeque<>();
    private final Problems problems;

    private ScopeTree(Problems problems) {
        this.problems = problems;
    }

    /** The tree of a function; what cannot be read is recorded and left out. */
    static ScopeBlock read(Die function, Problems problems) {
        ScopeTree tree = new ScopeTree(problems);
        ScopeBlock root = tree.block(function);
        tree.open.push(new Open(root, 0));
        try {
            tree.walk(DieWalker.below(function));
        } catch (DwarfException e) {
            problems.add(e);
        }
        return root;
    }

    private void walk(DieWalker walker) {
        int skipBelow = Integer.MAX_VALUE;
        for (Die die = walker.next(); die != null; die = walker.next()) {
            int depth = walker.depth();
            if (depth > skipBelow) {
                continue;
            }
            skipBelow = Integer.MAX_VALUE;
            while (open.getFirst().depth() >= depth) {
                open.pop();
            }
            ScopeBlock parent = open.getFirst().block();
            switch (die.tag()) {
                case Tag.FORMAL_PARAMETER, Tag.VARIABLE, Tag.CONSTANT ->
                        parent.variables().add(die);
                case Tag.LEXICAL_BLOCK, Tag.INLINED_SUBROUTINE, Tag.TRY_BLOCK, Tag.CATCH_BLOCK -> {
                    if (depth < MAX_DEPTH) {
                        open.push(new Open(child(parent, die), depth));
                    } else {
                        skipBelow = depth;
                    }
                }
                default -> skipBelow = die.hasChildren() ? depth : Integer.MAX_VALUE;
            }
        }
    }

    /** The block of an entry; a block without code of its own is taken as part of its parent. */
    private ScopeBlock child(ScopeBlock parent, Die die) {
        boolean noCode = !die.has(At.LOW_PC) && !die.has(At.RANGES);
        if (noCode && die.tag() != Tag.INLINED_SUBROUTINE) {
            return parent;
        }
        ScopeBlock block = block(die);
        parent.blocks().add(block);
        return block;
    }

    private ScopeBlock block(Die die) {
        try {
            return new ScopeBlock(die, RangeLists.of(die));
        } catch (DwarfException e) {
            problems.add(e);
            return new ScopeBlock(die, List.of());
        }
    }
}
