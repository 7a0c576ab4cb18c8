package dev.wasmscope.engine.module;

/**
 * Where a section lies.
 *
 * @param id the section's id byte, 0 for custom sections
 * @param name the specification's name of the section, or a custom section's own name
 * @param header id byte and size
 * @param contents everything the size covers; for custom sections this includes the name
 */
public record SectionInfo(int id, String name, ByteRange header, ByteRange contents) {

    /** Whether this is a custom section. */
    public boolean isCustom() {
        return id == 0;
    }
}
