package dev.wasmscope.dwarf.view.cpp;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code std::vector<bool>} of libc++: a bit for each element, lowest bit first. */
final class CppBitVector implements ValueView {
    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<Type> bool = CppNames.type(raw).flatMap(t -> CppNames.argument(t, 0));
        OptionalLong begin = context.number(raw, "__begin_");
        OptionalLong size = context.number(raw, "__size_");
        if (bool.isEmpty() || begin.isEmpty() || size.isEmpty()) {
            return Optional.empty();
        }
        long first = begin.getAsLong();
        long bits = size.getAsLong();
        return Optional.of(
                bits >= 0 && context.inMemory(first, (bits + 7) / 8)
                        ? ViewedValue.sequence(
                                bits,
                                (from, count) ->
                                        bits(context, bool.get(), first, bits, from, count))
                        : ViewedValue.invalid(
                                raw, "std::vector<bool>", bits + " bits are not in memory"));
    }

    private static List<Value> bits(
            ViewContext context, Type bool, long first, long size, long from, int count) {
        List<Value> bits = new ArrayList<>();
        for (long i = from; i < Math.min(size, from + count); i++) {
            if (context.memory(first + i / 8, 1) instanceof Answer.Known<byte[]>(byte[] bytes)) {
                byte[] bit = {(byte) (bytes[0] >> (i % 8) & 1)};
                bits.add(context.computed("[" + i + "]", bool, bit));
            }
        }
        return bits;
    }
}
