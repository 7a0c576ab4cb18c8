package dev.wasmscope.dwarf.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.type.UnspecifiedType;
import dev.wasmscope.dwarf.view.TextLayout.Field;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Chains in a memory of words: the object at 100 leads to nodes of next, hash and key. */
class ChainLayoutTest {
    private static final long OBJECT = 100;
    private static final Type KEY = new UnspecifiedType("key");
    private static final ChainLayout LAYOUT =
            new ChainLayout(
                    new KeyedElement(KEY, null, 8, 8),
                    new Field(0, 4, 0, 32),
                    new Field(4, 4, 0, 32),
                    4);

    private final Map<Long, Long> words = new HashMap<>();
    private long loads;

    private void word(long address, long value) {
        words.put(address, value);
    }

    private void object(long first, long size) {
        word(OBJECT, first);
        word(OBJECT + 4, size);
    }

    private void node(long address, long next, long key) {
        word(address, next);
        word(address + 8, key);
    }

    private long load(long address, int bytes) {
        loads++;
        return words.getOrDefault(address, 0L);
    }

    private long find(long key) {
        return LAYOUT.find(OBJECT, this::load, at -> key - load(at, 4));
    }

    @Test
    void findsNodesByTheirKeys() {
        object(200, 2);
        node(200, 300, 7);
        node(300, 0, 9);
        assertEquals(300, find(9));
        assertEquals(0, find(8), "no such key");
        object(0, 0);
        assertEquals(0, find(7), "it is empty");
    }

    @Test
    void tellsThatAChainDoesNotFitItsSize() {
        object(200, 3);
        node(200, 300, 7);
        node(300, 0, 9);
        assertEquals(-1, find(8), "it ends too soon");
        object(200, 1);
        assertEquals(-1, find(8), "it goes on behind its end");
    }

    /** What stands on the stack before a table is made. */
    @Test
    void isNotHeldUpByAnObjectThatWasNotMade() {
        object(200, 0xffff_ffffL);
        node(200, 200, 7);
        assertEquals(-1, find(8));
        assertEquals(true, loads < 10, "of the node itself nothing is read: " + loads);
        object(200, 1 << 20);
        assertEquals(-1, find(8), "a circle of a size that is possible ends");
    }
}
