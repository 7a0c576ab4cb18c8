package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.view.KeyedLayout;
import dev.wasmscope.dwarf.view.KeyedLayouts;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Entries of maps and sets, in conditions: found by a number or a text that stands in the
 * expression; in sorted trees on the way that the program itself takes. What a key that is not
 * there means is left to {@link Evaluation}.
 */
final class QuickEntries {
    private final LiveNumbers live;
    private final QuickObjects objects;

    QuickEntries(LiveNumbers live, QuickObjects objects) {
        this.live = live;
        this.objects = objects;
    }

    /** What a key leads to; null if the object is no map, or the key none of its keys. */
    @Nullable Quick element(Quick.Object map, Node key) {
        KeyedLayout layout = KeyedLayouts.of(map.type()).orElse(null);
        Type value = layout == null ? null : layout.element().value();
        LongSupplier node = layout == null ? null : node(layout, map, key);
        if (layout == null || value == null || node == null) {
            return null;
        }
        return objects.referenced(
                new Quick.Object(
                        value.stripped(),
                        () -> {
                            long at = node.getAsLong();
                            if (at == 0) {
                                throw new LiveNumbers.UnreadableException();
                            }
                            return at + layout.element().valueAt();
                        }));
    }

    /** 1 if there is such a key, else 0; null likewise. */
    @Nullable LongSupplier contains(Quick.Object tree, Node key) {
        KeyedLayout layout = KeyedLayouts.of(tree.type()).orElse(null);
        LongSupplier node = layout == null ? null : node(layout, tree, key);
        return node == null ? null : () -> node.getAsLong() == 0 ? 0 : 1;
    }

    /** How many elements there are; null if the object is no map or set. */
    @Nullable LongSupplier count(Quick.Object tree) {
        KeyedLayout layout = KeyedLayouts.of(tree.type()).orElse(null);
        return layout == null
                ? null
                : () -> {
                    long count = layout.count(tree.address().getAsLong(), live::load);
                    if (count < 0) {
                        throw new LiveNumbers.UnreadableException();
                    }
                    return count;
                };
    }

    private @Nullable LongSupplier node(KeyedLayout layout, Quick.Object tree, Node key) {
        LongUnaryOperator order =
                switch (key) {
                    case Node.Whole whole when whole.value().bitLength() < 64 ->
                            number(layout.element().key(), whole.value().longValue());
                    case Node.Prefixed(int _, String sign, Node.Whole whole)
                            when sign.equals("-") && whole.value().bitLength() < 64 ->
                            number(layout.element().key(), -whole.value().longValue());
                    case Node.Text(int _, String text) -> text(layout.element().key(), text);
                    default -> null;
                };
        if (order == null) {
            return null;
        }
        return () -> {
            long found = layout.find(tree.address().getAsLong(), live::load, order);
            if (found == -1) {
                throw new LiveNumbers.UnreadableException();
            }
            return found;
        };
    }

    /** Characters and truth values are written as such, not as numbers. */
    private @Nullable LongUnaryOperator number(Type type, long wanted) {
        if (!(type.stripped() instanceof BaseType base)
                || !Quick.isInteger(base)
                || base.encoding().isCharacter()
                || base.encoding() == BaseType.Encoding.BOOLEAN) {
            return null;
        }
        int size = (int) base.size();
        int unused = 64 - 8 * size;
        boolean signed = base.encoding().isSigned();
        if (wanted < 0 && !signed) {
            return null;
        }
        return at -> {
            long bits = live.load(at, size) << unused;
            return signed
                    ? Long.compare(wanted, bits >> unused)
                    : Long.compareUnsigned(wanted, bits >>> unused);
        };
    }

    private @Nullable LongUnaryOperator text(Type type, String wanted) {
        long[] at = {0};
        LongSupplier order =
                QuickTexts.order(
                        QuickTexts.literal(wanted),
                        QuickTexts.of(new Quick.Object(type.stripped(), () -> at[0]), live));
        return order == null
                ? null
                : address -> {
                    at[0] = address;
                    return order.getAsLong();
                };
    }
}
