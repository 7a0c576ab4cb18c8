package dev.wasmscope.dwarf.view.zig;

import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code E!T}: a value, or an error. The compiler records no names for the numbers of errors, but
 * the type tells which ones are possible.
 */
final class ZigErrorUnion implements ValueView {
    private static final Pattern NAME =
            Pattern.compile("(?:error\\{([\\w,]*)}|[\\w.]+)!.*", Pattern.DOTALL);
    private static final int MAX_NAMES = 60;

    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Matcher name = NAME.matcher(ZigViews.structure(raw).orElse(""));
        boolean union = name.matches();
        Optional<AvailableValue> value = union ? context.member(raw, "value") : Optional.empty();
        OptionalLong tag = union ? context.number(raw, "tag") : OptionalLong.empty();
        if (value.isEmpty() || tag.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                tag.getAsLong() == 0
                        ? ViewedValue.like(value.get())
                        : ViewedValue.leaf(error(tag.getAsLong(), name.group(1))));
    }

    private static String error(long number, String set) {
        if (set == null || set.isEmpty()) {
            return "error " + number;
        }
        if (set.indexOf(',') < 0) {
            return "error." + set;
        }
        return set.length() <= MAX_NAMES
                ? "error " + number + " (" + set.replace(",", " or ") + ")"
                : "error " + number;
    }
}
