package dev.wasmscope.session.memory;

import java.util.OptionalInt;

/**
 * One thing that is to be said of an address.
 *
 * @param kind what it is
 * @param text one line for people, without the address
 * @param name of the variable, symbol or function, with what follows it: {@code book[2].total};
 *     empty if there is none
 * @param frame the row of the stack that it belongs to
 * @param start where the thing begins
 * @param size its bytes; 0 if that is not known
 */
public record AddressUse(
        Kind kind, String text, String name, OptionalInt frame, long start, long size) {
    /** What can be at an address. */
    public enum Kind {
        /** Behind the end of the memory. */
        OUTSIDE,
        /** So low that it comes from a null pointer. */
        NULL_PAGE,
        /** A variable of a frame. */
        VARIABLE,
        /** A variable of static storage. */
        STATIC,
        /** The stack in linear memory. */
        STACK,
        /** A data segment of the module. */
        DATA,
        /** A block of the allocator, or the heap where its blocks are not known. */
        HEAP,
        /** Nothing is known of it. */
        UNKNOWN
    }
}
