package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.view.TextLayout;
import dev.wasmscope.dwarf.view.TextLayouts;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Texts of one byte a character that a pointer, an array or an object of the program holds,
 * compared with one of the expression or with each other: the same as {@link TextComparison}, byte
 * by byte.
 */
final class QuickTexts {
    private static final long MAX_LENGTH = 1 << 24;

    private QuickTexts() {}

    /** 1 if the texts are equal; null for what is left to {@link TextComparison}. */
    static @Nullable LongSupplier equal(
            Quick whole, LongSupplier start, String text, LiveNumbers live) {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        if (whole.type() instanceof PointerType pointer && isByte(pointer.target().get())) {
            return () -> {
                long address = start.getAsLong();
                if (address == 0) {
                    throw new LiveNumbers.UnreadableException();
                }
                return equal(address, wanted, true, live);
            };
        }
        if (whole.type() instanceof ArrayType array && isByte(array.elementOfFirstDimension())) {
            long room = array.byteSize().orElse(Long.MAX_VALUE);
            return wanted.length > room
                    ? () -> 0
                    : () -> equal(start.getAsLong(), wanted, wanted.length < room, live);
        }
        return null;
    }

    /** Characters of one byte: where they begin, and how many they are. */
    interface Text {
        long start();

        long length();

        /** One of them, unsigned. */
        int at(long address);
    }

    /** A text of the expression. */
    static Text literal(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Text() {
            @Override
            public long start() {
                return 0;
            }

            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public int at(long address) {
                return bytes[(int) address] & 0xff;
            }
        };
    }

    /** The text that an object of a library's class holds; null if it is of no such class. */
    static @Nullable Text of(Quick.Object object, LiveNumbers live) {
        TextLayout layout = TextLayouts.of(object.type()).orElse(null);
        return layout == null
                ? null
                : new Text() {
                    @Override
                    public long start() {
                        return layout.start(object.address().getAsLong(), live::load);
                    }

                    @Override
                    public long length() {
                        return layout.length(object.address().getAsLong(), live::load);
                    }

                    @Override
                    public int at(long address) {
                        return (int) live.load(address, 1);
                    }
                };
    }

    /** The number of bytes of such a text. */
    static @Nullable LongSupplier length(Quick.Object object, LiveNumbers live) {
        Text text = of(object, live);
        return text == null ? null : text::length;
    }

    /** How two texts compare, byte by byte: negative, 0, positive; null if one is none. */
    static @Nullable LongSupplier order(@Nullable Text left, @Nullable Text right) {
        if (left == null || right == null) {
            return null;
        }
        return () -> {
            long a = left.start();
            long b = right.start();
            long lengthA = sane(left.length());
            long lengthB = sane(right.length());
            for (long i = 0; i < Math.min(lengthA, lengthB); i++) {
                int difference = left.at(a + i) - right.at(b + i);
                if (difference != 0) {
                    return difference;
                }
            }
            return Long.compare(lengthA, lengthB);
        };
    }

    /** A broken object may have any length: the general way says what is wrong. */
    private static long sane(long length) {
        if (length < 0 || length > MAX_LENGTH) {
            throw new LiveNumbers.UnreadableException();
        }
        return length;
    }

    private static boolean isByte(Type type) {
        return type.stripped() instanceof BaseType base
                && base.encoding().isCharacter()
                && base.size() == 1;
    }

    private static long equal(long address, byte[] wanted, boolean ends, LiveNumbers live) {
        for (int i = 0; i < wanted.length; i++) {
            if (live.load(address + i, 1) != (wanted[i] & 0xff)) {
                return 0;
            }
        }
        return !ends || live.load(address + wanted.length, 1) == 0 ? 1 : 0;
    }
}
