package dev.wasmscope.dwarf.view.cpp;

import dev.wasmscope.dwarf.value.ChildSource;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.view.ViewContext;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;

/**
 * Nodes that lead from one to the next, followed as far as somebody looks. A node that is not in
 * memory, or that was met before, ends the chain.
 */
final class NodeChain {
    /** Makes the value that a node holds. */
    @FunctionalInterface
    interface NodeValue {
        /** The value of the node at an address. */
        Value of(long index, long node);
    }

    private final long size;
    private final LongUnaryOperator next;
    private final List<Long> nodes = new ArrayList<>();

    /**
     * A chain.
     *
     * @param size number of nodes it says it has
     * @param first address of the first node; 0 if there is none
     * @param next the address behind a node's; 0 where there is none
     */
    NodeChain(long size, long first, LongUnaryOperator next) {
        this.size = size;
        this.next = next;
        if (first != 0 && size > 0) {
            nodes.add(first);
        }
    }

    /** The next address as a view reads it from memory: 0 if it cannot be read. */
    static LongUnaryOperator link(ViewContext context, long offset, int pointerSize) {
        return node -> {
            OptionalLong to = context.word(node + offset, pointerSize);
            return to.orElse(0);
        };
    }

    /** The address of a node, or 0 if the chain ends before. */
    private long node(long index) {
        while (nodes.size() <= index) {
            if (nodes.isEmpty() || nodes.size() >= ViewContext.MAX_NODES) {
                return 0;
            }
            long following = next.applyAsLong(nodes.getLast());
            if (following == 0) {
                return 0;
            }
            nodes.add(following);
        }
        return nodes.get((int) index);
    }

    /** The values of the nodes; the first one that cannot be had ends a page. */
    ChildSource values(NodeValue value) {
        return (from, count) -> {
            List<Value> page = new ArrayList<>();
            for (long i = from; i < Math.min(size, from + count); i++) {
                long node = node(i);
                if (node == 0) {
                    break;
                }
                page.add(value.of(i, node));
            }
            return page;
        };
    }
}
