package dev.wasmscope.session.inspect;

import java.util.OptionalLong;

/**
 * A data segment.
 *
 * @param name from the name section; empty if there is none
 * @param mode {@code passive}, or where it is copied to: {@code memory 0 at 0x400}
 * @param address in memory 0; empty if it is passive, in another memory or at a computed place
 * @param fileOffset of its first byte
 * @param size in bytes
 */
public record DataPart(
        int index, String name, String mode, OptionalLong address, long fileOffset, long size) {}
