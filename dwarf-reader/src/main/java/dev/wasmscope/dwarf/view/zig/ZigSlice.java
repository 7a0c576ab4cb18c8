package dev.wasmscope.dwarf.view.zig;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.ChildSource;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code []T}: a pointer and a length. Bytes that are text are shown as a text. */
final class ZigSlice implements ValueView {
    private static final int MAX_TEXT = 200;

    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        boolean slice = ZigViews.structure(raw).filter(name -> name.startsWith("[")).isPresent();
        OptionalLong address = slice ? context.number(raw, "ptr") : OptionalLong.empty();
        OptionalLong length = slice ? context.number(raw, "len") : OptionalLong.empty();
        Optional<Type> element =
                slice
                        ? context.member(raw, "ptr").flatMap(ptr -> context.target(ptr.type()))
                        : Optional.empty();
        if (address.isEmpty() || length.isEmpty() || element.isEmpty()) {
            return Optional.empty();
        }
        if (address.getAsLong() == 0) {
            return Optional.of(ViewedValue.leaf("null")); // ?[]T, which has the same description
        }
        return Optional.of(
                view(raw, context, element.get(), address.getAsLong(), length.getAsLong()));
    }

    private static ViewedValue view(
            AvailableValue raw, ViewContext context, Type element, long address, long length) {
        long stride = element.byteSize().orElse(-1);
        boolean countable =
                stride >= 0 && length >= 0 && (stride == 0 || length < Long.MAX_VALUE / stride);
        if (!countable || !context.inMemory(address, length * stride)) {
            String what =
                    length + " elements at 0x" + Long.toHexString(address) + " are not in memory";
            return ViewedValue.invalid(raw, "slice", what);
        }
        ChildSource elements =
                (from, count) -> context.elements(element, address, length, from, count);
        Optional<String> text = isByte(element) ? text(context, address, length) : Optional.empty();
        return text.isPresent()
                ? ViewedValue.of(_ -> text.get(), length, elements)
                : ViewedValue.sequence("", "[", "]", length, elements);
    }

    static boolean isByte(Type type) {
        return type.stripped() instanceof BaseType base && base.recordedName().equals("u8");
    }

    /** The text that bytes hold; empty if a control character is among them or no UTF-8. */
    static Optional<String> text(ViewContext context, long address, long length) {
        int read = (int) Math.min(length, MAX_TEXT);
        return context.memory(address, read) instanceof Answer.Known<byte[]>(byte[] bytes)
                        && isText(bytes, read < length)
                        && context.text(address, length, 1)
                                instanceof Answer.Known<String>(var text)
                ? Optional.of(text)
                : Optional.empty();
    }

    private static boolean isText(byte[] bytes, boolean cut) {
        for (int dropped = 0; dropped <= (cut ? 3 : 0); dropped++) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes, 0, bytes.length - dropped))
                        .chars()
                        .allMatch(
                                c -> c >= ' ' && c != 0x7f || c == '\n' || c == '\t' || c == '\r');
            } catch (CharacterCodingException e) {
                // a character that was cut at the end is not looked at
            }
        }
        return false;
    }
}
