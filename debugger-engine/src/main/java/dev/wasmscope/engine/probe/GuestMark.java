package dev.wasmscope.engine.probe;

import java.util.OptionalLong;

/**
 * A moment that a guest has marked.
 *
 * @param name the function that it called, as it was named by the user
 * @param clock instructions that the thread had executed, the call included
 * @param argument the call's first argument, if that is an integer
 * @param text the C string that the argument points to, if it points to one that is printable; else
 *     empty
 */
public record GuestMark(String name, long clock, OptionalLong argument, String text) {
    /** Longest text that is read. */
    public static final int LONGEST_TEXT = 200;
}
