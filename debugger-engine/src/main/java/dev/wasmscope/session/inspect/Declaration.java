package dev.wasmscope.session.inspect;

/**
 * A table, memory, global or tag.
 *
 * @param kind {@code table}, {@code memory}, {@code global} or {@code tag}
 * @param index in the index space of its kind
 * @param name from the name section, an export or {@code module.name} of an import; empty if there
 *     is none
 * @param type as in WAT
 * @param imported whether the host gives it
 */
public record Declaration(String kind, int index, String name, String type, boolean imported) {}
