package dev.wasmscope.engine.binary;

import org.jspecify.annotations.Nullable;

/** The sections with a meaning, in the order they must appear (core specification 5.5.2). */
enum SectionId {
    TYPE(1, "type"),
    IMPORT(2, "import"),
    FUNCTION(3, "function"),
    TABLE(4, "table"),
    MEMORY(5, "memory"),
    TAG(13, "tag"),
    GLOBAL(6, "global"),
    EXPORT(7, "export"),
    START(8, "start"),
    ELEMENT(9, "element"),
    DATA_COUNT(12, "data count"),
    CODE(10, "code"),
    DATA(11, "data");

    private final int id;
    private final String text;

    SectionId(int id, String text) {
        this.id = id;
        this.text = text;
    }

    /** The specification's name. */
    String text() {
        return text;
    }

    /** Position among the sections, from 1; ids are not in order. */
    int order() {
        return ordinal() + 1;
    }

    /** The section with the id byte, or null. */
    static @Nullable SectionId byId(int id) {
        for (SectionId section : values()) {
            if (section.id == id) {
                return section;
            }
        }
        return null;
    }
}
