package dev.wasmscope.dwarf.view;

import dev.wasmscope.dwarf.view.TextLayout.Field;
import dev.wasmscope.dwarf.view.TextLayout.Reader;
import java.util.function.LongUnaryOperator;

/**
 * Where objects of a library's class keep elements in nodes of which each leads to the next one, as
 * hash tables do. Which bucket a key is in is not computed: the program may have its own hash.
 *
 * @param element what a node holds
 * @param first pointer to the first node, in the object
 * @param size number of elements
 * @param pointer bytes of a pointer: a node begins with the one to the next
 */
public record ChainLayout(KeyedElement element, Field first, Field size, int pointer)
        implements KeyedLayout {
    /**
     * More are left to who can be interrupted: an object that was not made yet may have any size,
     * and lead round in a circle.
     */
    private static final long MOST = 1 << 20;

    @Override
    public long count(long object, Reader reader) {
        return size.read(object, reader);
    }

    @Override
    public long find(long object, Reader reader, LongUnaryOperator order) {
        long node = first.read(object, reader);
        long count = count(object, reader);
        if (count < 0 || count > MOST) {
            return -1;
        }
        for (long left = count; left > 0; left--) {
            if (node == 0) {
                return -1;
            }
            if (order.applyAsLong(node + element.keyAt()) == 0) {
                return node;
            }
            node = reader.load(node, pointer);
        }
        return node == 0 ? 0 : -1;
    }
}
