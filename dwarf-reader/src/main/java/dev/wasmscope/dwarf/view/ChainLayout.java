package dev.wasmscope.dwarf.view;

import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.view.TextLayout.Field;
import dev.wasmscope.dwarf.view.TextLayout.Reader;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where objects of a library's class keep elements in nodes of which each leads to the next one, as
 * hash tables do. Which bucket a key is in is not computed: the program may have its own hash.
 *
 * @param key the type of the keys
 * @param value the type that a key leads to; null if there are only keys
 * @param first pointer to the first node, in the object
 * @param size number of elements
 * @param pointer bytes of a pointer: a node begins with the one to the next
 * @param keyAt where a node has its key
 * @param valueAt where a node has its value; of no use where there is none
 */
public record ChainLayout(
        Type key,
        @Nullable Type value,
        Field first,
        Field size,
        int pointer,
        long keyAt,
        long valueAt)
        implements KeyedLayout {
    @Override
    public long count(long object, Reader reader) {
        return size.read(object, reader);
    }

    @Override
    public long find(long object, Reader reader, LongUnaryOperator order) {
        long node = first.read(object, reader);
        for (long left = count(object, reader); left > 0; left--) {
            if (node == 0) {
                return -1;
            }
            if (order.applyAsLong(node + keyAt) == 0) {
                return node;
            }
            node = reader.load(node, pointer);
        }
        return node == 0 ? 0 : -1;
    }
}
