package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.view.CountLayouts;
import dev.wasmscope.dwarf.view.ListLayout;
import dev.wasmscope.dwarf.view.SequenceLayout;
import dev.wasmscope.dwarf.view.SequenceLayouts;
import dev.wasmscope.dwarf.view.TextLayout;
import dev.wasmscope.session.expression.Quick.Number;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Elements of vectors and what smart pointers lead to, in conditions: read where they lie, without
 * making views of the containers. A broken one is left to {@link Evaluation}, which says so.
 */
final class QuickContainers {
    private final LiveNumbers live;
    private final QuickObjects objects;

    QuickContainers(LiveNumbers live, QuickObjects objects) {
        this.live = live;
        this.objects = objects;
    }

    /** An element; null if the object holds none in a row. */
    @Nullable Quick element(Quick.Object container, LongSupplier index) {
        SequenceLayout layout = SequenceLayouts.of(container.type()).orElse(null);
        if (layout == null) {
            return null;
        }
        LongSupplier address =
                () -> {
                    long object = container.address().getAsLong();
                    long at = index.getAsLong();
                    if (at < 0 || at >= count(layout, object)) {
                        throw new LiveNumbers.UnreadableException();
                    }
                    return layout.start(object, live::load) + at * layout.stride() & objects.mask();
                };
        return objects.referenced(new Quick.Object(layout.element().stripped(), address));
    }

    /** The first or last element of a list; null if the object is none. */
    @Nullable Quick end(Quick.Object list, boolean isFirst) {
        ListLayout layout = ListLayout.of(list.type()).orElse(null);
        if (layout == null) {
            return null;
        }
        LongSupplier address =
                () -> {
                    long at = layout.end(list.address().getAsLong(), live::load, isFirst);
                    if (at == 0) {
                        throw new LiveNumbers.UnreadableException();
                    }
                    return at & objects.mask();
                };
        return objects.referenced(new Quick.Object(layout.element().stripped(), address));
    }

    /** How many elements there are; null if the object is no container that is known. */
    @Nullable LongSupplier count(Quick.Object container) {
        SequenceLayout layout = SequenceLayouts.of(container.type()).orElse(null);
        return layout == null
                ? kept(container)
                : () -> count(layout, container.address().getAsLong());
    }

    private @Nullable LongSupplier kept(Quick.Object container) {
        TextLayout.Field size = CountLayouts.of(container.type()).orElse(null);
        return size == null
                ? null
                : () -> {
                    long count = size.read(container.address().getAsLong(), live::load);
                    if (count < 0) {
                        throw new LiveNumbers.UnreadableException();
                    }
                    return count;
                };
    }

    private long count(SequenceLayout layout, long object) {
        long count = layout.count(object, live::load);
        if (count < 0) {
            throw new LiveNumbers.UnreadableException();
        }
        return count;
    }

    /** The pointer in a smart pointer; null if the object is none. */
    @Nullable Number pointer(Quick.Object object) {
        return SequenceLayouts.pointer(object.type())
                .map(
                        found ->
                                new Number(
                                        found.type(),
                                        () ->
                                                live.load(
                                                        object.address().getAsLong()
                                                                + found.at().offset(),
                                                        found.at().bytes())))
                .orElse(null);
    }
}
