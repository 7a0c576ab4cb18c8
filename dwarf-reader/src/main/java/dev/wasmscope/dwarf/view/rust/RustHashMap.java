package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import dev.wasmscope.dwarf.view.rust.RustEntries.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code HashMap} and {@code HashSet} of the standard library and of hashbrown: a control byte for
 * each bucket, whose top bit is 0 if the bucket is in use; the buckets lie before the control
 * bytes, the first one last. The order is that of an iterator of the program.
 */
final class RustHashMap implements ValueView {
    private static final int CHUNK = 512;

    private record Table(Type bucket, long control, long buckets, long items) {
        boolean isValid(ViewContext context, long growthLeft) {
            long size = bucket.byteSize().orElse(-1);
            boolean possible =
                    Long.bitCount(buckets) == 1
                            && size >= 0
                            && buckets <= Long.MAX_VALUE / Math.max(1, size)
                            && items >= 0
                            && growthLeft >= 0
                            && items + growthLeft <= buckets;
            return possible
                    && (items == 0
                            || context.inMemory(control, buckets)
                                    && context.inMemory(control - buckets * size, buckets * size));
        }

        /** The index of the bucket in use with that number and of those behind it. */
        List<Long> inUse(ViewContext context, long from, int count) {
            List<Long> found = new ArrayList<>();
            long seen = 0;
            long end = Math.min(items, from + count);
            for (long at = 0; at < buckets && seen < end; at += CHUNK) {
                int length = (int) Math.min(CHUNK, buckets - at);
                if (!(context.memory(control + at, length)
                        instanceof Answer.Known<byte[]>(var bytes))) {
                    return found;
                }
                for (int i = 0; i < length && seen < end; i++) {
                    if (bytes[i] >= 0 && seen++ >= from) {
                        found.add(at + i);
                    }
                }
            }
            return found;
        }

        List<Entry> entries(ViewContext context, long from, int count) {
            long size = bucket.byteSize().orElse(0);
            List<Entry> entries = new ArrayList<>();
            for (long index : inUse(context, from, count)) {
                AvailableValue pair = context.at("", bucket, control - (index + 1) * size);
                Optional<AvailableValue> key = context.member(pair, "__0");
                Optional<AvailableValue> value = context.member(pair, "__1");
                if (key.isPresent() && value.isPresent()) {
                    entries.add(new Entry(key.get(), value.get()));
                }
            }
            return entries;
        }
    }

    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<CompositeType> type = RustTypes.library(raw, "HashMap", "HashSet");
        Optional<AvailableValue> outer =
                RustTypes.member(
                        raw, context, "base.map.table", "base.table", "map.table", "table");
        if (type.isEmpty() || outer.isEmpty()) {
            return Optional.empty();
        }
        Optional<Type> bucket =
                RustTypes.library(outer.get(), "RawTable").flatMap(t -> RustTypes.argument(t, 0));
        AvailableValue inner = context.member(outer.get(), "table").orElse(outer.get());
        String what = RustTypes.plainName(type.get().qualifiedName());
        return bucket.flatMap(pair -> view(raw, context, what, pair, inner));
    }

    private static Optional<ViewedValue> view(
            AvailableValue raw,
            ViewContext context,
            String what,
            Type bucket,
            AvailableValue inner) {
        OptionalLong mask = context.number(inner, "bucket_mask");
        OptionalLong control = RustTypes.address(inner, context, "ctrl");
        OptionalLong items = context.number(inner, "items");
        OptionalLong growthLeft = context.number(inner, "growth_left");
        if (mask.isEmpty() || control.isEmpty() || items.isEmpty() || growthLeft.isEmpty()) {
            return Optional.empty();
        }
        long buckets = mask.getAsLong() + 1;
        Table table = new Table(bucket, control.getAsLong(), buckets, items.getAsLong());
        if (!table.isValid(context, growthLeft.getAsLong())) {
            String why =
                    Long.toUnsignedString(table.items()) + " entries in " + buckets + " buckets";
            return Optional.of(ViewedValue.invalid(raw, what, why));
        }
        RustEntries.Source entries = (from, count) -> table.entries(context, from, count);
        return Optional.of(
                what.equals("HashMap")
                        ? RustEntries.map(table.items(), entries)
                        : RustEntries.set(table.items(), entries));
    }
}
