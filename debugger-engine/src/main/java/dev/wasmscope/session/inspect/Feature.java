package dev.wasmscope.session.inspect;

/**
 * Something that not every engine can do.
 *
 * @param name as users know it: {@code bulk memory}
 * @param uses instructions of the code section, or declarations, that need it
 * @param declared how the {@code target_features} section calls it; empty if it does not
 */
public record Feature(String name, long uses, String declared) {}
