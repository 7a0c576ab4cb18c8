package dev.wasmscope.ui.watches;

import dev.wasmscope.ui.variables.ValueFormat;
import org.jspecify.annotations.Nullable;

/**
 * A watch as it is kept from one start to the next.
 *
 * @param expression as written
 * @param format name of a {@link ValueFormat}; one that is not known is the natural one
 */
public record KeptWatch(@Nullable String expression, @Nullable String format) {
    ValueFormat known() {
        return format == null
                ? ValueFormat.NATURAL
                : ValueFormat.named(format).orElse(ValueFormat.NATURAL);
    }
}
