package dev.wasmscope.dwarf.type;

import java.util.OptionalLong;

/**
 * A type that the language defines by itself (DW_TAG_base_type).
 *
 * @param recordedName its name, such as {@code unsigned int} or {@code u8}
 * @param encoding how to read its bits
 * @param size size in bytes
 */
public record BaseType(String recordedName, Encoding encoding, long size) implements Type {
    /** How to read the bits (DWARF 5, section 7.8). */
    public enum Encoding {
        ADDRESS,
        BOOLEAN,
        COMPLEX_FLOAT,
        FLOAT,
        SIGNED,
        SIGNED_CHAR,
        UNSIGNED,
        UNSIGNED_CHAR,
        /** A Unicode character (DW_ATE_UTF). */
        UTF,
        UNSUPPORTED;

        /** The encoding with this DW_ATE code. */
        public static Encoding of(long code) {
            return switch ((int) code) {
                case 0x01 -> ADDRESS;
                case 0x02 -> BOOLEAN;
                case 0x03 -> COMPLEX_FLOAT;
                case 0x04 -> FLOAT;
                case 0x05 -> SIGNED;
                case 0x06 -> SIGNED_CHAR;
                case 0x07 -> UNSIGNED;
                case 0x08 -> UNSIGNED_CHAR;
                case 0x10, 0x11, 0x12 -> UTF;
                default -> UNSUPPORTED;
            };
        }

        /** Whether a value is a character. */
        public boolean isCharacter() {
            return this == SIGNED_CHAR || this == UNSIGNED_CHAR || this == UTF;
        }

        /** Whether the top bit is a sign. */
        public boolean isSigned() {
            return this == SIGNED || this == SIGNED_CHAR;
        }
    }

    @Override
    public OptionalLong byteSize() {
        return OptionalLong.of(size);
    }
}
