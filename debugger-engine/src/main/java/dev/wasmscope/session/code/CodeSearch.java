package dev.wasmscope.session.code;

import java.util.function.DoubleConsumer;

/**
 * What is looked for in the code.
 *
 * @param text any part of an instruction or a name; case does not matter
 * @param function where to begin
 * @param behind only instructions behind this code offset in the first function, or before it when
 *     looking back; -1 for all
 * @param forward whether to look onward; it goes on at the other end of the module
 * @param progress hears now and then which share, 0 to 1, was looked at; it ends the search by
 *     throwing a {@link java.util.concurrent.CancellationException}
 */
public record CodeSearch(
        String text, int function, long behind, boolean forward, DoubleConsumer progress) {}
