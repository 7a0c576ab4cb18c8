package dev.wasmscope.ui.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RowWindowTest {
    private final RowWindow window = new RowWindow();

    @Test
    void followsTheLastRowUntilTheUserScrollsUp() {
        window.fit(10);
        window.resize(100);
        assertEquals(90, window.top());
        window.scrollBy(-5);
        window.resize(200);
        assertEquals(85, window.top(), "stays where the user is");
        assertFalse(window.following());
        window.scrollBy(1000);
        window.resize(300);
        assertEquals(290, window.top(), "the end was reached: it follows again");
    }

    @Test
    void fewerRowsThanFit() {
        window.fit(10);
        window.resize(3);
        assertEquals(0, window.top());
        assertEquals(3, window.count());
        window.resize(0);
        assertEquals(0, window.count());
    }

    @Test
    void revealsWithAsLittleScrollingAsPossible() {
        window.fit(10);
        window.resize(100);
        window.scrollTo(40);
        window.reveal(45);
        assertEquals(40, window.top(), "was in sight");
        window.reveal(50);
        assertEquals(41, window.top());
        window.reveal(7);
        assertEquals(7, window.top());
    }

    @Test
    void fewerRowsThanBefore() {
        window.fit(10);
        window.resize(1000);
        window.scrollTo(500);
        window.resize(20);
        assertEquals(10, window.top());
        assertTrue(window.count() == 10);
    }
}
