package dev.wasmscope.profiler.allocator;

/**
 * A function of the guest that allocates.
 *
 * @param index in the function index space
 * @param name the name that it was recognised by
 * @param family whose it is: {@code C}, {@code Rust}, …, or {@code user} if the user named it
 * @param role what it does
 * @param collected whether a garbage collector takes blocks back without any call
 */
public record AllocatorFunction(
        int index, String name, String family, AllocatorRole role, boolean collected) {}
