package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.Located;
import dev.wasmscope.dwarf.expr.ValueLocation;
import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.ChildSource;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.value.Values;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What {@code Rc}, {@code Arc} and their {@code Weak} point to: two counters and a value.
 *
 * @param pointer the pointer that they hold: a plain one, or one with a length or vtable
 * @param inner the counters and the value ({@code RcBox}, {@code RcInner}, {@code ArcInner})
 */
record RustCounted(AvailableValue pointer, AvailableValue inner) {
    /** What a counted pointer leads to; empty if it has not the members of one. */
    static Optional<RustCounted> of(AvailableValue raw, ViewContext context) {
        Optional<AvailableValue> pointer =
                context.member(raw, "ptr").map(member -> RustTypes.unwrap(member, context));
        if (pointer.isEmpty()) {
            return Optional.empty();
        }
        Optional<AvailableValue> plain =
                pointer.get().plainType() instanceof PointerType
                        ? pointer
                        : RustTypes.member(pointer.get(), context, "data_ptr", "pointer");
        return plain.flatMap(RustCounted::target)
                .map(inner -> new RustCounted(pointer.get(), inner));
    }

    private static Optional<AvailableValue> target(AvailableValue pointer) {
        return pointer.dereference() instanceof Answer.Known<Value>(AvailableValue target)
                        && target.plainType() instanceof CompositeType
                ? Optional.of(target)
                : Optional.empty();
    }

    /** Where the counters are. */
    OptionalLong address(ViewContext context) {
        return RustTypes.address(context, pointer);
    }

    /** Bytes of an address. */
    int pointerSize() {
        long size = pointer.type().byteSize().orElse(4);
        return pointer.plainType() instanceof PointerType ? (int) size : (int) size / 2;
    }

    /** The number of strong pointers, empty if it is not in memory. */
    OptionalLong strong(ViewContext context) {
        return RustTypes.number(inner, context, "strong");
    }

    /** The number of weak pointers and one more while there are strong ones. */
    OptionalLong weak(ViewContext context) {
        return RustTypes.number(inner, context, "weak");
    }

    /** The value, whatever size it has; empty if it cannot be found. */
    Optional<ViewedValue> content(AvailableValue raw, ViewContext context, String what) {
        Optional<AvailableValue> value = RustTypes.member(inner, context, "value", "data");
        if (value.isEmpty()
                || !(value.get().location() instanceof ValueLocation.Memory(long address))) {
            return Optional.empty();
        }
        OptionalLong length = context.number(pointer, "length");
        if (length.isPresent()) {
            String name = inner.plainType() instanceof CompositeType t ? t.qualifiedName() : "";
            return RustFatPointer.view(
                    raw,
                    context,
                    RustFatPointer.Unsized.of(name),
                    value.get().type(),
                    address,
                    length.getAsLong());
        }
        OptionalLong vtable = context.number(pointer, "vtable");
        if (vtable.isPresent()) {
            return RustVtable.at(vtable.getAsLong(), pointerSize(), context)
                    .map(table -> table.concrete("value", table.aligned(address), context))
                    .map(RustDyn::view);
        }
        return RustReference.isReadable(value.get())
                ? Optional.of(single(value.get()))
                : Optional.of(ViewedValue.invalid(raw, what, "its value is not in memory"));
    }

    private static ViewedValue single(AvailableValue value) {
        ViewedValue like = ViewedValue.like(value);
        return new ViewedValue(
                like.text(), 1, ChildSource.of(List.of(value.named("value"))), value);
    }

    /** The content with the counters. */
    ViewedValue view(ViewedValue content, long strong, long weak) {
        String counts = " (strong=" + strong + ", weak=" + weak + ")";
        return new ViewedValue(
                nesting -> content.text().apply(nesting) + (nesting.depth() == 0 ? counts : ""),
                content.childCount() + 2,
                behind(content, List.of(count("strong", strong), count("weak", weak))),
                content.pointee());
    }

    private static ChildSource behind(ViewedValue content, List<Value> counters) {
        long before = content.childCount();
        return (from, count) -> {
            List<Value> children = new ArrayList<>();
            if (from < before) {
                children.addAll(content.children(from, (int) Math.min(count, before - from)));
            }
            for (int i = 0; i < counters.size(); i++) {
                if (before + i >= from && before + i < from + count) {
                    children.add(counters.get(i));
                }
            }
            return children;
        };
    }

    /** A value that is gone while weak pointers remain. */
    ViewedValue dropped(long weak) {
        List<Value> counters = List.of(count("strong", 0), count("weak", weak));
        return ViewedValue.of(_ -> "(Weak) of a dropped value", counters);
    }

    private Value count(String name, long number) {
        byte[] bytes =
                ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(number).array();
        BaseType type = new BaseType("usize", BaseType.Encoding.UNSIGNED, bytes.length);
        return Values.of(name, type, Answer.of(Located.implicit(bytes)), inner.context());
    }
}
