package dev.wasmscope.dwarf.view;

import dev.wasmscope.dwarf.view.TextLayout.Field;
import dev.wasmscope.dwarf.view.TextLayout.Reader;
import java.util.function.LongUnaryOperator;

/**
 * Where objects of a library's class keep elements in a binary search tree that is sorted by what
 * {@code <} says of their keys: for reading them without reading values. See {@link TreeLayouts}.
 *
 * @param element what a node holds
 * @param root pointer to the first node, in the object
 * @param size number of elements
 * @param pointer bytes of a pointer: a node begins with those to what is less and what is not
 */
public record TreeLayout(KeyedElement element, Field root, Field size, int pointer)
        implements KeyedLayout {
    /** A higher tree needs more nodes than memory has room for: it is broken. */
    private static final int MAX_HEIGHT = 128;

    @Override
    public long count(long object, Reader reader) {
        return size.read(object, reader);
    }

    @Override
    public long find(long object, Reader reader, LongUnaryOperator order) {
        long node = root.read(object, reader);
        for (int height = 0; height < MAX_HEIGHT; height++) {
            if (node == 0) {
                return 0;
            }
            long side = order.applyAsLong(node + element.keyAt());
            if (side == 0) {
                return node;
            }
            node = reader.load(side < 0 ? node : node + pointer, pointer);
        }
        return -1;
    }
}
