package dev.wasmscope.session.call;

import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.view.TextLayout;

/** What is given to a function. */
public sealed interface Argument {
    /**
     * A value.
     *
     * @param type of the parameter, or of the value where there is no parameter for it
     * @param bytes of that type, in memory order
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Bytes(Type type, byte[] bytes) implements Argument {}

    /**
     * The address of something that is put into memory for the call.
     *
     * @param type of the parameter: a pointer, or a Rust slice, which has the length too
     * @param contents what is put there
     * @param length that a slice has, in elements; -1 for an address alone
     * @param stays whether the function may keep the address
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Placed(Type type, byte[] contents, long length, boolean stays) implements Argument {}

    /**
     * An object of a text class that is made for the call.
     *
     * @param type of the parameter
     * @param layout of the class
     * @param text its bytes
     * @param byReference whether the function takes the object's address
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Text(Type type, TextLayout layout, byte[] text, boolean byReference)
            implements Argument {}
}
