package dev.wasmscope.dwarf.view;

import dev.wasmscope.dwarf.view.TextLayout.Reader;
import java.util.function.LongUnaryOperator;

/**
 * Where objects of a library's class keep elements by their keys: for finding one without reading
 * values. See {@link KeyedLayouts}.
 */
public sealed interface KeyedLayout permits TreeLayout, ChainLayout {
    /** What each of its nodes holds. */
    KeyedElement element();

    /** The number of an object's elements. */
    long count(long object, Reader reader);

    /**
     * The address of the node with a key.
     *
     * @param order how the wanted key compares with the one at an address: negative if it is less,
     *     0 if it is the same
     * @return 0 if there is none; -1 if the object is broken
     */
    long find(long object, Reader reader, LongUnaryOperator order);
}
