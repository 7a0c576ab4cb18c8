package dev.wasmscope.dwarf.view.cpp;

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

/** {@code std::deque} of libc++: a map of blocks of 4,096 bytes. */
final class CppDeque implements ValueView {
    private static final String WHAT = "std::deque";
    private static final int BLOCK_BYTES = 4096;
    private static final int LARGE_ELEMENT = 256;
    private static final int LARGE_ELEMENTS_PER_BLOCK = 16;

    private record Blocks(long map, long start, int pointerSize, Type element) {
        long perBlock() {
            long size = element.byteSize().orElse(1);
            return size < LARGE_ELEMENT ? BLOCK_BYTES / size : LARGE_ELEMENTS_PER_BLOCK;
        }
    }

    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<Type> element = CppNames.type(raw).flatMap(t -> CppNames.argument(t, 0));
        Optional<AvailableValue> begin = context.member(raw, "__map_", "__begin_");
        OptionalLong end = context.number(raw, "__map_", "__end_");
        OptionalLong start = context.number(raw, "__start_");
        OptionalLong size = CppNames.size(raw, context, "__size_");
        boolean complete =
                begin.isPresent() && end.isPresent() && start.isPresent() && size.isPresent();
        if (!complete || element.isEmpty() || element.get().byteSize().orElse(0) == 0) {
            return Optional.empty();
        }
        long map = context.number(begin.get()).orElse(0);
        int pointerSize = (int) begin.get().type().byteSize().orElse(4);
        Blocks blocks = new Blocks(map, start.getAsLong(), pointerSize, element.get());
        long room = (end.getAsLong() - map) / pointerSize * blocks.perBlock();
        long count = size.getAsLong();
        return Optional.of(
                map > end.getAsLong() || count < 0 || blocks.start() + count > room
                        ? ViewedValue.invalid(
                                raw, WHAT, count + " elements do not fit into its blocks")
                        : ViewedValue.sequence(
                                count,
                                (from, wanted) -> page(context, blocks, count, from, wanted)));
    }

    private static List<Value> page(
            ViewContext context, Blocks blocks, long size, long from, int wanted) {
        List<Value> page = new ArrayList<>();
        for (long i = from; i < Math.min(size, from + wanted); i++) {
            long place = blocks.start() + i;
            OptionalLong block =
                    context.word(
                            blocks.map() + place / blocks.perBlock() * blocks.pointerSize(),
                            blocks.pointerSize());
            if (block.isEmpty()) {
                break;
            }
            long inBlock = place % blocks.perBlock() * blocks.element().byteSize().orElse(1);
            page.add(context.at("[" + i + "]", blocks.element(), block.getAsLong() + inBlock));
        }
        return page;
    }
}
