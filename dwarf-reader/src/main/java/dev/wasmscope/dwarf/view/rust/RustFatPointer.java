package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Pointers with a length: {@code &[T]}, {@code &mut [T]}, {@code Box<[T]>}, {@code &str}, {@code
 * Box<str>}, {@code &Path}, {@code &OsStr}, {@code &CStr}.
 */
final class RustFatPointer implements ValueView {
    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<CompositeType> type = RustTypes.composite(raw);
        OptionalLong address = context.number(raw, "data_ptr");
        OptionalLong length = context.number(raw, "length");
        if (type.isEmpty() || address.isEmpty() || length.isEmpty()) {
            return Optional.empty();
        }
        Optional<Type> element =
                context.member(raw, "data_ptr").flatMap(data -> context.target(data.type()));
        return element.flatMap(
                target ->
                        view(
                                raw,
                                context,
                                Unsized.of(type.get().qualifiedName()),
                                target,
                                address.getAsLong(),
                                length.getAsLong()));
    }

    /** What lies behind such a pointer, by its name. */
    enum Unsized {
        TEXT,
        C_TEXT,
        SLICE,
        OTHER;

        /**
         * The kind of thing that a pointer's type leads to.
         *
         * @param pointer name of the type, such as {@code &mut [i32]} or {@code Box<str, …>}
         */
        static Unsized of(String pointer) {
            String target = pointee(pointer);
            return switch (target.startsWith("[") ? "[" : RustTypes.plainName(target)) {
                case "[" -> SLICE;
                case "str", "Path", "OsStr" -> TEXT;
                case "CStr" -> C_TEXT;
                default -> OTHER;
            };
        }

        private static String pointee(String pointer) {
            for (String mark : new String[] {"&mut ", "&", "*const ", "*mut "}) {
                if (pointer.startsWith(mark)) {
                    return pointer.substring(mark.length());
                }
            }
            int open = pointer.indexOf('<');
            int close = pointer.lastIndexOf(", ");
            int end = close > open ? close : pointer.length() - 1;
            return open < 0 || end <= open ? pointer : pointer.substring(open + 1, end);
        }
    }

    /** A view of what lies at an address and has a length. */
    static Optional<ViewedValue> view(
            AvailableValue raw,
            ViewContext context,
            Unsized kind,
            Type element,
            long address,
            long length) {
        return switch (kind) {
            case TEXT -> Optional.of(RustText.of(raw, context, "str", address, length));
            // the length counts the 0 at the end
            case C_TEXT ->
                    Optional.of(
                            RustText.of(raw, context, "CStr", address, Math.max(0, length - 1)));
            case SLICE ->
                    Optional.of(RustSequence.of(raw, context, "slice", element, address, length));
            case OTHER -> Optional.empty();
        };
    }
}
