package dev.wasmscope.dwarf.section;

/**
 * The source language of a unit (DWARF 5, section 7.12), as far as its names and values are written
 * differently.
 */
public enum Language {
    C,
    CPP,
    RUST,
    ZIG,
    SWIFT,
    GO,
    ASSEMBLER,
    OTHER;

    /**
     * The language of a unit.
     *
     * @param code value of DW_AT_language
     * @param producer text of DW_AT_producer, since Zig calls itself C99
     */
    public static Language of(int code, String producer) {
        if (producer.startsWith("zig ")) {
            return ZIG;
        }
        return switch (code) {
            case 0x01, 0x02, 0x0c, 0x1d, 0x2c, 0x3e -> C;
            case 0x04, 0x1a, 0x21, 0x2b, 0x3a -> CPP;
            case 0x1c -> RUST;
            case 0x27 -> ZIG;
            case 0x1e -> SWIFT;
            case 0x16 -> GO;
            case 0x8001 -> ASSEMBLER;
            default -> OTHER;
        };
    }

    /** Text between the parts of a qualified name. */
    public String separator() {
        return this == CPP || this == RUST ? "::" : ".";
    }
}
