package dev.wasmscope.engine.coredump;

import java.util.OptionalLong;

/**
 * Why the guest stood when a core file was written.
 *
 * @param trap whether it had trapped
 * @param what the trap's kind in the specification's words; else one line for people
 * @param detail of a trap: what exactly; may be empty
 * @param address of a trap: the address at fault
 */
public record CoreStop(boolean trap, String what, String detail, OptionalLong address) {}
