package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.Type;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Texts of one byte a character that a pointer or an array of the program holds, compared with one
 * of the expression: the same as {@link TextComparison}, byte by byte.
 */
final class QuickTexts {
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
