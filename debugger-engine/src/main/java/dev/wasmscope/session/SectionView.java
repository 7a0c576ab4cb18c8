package dev.wasmscope.session;

/**
 * A section of the module, in file order.
 *
 * @param id 0 for custom sections
 * @param name {@code type}, {@code code} …; of a custom section, its name
 * @param start file offset of the section's contents
 * @param size of the contents in bytes
 */
public record SectionView(int id, String name, long start, long size) {}
