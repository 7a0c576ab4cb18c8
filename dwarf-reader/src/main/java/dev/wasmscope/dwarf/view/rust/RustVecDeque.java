package dev.wasmscope.dwarf.view.rust;

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

/**
 * {@code VecDeque<T>}: a ring. Since 1.67 it keeps its first index and its length, before that its
 * first index ({@code tail}) and the one after its last ({@code head}).
 */
final class RustVecDeque implements ValueView {
    private record Ring(Type element, long address, long capacity, long first, long length) {
        /** Whether the indices lie in the ring and the ring in memory. */
        boolean isValid(ViewContext context) {
            long stride = element.byteSize().orElse(-1);
            boolean room = stride == 0 || length <= capacity && (first < capacity || length == 0);
            return room && length >= 0 && RustSequence.fits(context, address, capacity, stride);
        }

        List<Value> elements(ViewContext context, long from, int count) {
            long stride = element.byteSize().orElse(0);
            List<Value> elements = new ArrayList<>();
            for (long i = from; i < Math.min(length, from + count); i++) {
                long slot = stride == 0 ? 0 : (first + i) % capacity;
                elements.add(context.at("[" + i + "]", element, address + slot * stride));
            }
            return elements;
        }
    }

    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<Type> element =
                RustTypes.library(raw, "VecDeque").flatMap(type -> RustTypes.argument(type, 0));
        return element.flatMap(type -> ring(raw, context, type))
                .map(ring -> view(raw, context, ring));
    }

    private static ViewedValue view(AvailableValue raw, ViewContext context, Ring ring) {
        if (!ring.isValid(context)) {
            String why =
                    String.format(
                            "%d elements from %d on, with room for %d",
                            ring.length(), ring.first(), ring.capacity());
            return ViewedValue.invalid(raw, "VecDeque", why);
        }
        return RustSequence.of(ring.length(), (from, count) -> ring.elements(context, from, count));
    }

    private static Optional<Ring> ring(AvailableValue raw, ViewContext context, Type element) {
        OptionalLong address = RustVec.elements(raw, context);
        OptionalLong capacity = RustTypes.number(raw, context, "buf.inner.cap", "buf.cap");
        OptionalLong head = context.number(raw, "head");
        OptionalLong tail = context.number(raw, "tail");
        OptionalLong length = context.number(raw, "len");
        if (address.isEmpty() || capacity.isEmpty() || head.isEmpty()) {
            return Optional.empty();
        }
        long room = capacity.getAsLong();
        if (length.isPresent()) {
            return Optional.of(
                    new Ring(
                            element,
                            address.getAsLong(),
                            room,
                            head.getAsLong(),
                            length.getAsLong()));
        }
        if (tail.isEmpty()) {
            return Optional.empty();
        }
        // the capacity was a power of two then
        long used = (head.getAsLong() - tail.getAsLong()) & (room - 1);
        return Optional.of(new Ring(element, address.getAsLong(), room, tail.getAsLong(), used));
    }
}
